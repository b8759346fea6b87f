"""Cells of the staff's lists."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AbstractUser
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, RelatedObjectsColumn
from wagtail.admin.widgets import Button

Links = list[tuple[str, str]]  # what a button says, and where it leads


class WordsColumn(Column):
    """What a visitor typed, in whatever script."""

    cell_template_name = "search/admin/words_cell.html"


class PagesColumn(RelatedObjectsColumn):
    """The pages that are put first; those that nobody is shown now are told."""

    cell_template_name = "search/admin/promoted_cell.html"


class LinksColumn(ButtonsColumnMixin, Column):
    """Small buttons. ``links``: those of a row, for who looks at it."""

    cell_template_name = "search/admin/buttons_cell.html"

    def __init__(self, name: str, label: str, links: Callable[[Any, AbstractUser], Links]) -> None:
        super().__init__(name, label=label, accessor=lambda row: "")
        self.links = links

    def get_buttons(self, instance: Any, parent_context: Any) -> list[Button]:
        found = self.links(instance, parent_context["request"].user)
        small = "button button-small button-secondary"
        return [Button(label, url, classname=small, priority=place) for place, (label, url) in enumerate(found)]
