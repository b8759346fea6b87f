"""Asks the backends, and gives what they found as the reader is shown it. Nobody else asks them."""

from dataclasses import dataclass, field
from datetime import date

from search.filters import SearchFilter
from search.question import Question

PAGE_LENGTH = 10


@dataclass(frozen=True)
class Result:
    """An entry for the reader: in their language where it is published in it, else in the first that has it.

    ``code``: the language of its words where it is not the reader's. ``marked``: pieces of the snippet in order, each
    with whether it is one of the words found. ``promoted``: staff put it first for these words.
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
    """The results for the words of a reader of this language. Any text is answered."""
    raise NotImplementedError


def suggestions(text: str, language: str, most: int = 8) -> list[Suggestion]:
    """Things whose titles begin with what is typed so far."""
    raise NotImplementedError
