"""A month, a week, a day of the agenda: what addresses name, and the grids that pages show. Pure.

Weeks begin on Monday and are numbered as in ISO 8601 (week 1 has the year's first Thursday).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol, Self, TypeVar

from events.rules import EARLIEST, LATEST

DAY, WEEK = timedelta(days=1), timedelta(days=7)
FIRST, LAST = EARLIEST, date(LATEST.year + 1, 12, 31)  # what begins on the last date may last a year
MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
ISO_WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)


class NotAPeriodError(ValueError):
    """An address that names no month, week or day of the agenda."""


class Spanning(Protocol):
    """What touches some days, both included."""

    @property
    def first_day(self) -> date: ...

    @property
    def last_day(self) -> date: ...


Entry = TypeVar("Entry", bound=Spanning)


def numbers(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    found = pattern.fullmatch(text)
    if found is None:
        raise NotAPeriodError(text[:20])
    return tuple(int(group) for group in found.groups())


def within(day: date) -> bool:
    return FIRST <= day <= LAST


@dataclass(frozen=True, order=True)
class Period:
    """Some days, ``first`` to ``last``, both included; in text what addresses call them."""

    first: date

    @property
    def last(self) -> date:
        raise NotImplementedError

    @classmethod
    def of(cls, day: date) -> Self:
        """The one that a day is in."""
        raise NotImplementedError

    @classmethod
    def parsed(cls, text: str) -> Self:
        """The one that an address names; raises ``NotAPeriodError`` where there is none, or none of the agenda."""
        try:
            day = cls.named(text)
        except ValueError as fault:  # a month 13, a 30 February, a week 53 of a year that has 52
            raise NotAPeriodError(text[:20]) from fault
        if not within(day):
            raise NotAPeriodError(text[:20])
        return cls.of(day)

    @classmethod
    def named(cls, text: str) -> date:
        """A day of the one that is named."""
        raise NotImplementedError

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> list[date]:
        return [self.first + DAY * number for number in range((self.last - self.first).days + 1)]

    @property
    def previous(self) -> Self | None:
        """The one before; none where the agenda begins."""
        day = self.first - DAY
        return self.of(day) if within(day) else None

    @property
    def next(self) -> Self | None:
        """The one after; none where the agenda ends."""
        day = self.last + DAY
        return self.of(day) if within(day) else None


@dataclass(frozen=True, order=True)
class Month(Period):
    """``2026-10``."""

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"

    @classmethod
    def named(cls, text: str) -> date:
        year, month = numbers(MONTH, text)
        return date(year, month, 1)

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.replace(day=1))

    @property
    def last(self) -> date:
        return (self.first + DAY * 31).replace(day=1) - DAY

    def weeks(self) -> list[list[date]]:
        """The weeks that the month touches, whole: seven dates each, Monday first."""
        monday, found = Week.of(self.first), []
        while monday.first <= self.last:
            found.append(monday.days())
            monday = Week(monday.first + WEEK)
        return found


@dataclass(frozen=True, order=True)
class Week(Period):
    """``2026-W40``; ``first`` is its Monday."""

    def __str__(self) -> str:
        year, number, _ = self.first.isocalendar()
        return f"{year:04}-W{number:02}"

    @property
    def number(self) -> int:
        return self.first.isocalendar().week

    @classmethod
    def named(cls, text: str) -> date:
        year, number = numbers(ISO_WEEK, text)
        return date.fromisocalendar(year, number, 1)

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day - DAY * day.weekday())

    @property
    def last(self) -> date:
        return self.first + DAY * 6


@dataclass(frozen=True, order=True)
class Day(Period):
    """``2026-10-27``."""

    def __str__(self) -> str:
        return f"{self.first:%Y-%m-%d}"

    @classmethod
    def named(cls, text: str) -> date:
        return date(*numbers(ISO_DAY, text))

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day)

    @property
    def last(self) -> date:
        return self.first


def by_day(entries: Iterable[Entry], first: date, last: date) -> dict[date, list[Entry]]:
    """Every day from ``first`` to ``last`` with the entries that touch it, in the order given.

    One that lasts days stands on each of them; one that ends at midnight does not touch the day that begins then
    (``Instance.last_day``, ``Occurrence.last_day``).
    """
    found: dict[date, list[Entry]] = {first + DAY * number: [] for number in range((last - first).days + 1)}
    for entry in entries:
        day = max(first, entry.first_day)
        while day <= min(last, entry.last_day):
            found[day].append(entry)
            day += DAY
    return found
