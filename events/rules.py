"""A rule of recurrence as the site's editors make it: what Outlook can hold, in dates without time or zone. Pure.

RFC 5545, 3.3.10, restricted to [MS-OXCICAL] 2.1.3.2.2: daily to yearly, on days of the week, on a day of the month
or on the nth weekday of the month, ended by a date, by a number, or by nothing. The arithmetic is dateutil's.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import dropwhile, takewhile

from dateutil import rrule

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)  # the dates that the site works with
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Frequency(StrEnum):
    """FREQ of RFC 5545, without what repeats within a day."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


PERIODS = {Frequency.DAILY: timedelta(days=1), Frequency.WEEKLY: timedelta(days=7)}


@dataclass(frozen=True)
class Rule:
    """Which dates a series has, counted from its first one.

    ``weekdays``: 0 is Monday; with ``nth`` (1 to 5, -1 the last) the nth such day of the month. ``month_day``: 1 to 31,
    -1 the last; a month without that day is passed over (RFC 5545). ``month``: of a yearly rule. ``until`` is the last
    date that may still be one. Without ``weekdays`` and ``month_day`` the first date says them. Weeks begin on Monday.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int | None = None
    month_day: int | None = None
    month: int | None = None
    count: int | None = None
    until: date | None = None

    @property
    def is_endless(self) -> bool:
        return self.count is None and self.until is None

    def parts(self) -> dict[str, list[str]]:
        """The parts of an RRULE but its end, by their names in RFC 5545, in its order: ``{"FREQ": ["WEEKLY"], …}``."""
        found = {"FREQ": [str(self.frequency)]}
        if self.interval != 1:
            found["INTERVAL"] = [str(self.interval)]
        if self.weekdays:
            found["BYDAY"] = [f"{self.nth or ''}{WEEKDAYS[day]}" for day in self.weekdays]
        if self.month_day is not None:
            found["BYMONTHDAY"] = [str(self.month_day)]
        if self.month is not None:
            found["BYMONTH"] = [str(self.month)]
        return found

    def dates(self, first: date, since: date | None = None) -> Iterator[date]:
        """The dates of a series that begins on ``first``, in order; without end where the rule has none.

        ``since`` leaves out those before it, without counting through them where that is safe.
        """
        weekdays = [rrule.weekday(day, self.nth) if self.nth else rrule.weekday(day) for day in self.weekdays]
        found = rrule.rrule(
            getattr(rrule, self.frequency),
            dtstart=datetime.combine(self.skipped_to(first, since), time()),
            interval=self.interval,
            wkst=rrule.MO,
            byweekday=weekdays or None,
            bymonthday=self.month_day,
            bymonth=self.month,
            count=self.count,
            until=datetime.combine(self.until, time()) if self.until else None,
        )
        days = (moment.date() for moment in found)
        return dropwhile(lambda day: day < since, days) if since else days

    def dates_until(self, first: date, last: date, since: date | None = None) -> Iterator[date]:
        """``dates`` up to ``last``, itself included."""
        return takewhile(lambda day: day <= last, self.dates(first, since))

    def among(self, first: date, days: Collection[date]) -> set[date]:
        """Those of some days that are dates of the series."""
        return set(days).intersection(self.dates_until(first, max(days), min(days))) if days else set()

    def skipped_to(self, first: date, since: date | None) -> date:
        """A first date that gives the same series from ``since`` on: whole periods of days or of weeks later.

        A count must be counted, and months are not of one length.
        """
        if since is None or since <= first or self.count or self.frequency not in PERIODS:
            return first
        period = PERIODS[self.frequency] * self.interval
        return first + (since - first) // period * period
