"""VTIMEZONE. Brussels by its yearly rules, which Outlook reads too; other zones from the zone data, in rules where
they have any. icalendar's own generator has the change of spring an hour late, and writes every change by itself.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vDatetime, vRecur, vText, vUTCOffset

BRUSSELS = b"""BEGIN:VTIMEZONE\r
TZID:Europe/Brussels\r
BEGIN:STANDARD\r
DTSTART:19961027T030000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
TZNAME:CET\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:19810329T020000\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r
TZNAME:CEST\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
END:DAYLIGHT\r
END:VTIMEZONE\r
"""
FIRST_YEAR, LAST_YEAR = 1990, 2037  # what activities may have (events.validation), what zone data lists by itself
STEP = timedelta(days=7)  # no zone changes its clocks twice within less
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Transition:
    """The moment, in UTC, at which the clocks of a zone change, and by what."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    summer: bool

    @property
    def wall(self) -> datetime:
        """What clocks show when they are changed: DTSTART of the observance (RFC 5545, 3.6.5)."""
        return (self.at + self.before).replace(tzinfo=None)

    @property
    def nth(self) -> int:
        """Which such weekday of its month it is; the last is -1."""
        is_last = (self.wall + STEP).month != self.wall.month
        return -1 if is_last else (self.wall.day - 1) // 7 + 1


def offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


@lru_cache(maxsize=4096)
def transitions(name: str, year: int) -> tuple[Transition, ...]:
    """When clocks change in a year (of UTC), to the minute."""
    zone, found = ZoneInfo(name), []
    moment, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while moment < end:
        later = min(moment + STEP, end)
        if offset(zone, moment) != offset(zone, later):
            found.append(between(zone, moment, later))
        moment = later
    return tuple(found)


def between(zone: ZoneInfo, before: datetime, after: datetime) -> Transition:
    """The change of clocks that lies between two moments, of which the second may be it."""
    old = offset(zone, before)
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        before, after = (middle, after) if offset(zone, middle) == old else (before, middle)
    local = after.astimezone(zone)
    return Transition(after, old, offset(zone, after), local.tzname() or "", bool(local.dst()))


@lru_cache(maxsize=64)
def vtimezone(name: str) -> bytes:
    """The component of one zone, as it is written."""
    if name == "Europe/Brussels":
        return BRUSSELS
    component = Timezone()
    component["TZID"] = vText(name)
    zone, start = ZoneInfo(name), datetime(FIRST_YEAR, 1, 1, tzinfo=UTC)
    local = start.astimezone(zone)
    first = offset(zone, start)
    component.add_component(observance(Transition(start, first, first, local.tzname() or "", bool(local.dst())), []))
    found = [each for year in range(FIRST_YEAR, LAST_YEAR + 1) for each in transitions(name, year)]
    for kind in groupby(sorted(found, key=kind_of), key=kind_of):
        for run in runs(list(kind[1])):
            component.add_component(observance(run[0], run))
    return bytes(component.to_ical())


def kind_of(each: Transition) -> tuple[object, ...]:
    """What is the same every year of a yearly rule."""
    return (
        each.summer,
        each.before,
        each.after,
        each.name,
        each.wall.month,
        each.wall.weekday(),
        each.nth,
        each.wall.time(),
    )


def runs(found: list[Transition]) -> list[list[Transition]]:
    """The same kind of change, cut where a year is left out."""
    by_gap = groupby(enumerate(found), key=lambda pair: pair[1].wall.year - pair[0])
    return [[each for _, each in group] for _, group in by_gap]


def observance(first: Transition, run: list[Transition]) -> TimezoneStandard | TimezoneDaylight:
    """STANDARD or DAYLIGHT from its first change, each year up to its last one, or for ever where that is to come."""
    component = TimezoneDaylight() if first.summer else TimezoneStandard()
    component["DTSTART"] = vDatetime(first.wall)
    component["TZNAME"] = vText(first.name)
    component["TZOFFSETFROM"] = vUTCOffset(first.before)
    component["TZOFFSETTO"] = vUTCOffset(first.after)
    if len(run) > 1:
        rule = {"FREQ": ["YEARLY"], "BYMONTH": [first.wall.month]}
        rule["BYDAY"] = [f"{first.nth}{WEEKDAYS[first.wall.weekday()]}"]
        if run[-1].wall.year < LAST_YEAR:
            rule["UNTIL"] = [run[-1].at]
        component["RRULE"] = vRecur(rule)
    return component
