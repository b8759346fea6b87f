"""When an organisation is open: a week, days that depart from it, public holidays, one zone. Pure.

Hours are wall times of the organisation's zone. A wall time happens at the first instant at which the clock on the
wall shows it or a later one. So what opens in the hour that the clock skips opens when it skips; what lies wholly in it
does not take place; of an hour that comes twice, it is the first one that opens and closes.

Hours belong to the day on which they open, also past midnight: a closure of Saturday does not end Friday's night.
Where days are both closed and open otherwise, they are closed; special days stand above public holidays.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
MIDNIGHT = time()
WEEK = 7
ENDLESS = 9  # days without a closing: longer than any week of hours, so it never comes
AHEAD = 400  # days in which the next opening is looked for


class Kind(StrEnum):
    """What stands at a moment. Nothing is said where no hours are known."""

    OPEN = "open"
    APPOINTMENT = "appointment"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, order=True)
class Slot:
    """From when until when on a day; what closes no later than it opens closes on the next: 00:00–00:00 is all day."""

    opens: time
    closes: time
    by_appointment: bool = False

    @property
    def past_midnight(self) -> bool:
        return self.closes <= self.opens

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Its wall times on a day."""
        return datetime.combine(day, self.opens), datetime.combine(day + DAY * self.past_midnight, self.closes)


@dataclass(frozen=True)
class Special:
    """Days that depart from the week, both included; closed without a slot."""

    first: date
    last: date
    slot: Slot | None = None
    reason: str = ""


@dataclass(frozen=True)
class Hours:
    """All that is known of when an organisation is open. ``weekly``: the day of the week (Monday is 0) and a slot.

    ``holidays``: the days on which it is closed as a rule; none where it minds no holidays.
    """

    weekly: tuple[tuple[int, Slot], ...] = ()
    special: tuple[Special, ...] = ()
    holidays: Collection[date] = field(default=frozenset(), repr=False)
    zone: str = "Europe/Brussels"

    def __bool__(self) -> bool:
        return bool(self.weekly or any(each.slot for each in self.special))

    @property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


@dataclass(frozen=True)
class State:
    """What stands at a moment, and until when (in the organisation's zone); nothing where no end is in sight.

    ``then_by_appointment``: that what comes after a closure is for those who have an appointment.
    """

    kind: Kind
    until: datetime | None = None
    then_by_appointment: bool = False

    @property
    def is_open(self) -> bool:
        return self.kind == Kind.OPEN


@dataclass(frozen=True)
class Ahead:
    """Days to come that depart from the week: a special one, or a public holiday."""

    first: date
    last: date
    slots: tuple[Slot, ...] = ()
    reason: str = ""
    is_holiday: bool = False


Span = tuple[datetime, datetime]


@lru_cache(maxsize=20_000)
def instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant (UTC) at which the zone's clocks show a wall time or a later one."""
    found = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if shown(found, zone) == wall:
        return found
    before, after = wall.replace(tzinfo=zone, fold=1).astimezone(UTC), found  # around the hour that is skipped
    before, after = min(before, after), max(before, after)
    while after - before > SECOND:
        middle = before + (after - before) // 2
        before, after = (before, middle) if shown(middle, zone) >= wall else (middle, after)
    return after.replace(microsecond=0)


def shown(moment: datetime, zone: ZoneInfo) -> datetime:
    """What the clocks of a zone show at a moment, as a wall time."""
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)


def slots_on(hours: Hours, day: date) -> tuple[Slot, ...]:
    """The slots that open on a day, in order."""
    special = [each for each in hours.special if each.first <= day <= each.last]
    if special:
        slots = [each.slot for each in special]
        return () if None in slots else tuple(sorted(slot for slot in slots if slot))
    if day in hours.holidays:
        return ()
    return tuple(sorted(slot for weekday, slot in hours.weekly if weekday == day.weekday()))


