"""What a backend finds. Pure."""

from dataclasses import dataclass, field
from typing import Protocol

from search.filters import SearchFilter
from search.question import Question

FEW = 3  # where fewer entries have enough of the words, those with any of them are given too
MOST = 50  # entries that are weighed again by ``search.ranking``; those after them stay in the backend's order


@dataclass(frozen=True)
class Hit:
    """An entry that was found. ``score``: the higher, the better; comparable within one answer only.

    ``snippet``: the words of its text around what was found, with U+E000 and U+E001 before and after each of these,
    where the backend gives it.
    """

    pk: int
    score: float
    snippet: str = ""


@dataclass(frozen=True)
class Found:
    """``hits``: the best first, as many as were asked for. ``total``: how many entries there are in the selection.

    ``counts``: filter -> value -> how many entries would be shown with it, given the other filters.
    ``loose``: that no entry has enough of the words, so that those with any of them are given.
    """

    hits: list[Hit]
    total: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    loose: bool = False


class Backend(Protocol):
    def find(self, question: Question, chosen: SearchFilter, first: int, most: int) -> Found:
        """The entries ``first`` to ``first + most``, best first, that have enough words (``question.enough``)."""
        ...

    def begin_with(self, question: Question, most: int) -> list[Hit]:
        """Entries whose titles have all the words, the last one perhaps not typed to its end."""
        ...
