"""Asks the backends, and gives what they found as the reader is shown it. Nobody else asks them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from search import matches, promotions, ranking, snippets, suggesting
from search.backends import choosing
from search.backends.found import MOST, Backend, Found, Hit
from search.filters import SearchFilter
from search.matches import Shown
from search.question import Question
from search.spotting import Spotter
from search.understanding import being_typed, understood

PAGE_LENGTH = 10


@dataclass(frozen=True)
class Result:
    """An entry for the reader: in their language where it is published in it, else in the first that has it.

    ``code``: the language of its words where it is not the reader's. ``marked``: pieces of the snippet in order, each
    with whether it is one of the words found. ``promoted``: staff put it first for these words. ``off``: it is
    ``cancelled`` or ``postponed``.
    """

    key: str
    kind: str
    title: str
    address: str
    code: str
    marked: tuple[tuple[str, bool], ...]
    languages: tuple[str, ...]
    next_day: date | None = None
    last_day: date | None = None
    promoted: bool = False
    example: bool = False
    off: str = ""


@dataclass(frozen=True)
class Answer:
    """``counts``: filter -> value -> how many results with it. ``loose``: the results have some of the words only.

    ``without_filters``: how many results there would be without the selection, where it leaves none.
    """

    question: Question
    chosen: SearchFilter
    results: list[Result]
    total: int
    page: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    loose: bool = False
    without_filters: int = 0

    @property
    def pages(self) -> int:
        return -(-self.total // PAGE_LENGTH)


@dataclass(frozen=True)
class Suggestion:
    """What the field proposes while somebody types."""

    title: str
    address: str
    kind: str
    code: str


def answer(text: str, language: str, chosen: SearchFilter, page: int = 1) -> Answer:
    """The results for the words of a reader of this language; the first page where that page is not. Any text is
    answered, by one backend: what it is asked together takes no longer than a visitor waits.
    """
    question = understood(text, language)
    if not question.words:
        return Answer(question, chosen, [], 0, 1)
    backend = choosing.current()
    found, hits = page_of(backend, question, chosen, page)
    if page > 1 and not hits:
        page = 1
        found, hits = page_of(backend, question, chosen, page) if found.total else (found, hits)
    first = matches.with_keys(promotions.promoted(question.text, question.language)) if not chosen else []
    hits = [*(first if page == 1 else []), *(hit for hit in hits if hit.pk not in {each.pk for each in first})]
    without = 0
    if chosen and not found.total:
        without = backend.find(question, SearchFilter(), 0, 1).total
    shown = matches.shown([hit.pk for hit in hits], language)
    spotters = {code: Spotter(question, code) for code in {each.language for each in shown.values()}}
    results = [
        result(each, hit, spotters[each.language], language, promoted=hit in first)
        for hit in hits
        if (each := shown.get(hit.pk))
    ]
    total = max(found.total, len(results))
    loose = found.loose or not all(word.known for word in question.words)
    return Answer(question, chosen, results, total, page, found.counts, loose and bool(total), without)


def page_of(backend: Backend, question: Question, chosen: SearchFilter, page: int) -> tuple[Found, list[Hit]]:
    """What is found, and the entries of one page: of those that are weighed, or after them in the backend's order."""
    first = (page - 1) * PAGE_LENGTH
    if first >= MOST:
        found = backend.find(question, chosen, first, PAGE_LENGTH)
        return found, found.hits
    found, ordered = weighed(backend, question, chosen)
    hits = {hit.pk: hit for hit in found.hits}
    return found, [hits[each.pk] for each in ordered[first : first + PAGE_LENGTH]]


def weighed(
    backend: Backend, question: Question, chosen: SearchFilter, promoted: Sequence[Hit] = ()
) -> tuple[Found, list[ranking.Weighed]]:
    """What is found, and the first of it weighed, best first; with it what is ``promoted``, found or not."""
    found = backend.find(question, chosen, 0, MOST)
    known = {hit.pk for hit in found.hits}
    hits = [*found.hits, *(hit for hit in promoted if hit.pk not in known)]
    candidates = matches.candidates(hits, question.language, question.texts)
    return found, ranking.weigh(question, candidates, timezone.localdate())


def result(shown: Shown, hit: Hit, spotter: Spotter, language: str, *, promoted: bool) -> Result:
    marked = snippets.from_marks(hit.snippet) if hit.snippet else ()
    return Result(
        key=shown.key,
        kind=shown.kind,
        title=shown.title,
        address=shown.address,
        code="" if shown.language == language else shown.language,
        marked=marked or snippets.snippet(shown.summary, shown.body, spotter),
        languages=tuple(
            word.removeprefix("language:") for word in shown.facets.split() if word.startswith("language:")
        ),
        next_day=shown.next_day,
        last_day=shown.last_day,
        promoted=promoted,
        example=shown.example,
        off=shown.off,
    )


def suggestions(text: str, language: str, most: int = 8) -> list[Suggestion]:
    """Things whose titles begin with what is typed so far."""
    question = being_typed(text, language)
    if not question.words:
        return []
    hits = choosing.current().begin_with(question, most * 3)
    shown = matches.shown([hit.pk for hit in hits], language)
    ordered = suggesting.ordered(question, [shown[hit.pk] for hit in hits if hit.pk in shown], timezone.localdate())
    return [
        Suggestion(each.title, each.address, each.kind, "" if each.language == language else each.language)
        for each in ordered[:most]
    ]
