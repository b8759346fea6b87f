"""All that the page of the search shows at an address: the results, the filters, and the ways on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import languages, published
from core.choices import Choice, Group, Labels, Words
from core.templatetags.core_tags import active
from search import invitation, wording
from search.filters import LAST_PAGE, SEVERAL, SearchFilter
from search.query import PAGE_LENGTH, Answer, Result, Suggestion
from search.typed import Typed

BESIDE = ("topic", "period", "commune", "language")  # the filters that stand beside the results; kinds stand above
LONGEST_QUOTED = 100  # characters of a question; the field holds all of it


@dataclass(frozen=True)
class Way:
    """A link. ``count``: how many results one finds there; ``code``: the language of the text, if another."""

    text: str
    url: str
    count: int | None = None
    code: str = ""
    title: str = ""
    current: bool = False


@dataclass(frozen=True)
class Item:
    """A result, with what is said of it."""

    result: Result

    @property
    def kind(self) -> str:
        return wording.kind(self.result.kind)

    @property
    def icon(self) -> str:
        return wording.icon(self.result.kind)

    @property
    def hue(self) -> str:
        return wording.hue(self.result.kind)

    @property
    def when(self) -> str:
        result = self.result
        today = timezone.localdate()
        return wording.when(result.kind, result.next_day, result.last_day, today, is_off=bool(result.off))

    @property
    def is_over(self) -> bool:
        return bool(self.result.last_day and self.result.last_day < timezone.localdate())

    @property
    def elsewhere(self) -> list[str]:
        """The other languages in which one can have it, where the reader's is not among them."""
        there = set(self.result.languages)
        if active() in there:
            return []
        return [code for code, _name in settings.LANGUAGES if code in there and code != self.result.code]


@dataclass(frozen=True)
class Shown:
    """The search at an address. ``base`` is its own; ``answer`` is missing where nothing is asked."""

    base: str
    typed: Typed
    chosen: SearchFilter = field(default_factory=SearchFilter)
    answer: Answer | None = None
    misread: list[str] = field(default_factory=list)
    known: Labels = field(default_factory=dict)

    def address(self, chosen: SearchFilter, page: int = 1, text: str = "") -> str:
        return self.base + chosen.query(text or self.typed.text, page)

    # -- What is shown

    @property
    def total(self) -> int:
        return self.answer.total if self.answer else 0

    @property
    def question(self) -> SafeString:
        """What was asked, or its beginning, quoted in the reader's way; it runs in its own direction."""
        return format_html("<q><bdi>{}</bdi></q>", Truncator(self.typed.text).chars(LONGEST_QUOTED))

    @cached_property
    def items(self) -> list[Item]:
        return [Item(result) for result in self.answer.results] if self.answer else []

    @property
    def first(self) -> int:
        """The place of the first result of this page among all."""
        return (self.page - 1) * PAGE_LENGTH + 1

    @property
    def meant(self) -> Way | None:
        """The question as it is probably meant."""
        words = self.answer.question.meant if self.answer else ""
        return Way(words, self.address(self.chosen, text=words)) if words and words != self.typed.text else None

    @property
    def is_loose(self) -> bool:
        return bool(self.items and self.answer and self.answer.loose)

    @property
    def misread_titles(self) -> list[str]:
        """What the address says that is no filter, in the reader's words."""
        return list(dict.fromkeys(wording.title(name) for name in self.misread))

    # -- Filters

    @property
    def kinds(self) -> list[Way]:
        """The kinds that are found, each as the way to these alone, after the way to all of them; none of one kind."""
        counts = self.counts("kind")
        found = [value for value in self.known["kind"] if counts.get(value) or value in self.chosen.kind]
        if len(found) < 2 and not self.chosen.kind:
            return []
        every = self.chosen.without("kind")
        ways = [Way(_("Everything"), self.address(every), sum(counts.values()), current=not self.chosen.kind)]
        for value in found:
            url = self.address(every.toggled("kind", value))
            text = self.known["kind"][value].text
            ways.append(Way(text, url, counts.get(value, 0), current=value in self.chosen.kind))
        return ways

    def counts(self, name: str) -> dict[str, int]:
        return self.answer.counts.get(name, {}) if self.answer else {}

    @cached_property
    def groups(self) -> list[Group]:
        """The filters to offer: those whose choices tell results apart, and those that are chosen."""
        found = [Group(name, wording.title(name), list(self.choices(name)), wording.none(name)) for name in BESIDE]
        return [group for group in found if group.chosen or any(0 < each.count < self.total for each in group.choices)]

    def choices(self, name: str) -> Iterator[Choice]:
        counts, picked = self.counts(name), self.chosen.values().get(name, ())
        for value, words in self.known[name].items():
            if counts.get(value) or value in picked:
                yield Choice(name, value, words, counts.get(value, 0), value in picked)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form of the filters keeps of the address beside its own choices."""
        return [("q", self.typed.text), *(("kind", value) for value in self.chosen.kind)]

    @property
    def removable(self) -> list[Way]:
        """Each filter that is chosen beside the results, as the way to the same without it."""
        return [
            Way(words.text, self.address(self.chosen.toggled(name, value)), code=words.code, title=wording.title(name))
            for name, value in self.chosen.pairs()
            if name in BESIDE
            for words in [self.known[name].get(value, Words(value))]
        ]

    @property
    def unfiltered(self) -> Way | None:
        """The way to the results without any filter, where the filters leave none."""
        number = self.answer.without_filters if self.answer else 0
        return Way(_("Without any filter"), self.address(SearchFilter()), number) if number else None

    @property
    def everything(self) -> str:
        return self.address(SearchFilter())

    # -- Pages

    @property
    def page(self) -> int:
        return self.answer.page if self.answer else 1

    @property
    def pages(self) -> int:
        return min(self.answer.pages, LAST_PAGE) if self.answer else 0

    @property
    def previous(self) -> str:
        return self.address(self.chosen, self.page - 1) if self.page > 1 else ""

    @property
    def next(self) -> str:
        return self.address(self.chosen, self.page + 1) if self.page < self.pages else ""

    # -- For who asks nothing, or finds nothing

    @property
    def topics(self) -> list[Way]:
        """Each topic as the search for its name."""
        return [
            Way(words.text, self.address(SearchFilter(), text=words.text), code=words.code)
            for words in self.known["topic"].values()
        ]

    @cached_property
    def guides(self) -> list[Suggestion]:
        return invitation.guides()

    @cached_property
    def contact(self) -> Page | None:
        return published.contact_page()

    @property
    def in_every_language(self) -> str:
        """The address without the language that it begins with."""
        query = self.chosen.query(self.typed.text) if self.typed.text else ""
        return self.base.split("/", 2)[2] + query

    @property
    def in_other_languages(self) -> list[Way]:
        """The page of the search in each of the other languages, to ask in one's own words."""
        rest = self.base.split("/", 2)[2]
        codes = [code for code in published.codes() if code != active()]
        return [Way(languages.autonym(code), f"/{code}/{rest}", code=code) for code in codes]


def known_only(chosen: SearchFilter, known: Labels) -> tuple[SearchFilter, list[str]]:
    """The selection without the values that name nothing, and the filters that had such values."""
    wrong = []
    for name in SEVERAL:
        for value in getattr(chosen, name):
            if value not in known[name]:
                chosen = chosen.toggled(name, value)
                wrong.append(name)
    return chosen, list(dict.fromkeys(wrong))
