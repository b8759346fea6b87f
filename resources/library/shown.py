"""All that the page of the library shows at an address: the publications, the filters, and the ways on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.choices import Counted, Group, Labels
from core.templatetags.core_tags import number as in_digits
from resources.library import facets, publications
from resources.library.filters import SEVERAL, LibraryFilter, page_number

A_PAGE = 24


@dataclass(frozen=True)
class Way:
    """A link: ``rel`` as HTML has it, ``count`` how many publications one finds there."""

    text: str
    url: str
    rel: str = ""
    count: int | None = None
    code: str = ""
    title: str = ""
    current: bool = False


@dataclass(frozen=True)
class ListPage:
    """A page of the list: which, of how many, and what it holds."""

    number: int
    last: int
    facts: list[publications.Fact]


@dataclass(frozen=True)
class Shown:
    """The library for a selection. ``base`` is the address of the library itself."""

    base: str
    chosen: LibraryFilter
    page: ListPage
    misread: list[str]
    every: list[publications.Fact]
    counted: Counted
    known: Labels

    def address(self, chosen: LibraryFilter, page: int = 1) -> str:
        return self.base + chosen.query(page)

    @property
    def is_for_search_engines(self) -> bool:
        """A selection and a page further on are for people only; robots follow the pages to every publication."""
        return not self.chosen and not self.is_part

    @property
    def is_part(self) -> bool:
        return self.page.number > 1

    @property
    def total(self) -> int:
        return self.counted.total

    # -- What is shown

    @cached_property
    def items(self) -> list[publications.Item]:
        return publications.items(fact.pk for fact in self.page.facts)

    @property
    def in_my_language(self) -> list[publications.Item]:
        return [item for item in self.items if item.is_for_reader]

    @property
    def in_other_languages(self) -> list[publications.Item]:
        return [item for item in self.items if not item.is_for_reader]

    # -- Filters

    @cached_property
    def groups(self) -> list[Group]:
        return facets.groups([fact.facets for fact in self.every], self.counted, self.chosen, self.known)

    @property
    def removable(self) -> list[Way]:
        """Each filter that is chosen, as the way to the same without it."""
        return list(self.removals())

    def removals(self) -> Iterator[Way]:
        for name in SEVERAL:
            for value in getattr(self.chosen, name):
                words = facets.words(name, value, self.known)
                url = self.address(self.chosen.toggled(name, value))
                yield Way(words.text, url, code=words.code, title=facets.title(name))

    @property
    def suggestions(self) -> list[Way]:
        """What to try where nothing is found: each filter left out that gives something, then none."""
        found = []
        for name in SEVERAL:
            if getattr(self.chosen, name) and (number := self.counted.without.get(name, 0)):
                text = _("Without the filter “%(filter)s”") % {"filter": facets.title(name)}
                found.append(Way(text, self.address(self.chosen.without(name)), count=number))
        if self.chosen and self.every:
            found.append(Way(_("Without any filter"), self.base, count=len(self.every)))
        return found

    @property
    def misread_titles(self) -> list[str]:
        """What the address says that is no filter, in the reader's words."""
        return list(dict.fromkeys(facets.title(name) for name in self.misread))

    # -- Pages

    @property
    def follow(self) -> str:
        """``rel`` of the links between pages: robots do not wander through selections."""
        return "nofollow" if self.chosen else ""

    @property
    def previous(self) -> Way | None:
        return self.beside(self.page.number - 1, _("Previous page"), "prev")

    @property
    def next(self) -> Way | None:
        return self.beside(self.page.number + 1, _("Next page"), "next")

    def beside(self, number: int, text: str, rel: str) -> Way | None:
        if not 1 <= number <= self.page.last:
            return None
        return Way(text, self.address(self.chosen, number), f"{rel} {self.follow}".strip())

    @property
    def pages(self) -> list[Way]:
        """Each page of the list; none where there is one only."""
        if self.page.last == 1:
            return []
        return [
            Way(in_digits(number), self.address(self.chosen, number), self.follow, current=number == self.page.number)
            for number in range(1, self.page.last + 1)
        ]


def shown(page: Page, request: HttpRequest) -> Shown:
    """What the address of a request asks for; what it says that means nothing is left out, and told."""
    chosen, misread = LibraryFilter.parsed(request.GET)
    number, no_number = page_number(request.GET)
    known, every = facets.labels(), publications.facts()
    chosen, unknown = facets.known_only(chosen, [fact.facets for fact in every], known)
    found = [fact for fact in every if chosen.matches(fact.facets)]
    last = max(1, -(-len(found) // A_PAGE))
    if number > last:
        number, no_number = 1, ["page"]
    part = ListPage(number, last, found[(number - 1) * A_PAGE : number * A_PAGE])
    counted = facets.count([fact.facets for fact in every], chosen)
    misread = list(dict.fromkeys([*misread, *unknown, *no_number]))
    return Shown(page.get_url(request) or "", chosen, part, misread, every, counted, known)
