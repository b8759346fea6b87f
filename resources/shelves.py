"""Pages that show what is no page, each entry at one step below their own address: ``/fr/annuaire/<slug>/``."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.http import HttpRequest
from django.utils.text import Truncator
from wagtail.url_routing import RouteResult

from core.models import BasePage

LONGEST_DESCRIPTION = 300  # characters; who shows it cuts it further


class Entry(Protocol):
    """What stands on a shelf. ``str()`` of it is its title, as the reader is given it."""

    @property
    def slug(self) -> str: ...


class ShelfPage(BasePage):
    """A list, and below its address an entry each. In templates ``entry`` is the one that is asked for, or nothing.

    It is published in a language as soon as the page is: what an entry lacks in it is shown in French, marked.
    """

    class Meta:
        abstract = True

    def entry(self, slug: str) -> Entry | None:
        """What this page shows at a slug, in its language; nothing where it shows nothing."""
        raise NotImplementedError

    def slugs(self) -> list[str]:
        """The slug of everything that it shows."""
        raise NotImplementedError

    def summary_of(self, entry: Any) -> str:
        """What an entry is about in a sentence or two, in the words that its reader is given; empty where none says."""
        raise NotImplementedError

    def shows(self, steps: Sequence[str]) -> bool:
        return len(steps) == 1 and self.entry(steps[0]) is not None

    def addresses_below(self) -> list[str]:
        return [f"{slug}/" for slug in self.slugs()]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if self.live and len(path_components) == 1 and (entry := self.entry(path_components[0])):
            return RouteResult(self, kwargs={"entry": entry})
        return super().route(request, path_components)

    def get_context(
        self, request: HttpRequest, *args: Any, entry: Entry | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if entry is None:
            return context
        described = Truncator(" ".join(self.summary_of(entry).split())).chars(LONGEST_DESCRIPTION)
        return context | {
            "entry": entry,
            "view_title": str(entry),
            "view_description": described,
            "below": f"{entry.slug}/",
        }
