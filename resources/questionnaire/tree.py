"""A questionnaire as questions that lead on and outcomes that end. Pure: no Django, no database, no language.

A tree may be in the making: names that are missing, lead nowhere or in a circle (``checks`` says so). Only ``is_sound``
trees are shown to readers, so nothing that walks one of those can go round for ever.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property


@dataclass(frozen=True)
class Link:
    """A way on: ``id`` is what names it in addresses, ``goal`` the name of the step that it leads to."""

    id: str
    goal: str
    text: str = ""
    dated: bool = False  # whoever goes this way has said a date


@dataclass(frozen=True)
class Step:
    """A question or an outcome. ``id`` is its block's, ``text`` its words in the source language."""

    id: str
    name: str
    text: str = ""

    @property
    def links(self) -> tuple[Link, ...]:
        return ()


@dataclass(frozen=True)
class Choice(Step):
    """A question with answers to choose from."""

    answers: tuple[Link, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        return self.answers


@dataclass(frozen=True)
class DateQuestion(Step):
    """A question that a date answers: it leads on by whether the date is before a limit, or not known at all.

    ``unknown`` may be empty: then the reader is not offered to know nothing.
    """

    BEFORE, SINCE, UNKNOWN = "before", "since", "unknown"

    limit: date = date(2000, 1, 1)
    before: str = ""
    since: str = ""
    unknown: str = ""

    @property
    def links(self) -> tuple[Link, ...]:
        known = (Link(self.BEFORE, self.before, dated=True), Link(self.SINCE, self.since, dated=True))
        return (*known, Link(self.UNKNOWN, self.unknown)) if self.unknown else known


@dataclass(frozen=True)
class Outcome(Step):
    """An end. ``term``: months counted from the date that was given last on the way here."""

    kind: str = ""
    term: int | None = None
    has_source: bool = True


@dataclass(frozen=True)
class Tree:
    """The steps in the editor's order; the first question begins."""

    steps: tuple[Step, ...] = field(default=())

    @cached_property
    def named(self) -> dict[str, Step]:
        """The first step of each name."""
        found: dict[str, Step] = {}
        for step in self.steps:
            if step.name:
                found.setdefault(step.name, step)
        return found

    @property
    def questions(self) -> list[Step]:
        return [step for step in self.steps if not isinstance(step, Outcome)]

    @property
    def first(self) -> Step | None:
        return next(iter(self.questions), None)

    def next(self, goal: str) -> Step | None:
        return self.named.get(goal)

    def after(self, step: Step) -> list[Step]:
        """The steps that one leads to, each once."""
        goals = dict.fromkeys(link.goal for link in step.links)
        return [found for goal in goals if (found := self.next(goal))]

    def reached(self) -> set[str]:
        """The ids of the steps that a reader may come to."""
        seen: set[str] = set()
        waiting = [self.first] if self.first else []
        while waiting:
            step = waiting.pop()
            if step.id not in seen:
                seen.add(step.id)
                waiting += self.after(step)
        return seen

    def finished_first(self) -> Iterator[Step]:
        """Every step once, after all that it leads to, but for what leads back (a circle is cut where it closes)."""
        seen: set[str] = set()
        for root in self.steps:
            stack = [(root, iter(self.after(root)))] if root.id not in seen else []
            seen.add(root.id)
            while stack:
                step, rest = stack[-1]
                further = next((each for each in rest if each.id not in seen), None)
                if further is None:
                    stack.pop()
                    yield step
                else:
                    seen.add(further.id)
                    stack.append((further, iter(self.after(further))))

    @cached_property
    def most_questions(self) -> dict[str, int]:
        """Step id -> how many questions are asked at most from there on, the step's own too."""
        found: dict[str, int] = {}
        for step in self.finished_first():
            further = max((found.get(each.id, 0) for each in self.after(step)), default=0)
            found[step.id] = 0 if isinstance(step, Outcome) else 1 + further
        return found
