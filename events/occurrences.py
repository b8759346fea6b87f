"""Series + window -> occurrences. Pure: no Django, no database, no clock (DESIGN: time is pure).

A schedule is local wall time with its zone; every date of it is at that wall time, whatever clocks do in between. A
time that a clock change leaves out is read with the offset before the change, one that comes twice is the first
(RFC 5545, 3.3.5), which is what Python does where ``fold`` is 0.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from events.rules import LATEST, Rule

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)


class Status(StrEnum):
    """What stands of an activity, or of one of its dates. schema.org's EventStatusType, and where it is held."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED_ONLINE = "moved_online"
    RESCHEDULED = "rescheduled"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Change:
    """What departs from the series on one of its dates: cancelled, at another time, or at another place.

    ``start`` and ``end`` are wall times in the series' zone, where it is at another time.
    """

    status: Status
    start: datetime | None = None
    end: datetime | None = None

    @property
    def moves(self) -> bool:
        return self.start is not None or self.end is not None


@dataclass(frozen=True)
class Schedule:
    """When an activity is. ``start`` and ``end`` are wall times without zone; ``end`` is where it is over.

    An activity of whole days begins and ends at midnight: its ``end`` is the first midnight after it (RFC 5545, DTEND
    of DATE). ``added`` and ``removed`` are dates (RDATE, EXDATE); ``changes`` have the date that the series gives for
    key. ``status`` is the whole activity's.
    """

    start: datetime
    end: datetime
    zone: str
    all_day: bool = False
    rule: Rule | None = None
    added: tuple[date, ...] = ()
    removed: tuple[date, ...] = ()
    changes: Mapping[date, Change] = field(default_factory=dict)
    status: Status = Status.SCHEDULED

    @property
    def duration(self) -> timedelta:
        """By the clock on the wall: ten to ten is a day, also when the clocks change in between."""
        return self.end - self.start

    @property
    def is_series(self) -> bool:
        return self.rule is not None or bool(self.added)

    @property
    def is_endless(self) -> bool:
        return self.rule is not None and self.rule.is_endless

    def dates(self, last: date, since: date | None = None) -> list[date]:
        """The dates that the series gives up to ``last``: its rule's, and those added, without those removed.

        ``since`` leaves out those before it.
        """
        first = self.start.date()
        given = set(self.rule.dates_until(first, last, since)) if self.rule else {first}
        given |= set(self.added)
        return sorted(day for day in given - set(self.removed) if (since or day) <= day <= last)

    def among(self, days: Collection[date]) -> set[date]:
        """Those of some days that are dates of the series."""
        return set(days).intersection(self.dates(max(days), min(days))) if days else set()


@dataclass(frozen=True)
class Instance:
    """One date of an activity, in UTC. ``recurrence_id`` is the date that the series gives, wherever it was moved."""

    recurrence_id: date
    start: datetime
    end: datetime
    status: Status

    def first_day(self, zone: str) -> date:
        return self.start.astimezone(ZoneInfo(zone)).date()

    def last_day(self, zone: str) -> date:
        """The last day that it touches: what ends at midnight does not touch the day that begins then."""
        last_moment = max(self.start, self.end - INSTANT)
        return last_moment.astimezone(ZoneInfo(zone)).date()


def instant(wall: datetime, zone: str) -> datetime:
    """The moment, in UTC, at which a clock of the zone shows this."""
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def span(start: datetime, end: datetime, zone: str) -> tuple[datetime, datetime]:
    """From when to when, in UTC, a wall time lasts; never backwards, even where a clock change leaves its start out."""
    begins, ends = instant(start, zone), instant(end, zone)
    return begins, ends if ends >= begins else begins + max(end - start, timedelta())


def instance(schedule: Schedule, day: date) -> Instance:
    """The date that the series gives for ``day``, with what was changed of it."""
    change = schedule.changes.get(day)
    start = datetime.combine(day, schedule.start.time())
    end = start + schedule.duration
    status = schedule.status
    if change:
        start = change.start or start
        end = change.end or start + schedule.duration
        if status == Status.SCHEDULED or change.status == Status.CANCELLED:
            status = change.status
    return Instance(day, *span(start, end, schedule.zone), status)


def instances(schedule: Schedule, begin: datetime, end: datetime) -> list[Instance]:
    """Every instance that touches the window from ``begin`` to ``end`` (aware; ``end`` outside), in order of time.

    A date that was moved is where it was moved to, so one that the series gives outside the window may be inside.
    """
    zone = ZoneInfo(schedule.zone)
    since = begin.astimezone(zone).date() - schedule.duration - 2 * DAY
    last = end.astimezone(zone).date() + DAY
    days = set(schedule.dates(last, since))
    days |= schedule.among([day for day, change in schedule.changes.items() if change.moves])
    found = (instance(schedule, day) for day in days)
    inside = (each for each in found if touches(each, begin, end))
    return sorted(inside, key=lambda each: (each.start, each.recurrence_id))


def touches(each: Instance, begin: datetime, end: datetime) -> bool:
    """Whether any of it lies within: one that ends as the window begins does not, one without length does."""
    return each.start < end and (each.end > begin or each.start == each.end == begin)


def goes_on(schedule: Schedule, after: datetime) -> bool:
    """Whether any instance is over later than a moment only, wherever it was moved."""
    if schedule.is_endless:
        return True
    since = after.astimezone(ZoneInfo(schedule.zone)).date() - schedule.duration - 2 * DAY
    late = schedule.dates(LATEST, since)[-len(schedule.changes) - 1 :]
    moved = schedule.among([day for day, change in schedule.changes.items() if change.moves])
    return any(instance(schedule, day).end > after for day in {*late, *moved})
