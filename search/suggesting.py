"""Which of the things whose titles begin as somebody types are proposed, and in which order. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from search.analysis import folded, pieces
from search.matches import Shown
from search.question import Question
from search.ranking import KINDS

OF_A_KIND = 3  # proposed before others of the same kind, where there are things of other kinds


def ordered(question: Question, found: Sequence[Shown], today: date) -> list[Shown]:
    """In the reader's language first, then what begins like it, then by kind; no kind keeps the others away."""
    typed = [word.folded for word in question.words]
    best = sorted(found, key=lambda each: rank(each, typed, question.language, today))
    return mixed(best)


def rank(shown: Shown, typed: Sequence[str], language: str, today: date) -> tuple[bool, bool, bool, float, int]:
    """The lowest first; what is past comes last."""
    title = [folded(piece.word) for piece in pieces(shown.title)]
    is_past = bool(shown.last_day and shown.last_day < today and not shown.next_day)
    begins = bool(title and typed) and title[0].startswith(typed[0])
    there = all(any(word.startswith(part) for word in title) for part in typed)
    kind = KINDS.get(shown.kind, 0.0)
    return is_past, shown.language != language or not there, not begins, -kind, len(title)


def mixed(best: Iterable[Shown]) -> list[Shown]:
    """The first few of each kind, then the others, each in their order."""
    number = Counter[str]()
    first, others = [], []
    for each in best:
        number[each.kind] += 1
        (first if number[each.kind] <= OF_A_KIND else others).append(each)
    return [*first, *others]
