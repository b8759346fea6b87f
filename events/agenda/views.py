"""Which view of the agenda an address names. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from events.months import Day, Month, NotAPeriodError, Period, Week


class Kind(StrEnum):
    """The views; those of a period are named in addresses by their kind and the period."""

    UPCOMING = "upcoming"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    PAST = "past"


SUBSCRIBE = "subscribe"  # how to follow it: events.views.subscribe
OWN_ADDRESSES = frozenset({str(Kind.PAST), SUBSCRIBE})  # no page below the agenda may stand there
PERIODS: dict[Kind, type[Period]] = {Kind.MONTH: Month, Kind.WEEK: Week, Kind.DAY: Day}


@dataclass(frozen=True)
class View:
    """One view: upcoming, past, or a period. ``path`` is its address below the agenda's: ``month/2026-10/``."""

    kind: Kind = Kind.UPCOMING
    period: Period | None = None

    @classmethod
    def parsed(cls, steps: Sequence[str]) -> Self | None:
        """The view at the steps of an address below the agenda's; none where there is nothing."""
        if not steps:
            return cls()
        if list(steps) == [Kind.PAST]:
            return cls(Kind.PAST)
        if len(steps) != 2 or steps[0] not in PERIODS:
            return None
        try:
            return cls.of(Kind(steps[0]), PERIODS[Kind(steps[0])].parsed(steps[1]))
        except NotAPeriodError:
            return None

    @classmethod
    def of(cls, kind: Kind, period: Period) -> Self:
        return cls(kind, period)

    @classmethod
    def around(cls, kind: Kind, day: date) -> Self:
        """The month, the week that a day is in, or the day."""
        return cls(kind, PERIODS[kind].of(day))

    @property
    def path(self) -> str:
        if self.period:
            return f"{self.kind}/{self.period}/"
        return "" if self.kind == Kind.UPCOMING else f"{self.kind}/"

    @property
    def previous(self) -> Self | None:
        before = self.period.previous if self.period else None
        return type(self)(self.kind, before) if before else None

    @property
    def next(self) -> Self | None:
        after = self.period.next if self.period else None
        return type(self)(self.kind, after) if after else None