def spans(hours: Hours, first: date, last: date, *, by_appointment: bool) -> list[Span]:
    """When it is open, in UTC, of what opens between two days, both included; what touches is one."""
    found = []
    for number in range((last - first).days + 1):
        day = first + number * DAY
        for slot in slots_on(hours, day):
            if slot.by_appointment == by_appointment:
                opens, closes = slot.on(day)
                found.append((instant(opens, hours.tz), instant(closes, hours.tz)))
    return merged(found)


def merged(found: Iterable[Span]) -> list[Span]:
    """The same time without overlaps, in order; what takes no time is left out."""
    joined: list[Span] = []
    for start, end in sorted(span for span in found if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def state(hours: Hours, moment: datetime) -> State:
    """What stands at an aware moment. Whoever may come without an appointment is told first."""
    if not hours:
        return State(Kind.UNKNOWN)
    now, today = moment.astimezone(UTC), moment.astimezone(hours.tz).date()
    near = [spans(hours, today - 2 * DAY, today + ENDLESS * DAY, by_appointment=kind) for kind in (False, True)]
    free, arranged = near
    if until := end_of(free, now):
        return State(Kind.OPEN, in_sight(until, hours, today))
    if until := end_of(arranged, now):
        coming = [start for start, _end in free if now < start < until]
        return State(Kind.APPOINTMENT, in_sight(min([until, *coming]), hours, today))
    return opens_next(hours, now, today)


def end_of(found: Sequence[Span], now: datetime) -> datetime | None:
    """The end of the span that a moment is in."""
    return next((end for start, end in found if start <= now < end), None)


def in_sight(until: datetime, hours: Hours, today: date) -> datetime | None:
    """In the organisation's zone; nothing where it is only where the search ended."""
    found = until.astimezone(hours.tz)
    return found if found.date() < today + ENDLESS * DAY else None


def opens_next(hours: Hours, now: datetime, today: date) -> State:
    """A closure, and what ends it within ``AHEAD`` days."""
    for number in range(-1, AHEAD + 1):
        day = today + number * DAY
        coming = []
        for slot in slots_on(hours, day):
            opens, closes = (instant(wall, hours.tz) for wall in slot.on(day))
            if now < opens < closes:
                coming.append((opens, slot.by_appointment))
        if coming:
            opens, by_appointment = min(coming)
            return State(Kind.CLOSED, opens.astimezone(hours.tz), by_appointment)
    return State(Kind.CLOSED)


# -- As it is shown


def week(hours: Hours) -> list[tuple[Slot, ...]]:
    """The slots of each day of the week from Monday, in order; those of one kind that touch or overlap are one."""
    days = []
    for weekday in range(WEEK):
        given = [slot for day, slot in hours.weekly if day == weekday]
        joined = [slot for kind in (False, True) for slot in joined_slots(given, by_appointment=kind)]
        days.append(tuple(sorted(joined)))
    return days


def joined_slots(given: Iterable[Slot], *, by_appointment: bool) -> Iterator[Slot]:
    """Slots of one kind on one day without overlaps; none is longer than a day, which a slot cannot say."""
    walls: list[Span] = []
    for start, end in sorted(slot.on(date.min) for slot in given if slot.by_appointment == by_appointment):
        if walls and start <= walls[-1][1] and max(end, walls[-1][1]) - walls[-1][0] <= DAY:
            walls[-1] = (walls[-1][0], max(end, walls[-1][1]))
        else:
            walls.append((start, end))
    return (Slot(start.time(), end.time(), by_appointment) for start, end in walls)


def ahead(hours: Hours, today: date, days: int) -> list[Ahead]:
    """What departs from the week between today and so many days ahead, in order.

    A public holiday is told where it would be open on that day otherwise.
    """
    horizon = today + days * DAY
    special = [each for each in hours.special if each.last >= today and each.first <= horizon]
    found = [Ahead(each.first, each.last, (each.slot,) if each.slot else (), each.reason) for each in special]
    usual = {weekday for weekday, _slot in hours.weekly}
    for number in range(days + 1):
        day = today + number * DAY
        covered = any(each.first <= day <= each.last for each in special)
        if day in hours.holidays and day.weekday() in usual and not covered:
            found.append(Ahead(day, day, is_holiday=True))
    return sorted(found, key=lambda each: (each.first, each.last))
