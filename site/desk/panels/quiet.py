from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from desk.panels.card import Card


class QuietPanel(Component):
    """The one sentence of a day on which no card has anything to show."""

    template_name = "desk/panels/quiet.html"
    name = "quiet"
    order = 10

    def __init__(self, panels: list[Any]) -> None:
        self.panels = panels  # the list itself: other apps add their cards to it after this one

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        if any(panel.count for panel in self.panels if isinstance(panel, Card)):
            return ""
        return str(super().render_html(parent_context))
