"""How far a reader has come, as an address says it: ``9f2c01ab_03de55f0_2025-03-01``. Pure.

One mark an answer: the beginning of the answer's id, a date, or ``unknown`` for a date that the reader does not know.
The ids stay when editors reorder or reword answers, and are the same in every language.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from dateutil.relativedelta import relativedelta

from resources.questionnaire.tree import Choice, DateQuestion, Link, Outcome, Step, Tree

MOST = 60  # answers in one address
JOINT = "_"  # Wagtail finds no page at an address with a full stop
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
MARK = re.compile(r"[0-9a-f]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}|unknown")
TYPED = re.compile(r"\d{1,4}")  # the digits of any script


class NotAStateError(ValueError):
    """An address that no questionnaire ever had."""


class NoDateError(ValueError):
    """What was typed is no date. ``missing``: something is left empty or is no number."""

    def __init__(self, *, missing: bool) -> None:
        super().__init__()
        self.missing = missing


def mark_of(identifier: str) -> str:
    """What names an answer in addresses, from the id of its block."""
    return identifier[:8].lower()


def parsed(text: str) -> tuple[str, ...]:
    """The marks of an address; ``NotAStateError`` where it is none."""
    marks = tuple(text.split(JOINT, MOST))
    if len(marks) > MOST or not all(MARK.fullmatch(mark) for mark in marks):
        raise NotAStateError
    for mark in marks:
        if "-" in mark:
            as_day(mark)
    return marks


def as_day(mark: str) -> date:
    try:
        day = date.fromisoformat(mark)
    except ValueError as fault:
        raise NotAStateError from fault
    if not EARLIEST <= day <= LATEST:
        raise NotAStateError
    return day


def typed_day(day: str, month: str, year: str) -> date:
    """The date of three fields, in the digits of any script; ``NoDateError`` where there is none such."""
    parts = [part.strip() for part in (year, month, day)]
    if not all(TYPED.fullmatch(part) for part in parts):
        raise NoDateError(missing=True)
    try:
        found = date(*(int(part) for part in parts))
    except ValueError as fault:
        raise NoDateError(missing=False) from fault
    if not EARLIEST <= found <= LATEST:
        raise NoDateError(missing=False)
    return found


@dataclass(frozen=True)
class Given:
    """One answer of a reader. ``day`` answers a question of date, ``link`` is the way that it leads."""

    question: Step
    link: Link
    mark: str
    day: date | None = None


@dataclass(frozen=True)
class Way:
    """The answers given so far and where they lead. ``fits``: nothing more stood in the address."""

    given: tuple[Given, ...]
    at: Step
    fits: bool = True

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(each.mark for each in self.given)

    @property
    def day(self) -> date | None:
        """The date that was given last."""
        return next((each.day for each in reversed(self.given) if each.day), None)

    @property
    def term(self) -> date | None:
        """The last day of the term that the outcome counts."""
        if isinstance(self.at, Outcome) and self.at.term and self.day:
            return self.day + relativedelta(months=self.at.term)
        return None

    @classmethod
    def begun(cls, first: Step) -> Self:
        return cls((), first)


def followed(tree: Tree, marks: Sequence[str]) -> Way:
    """The way that the marks describe, as far as the tree still knows it. The tree must be sound."""
    if tree.first is None:
        raise ValueError("a questionnaire without questions")
    way = Way.begun(tree.first)
    for mark in marks:
        given = answer(way.at, mark)
        further = tree.next(given.link.goal) if given else None
        if given is None or further is None:
            return replace(way, fits=False)
        way = Way((*way.given, given), further)
    return way


def answer(step: Step, mark: str) -> Given | None:
    """What a mark answers to a question; nothing where the question knows no such answer."""
    links = {link.id: link for link in step.links}
    if isinstance(step, Choice) and mark in links:
        return Given(step, links[mark], mark)
    if not isinstance(step, DateQuestion):
        return None
    if mark == DateQuestion.UNKNOWN:
        return Given(step, links[mark], mark) if mark in links else None
    if "-" not in mark:
        return None
    day = as_day(mark)
    side = DateQuestion.BEFORE if day < step.limit else DateQuestion.SINCE
    return Given(step, links[side], mark, day)


def path(marks: Sequence[str]) -> str:
    """What follows the guide's own address: ``questions/``, ``questions/9f2c01ab_03de55f0/``."""
    return f"questions/{JOINT.join(marks)}/" if marks else "questions/"
