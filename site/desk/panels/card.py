from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from core import languages

SHOWN = 5


@dataclass(frozen=True)
class Line:
    """One thing to do: what it is called, where it is done, and one note; ``code`` is the title's language."""

    text: str
    url: str
    note: str = ""
    code: str = settings.LANGUAGE_CODE

    @classmethod
    def of(cls, page: Page, url: str, note: str) -> "Line":
        """A page by its title as last saved."""
        return cls(page.get_admin_display_title(), url, note, page.locale.language_code)

    @property
    def direction(self) -> str:
        return languages.direction(self.code)

    @property
    def language(self) -> str:
        return "" if self.code == settings.LANGUAGE_CODE else languages.autonym(self.code)


class Card(Component):
    """One kind of work: how much of it there is, its newest few lines, and the way to the whole list.

    A card without work is not shown. An app adds its own through ``construct_homepage_panels``.
    """

    template_name = "desk/panels/card.html"
    name = ""
    order = 100
    icon = "list-ul"
    heading = ""
    what_to_do = ""
    more = "Tout voir"
    url = ""
    urgent = False
    wide = False  # its lines are short and many: they stand side by side

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def user(self) -> Any:
        return self.request.user

    @cached_property
    def count(self) -> int:
        raise NotImplementedError

    @cached_property
    def lines(self) -> list[Line]:
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"card": self}

    def render_html(self, parent_context: Mapping[str, Any] | None = None) -> str:
        return str(super().render_html(parent_context)) if self.count else ""
