from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from desk.panels.card import Card


class QuietPanel(Component):
    """The one sentence of a day on which no card has anything to show."""

    template_name = "desk/panels/quiet.html"
    name = "quiet"
    order = 10

    def __init__(self, cards: list[Card]) -> None:
        self.cards = cards

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        if any(card.count for card in self.cards):
            return ""
        return str(super().render_html(parent_context))
