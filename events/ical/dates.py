"""The dates of a schedule as RFC 5545 writes them: DTSTART, RRULE, RDATE, EXDATE, and which dates need an override."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from events.ical import lines
from events.ical.lines import Vevent
from events.ical.zones import transitions
from events.occurrences import Instance, Schedule, instance, instant
from events.rules import Rule

DAY = timedelta(days=1)
MIDNIGHT = time()
YEARS = 5  # how far ahead of its last change a series is looked at for nights on which clocks change
MOST = 200  # overrides of a series whose first date is such a night


@dataclass(frozen=True)
class Plan:
    """How a schedule is written: the first date, what is added to the rule and taken from it, and what is written out.

    ``overrides`` are the dates that get a component of their own.
    """

    first: date
    added: tuple[date, ...] = ()
    removed: tuple[date, ...] = ()
    overrides: tuple[date, ...] = ()


def plan(schedule: Schedule, changed: datetime) -> Plan | None:
    """How the schedule is written; nothing where it has no date. ``changed`` bounds what is looked at, not a clock."""
    if schedule.rule is None:
        days = schedule.dates(date.max)
        if not days:
            return None
        overrides = sorted({*schedule.changes} & {*days}) if len(days) > 1 else []
        nights = clock_days(schedule, days[0], changed) if len(days) > 1 else set()
        return Plan(days[0], tuple(days[1:]), (), tuple(sorted({*overrides} | (nights & {*days}))))
    first = next(schedule.rule.dates(schedule.start.date()), None)
    if first is None:
        return None
    nights = clock_days(schedule, first, changed)
    asked = {*schedule.added, *schedule.removed, *schedule.changes, *nights}
    if not asked:
        return Plan(first)
    ruled = {*schedule.rule.dates_until(first, max(asked))}
    added = {*schedule.added} - {*schedule.removed} - ruled
    removed = {*schedule.removed} & ruled
    overrides = ({*schedule.changes} | nights) & ((ruled | added) - removed)
    return Plan(first, tuple(sorted(added)), tuple(sorted(removed)), tuple(sorted(overrides)))


def clock_days(schedule: Schedule, first: date, changed: datetime) -> set[date]:
    """The days, of the series or not, on which the activity lasts longer or shorter than on its first date.

    DTEND gives every date the exact duration of the first (RFC 5545, 3.8.5.3), and some clients the one by the clock
    on the wall. Where the clocks change in between they differ, so such a date is written out.
    """
    if schedule.all_day:
        return set()
    usual = exact(instance(schedule, first))
    if usual != schedule.duration:  # it begins on such a night: every other date differs
        beginning = schedule.dates(first + timedelta(days=366))[:MOST]
        return {day for day in beginning if exact(instance(schedule, day)) != usual}
    last = max(first, changed.date()) + timedelta(days=366 * YEARS)
    if schedule.rule and schedule.rule.until:
        last = min(last, schedule.rule.until)
    found = set()
    for year in range(first.year, last.year + 1):
        for each in transitions(schedule.zone, year):
            found |= {day for day in days_around(schedule, each.wall) if exact(instance(schedule, day)) != usual}
    return {day for day in found if first <= day <= last}


def days_around(schedule: Schedule, wall: datetime) -> Iterable[date]:
    """The days whose date of the series might be under way when clocks change at this wall time."""
    hours = timedelta(hours=3)  # no zone changes its clocks by more, but for Antarctic stations
    earliest = (wall - hours - schedule.duration).date()
    starts = schedule.start.time()
    for number in range((wall.date() - earliest).days + 2):
        day = earliest + DAY * number
        begins = datetime.combine(day, starts)
        if begins - hours <= wall <= begins + schedule.duration + hours:
            yield day


def exact(each: Instance) -> timedelta:
    return each.end - each.start


def recurring(event: Vevent, schedule: Schedule, planned: Plan) -> None:
    """DTSTART and DTEND of the first date, and how it repeats; times are those on the wall."""
    starts = datetime.combine(planned.first, schedule.start.time())
    on_wall(event, "DTSTART", schedule, starts)
    if schedule.duration:
        on_wall(event, "DTEND", schedule, starts + schedule.duration)
    if schedule.rule:
        event.add("RRULE", rule(schedule, schedule.rule))
    for name, days in (("RDATE", planned.added), ("EXDATE", planned.removed)):
        for day in days:
            recurrence_id(event, name, schedule, day)


def rule(schedule: Schedule, ruled: Rule) -> str:
    """RRULE. UNTIL is in UTC where times have a zone, a date where days are whole (RFC 5545, 3.3.10)."""
    parts = [f"{name}={','.join(values)}" for name, values in ruled.parts().items()]
    if ruled.until and schedule.all_day:
        parts.append(f"UNTIL={lines.day(ruled.until)}")
    elif ruled.until:
        last = instant(datetime.combine(ruled.until, schedule.start.time()), schedule.zone)
        parts.append(f"UNTIL={lines.utc(last)}")
    elif ruled.count:
        parts.append(f"COUNT={ruled.count}")
    return ";".join(parts)


def single(event: Vevent, schedule: Schedule, each: Instance) -> None:
    """DTSTART and DTEND of one date by itself, wherever it was moved."""
    zone = ZoneInfo(schedule.zone)
    starts, ends = each.start.astimezone(zone), each.end.astimezone(zone)
    if schedule.all_day and starts.time() == ends.time() == MIDNIGHT:
        event.add("DTSTART", lines.day(starts), VALUE="DATE")
        event.add("DTEND", lines.day(ends), VALUE="DATE")
        return
    moment(event, "DTSTART", schedule.zone, starts)
    if each.end > each.start:
        moment(event, "DTEND", schedule.zone, ends)


def recurrence_id(event: Vevent, name: str, schedule: Schedule, day: date) -> None:
    """A date that the series gives, in the type and the zone of its DTSTART."""
    on_wall(event, name, schedule, datetime.combine(day, schedule.start.time()))


def on_wall(event: Vevent, name: str, schedule: Schedule, wall: datetime) -> None:
    """A date of the series as clocks show it, also where they pass it over."""
    if schedule.all_day:
        event.add(name, lines.day(wall), VALUE="DATE")
    else:
        zoned(event, name, schedule.zone, wall)


def moment(event: Vevent, name: str, zone: str, local: datetime) -> None:
    """A moment in the zone; one that clocks show twice, the second time, can only be said in UTC."""
    if local.fold:
        event.add(name, lines.utc(local))
    else:
        zoned(event, name, zone, local)


def zoned(event: Vevent, name: str, zone: str, wall: datetime) -> None:
    if zone == "UTC":
        event.add(name, f"{lines.local(wall)}Z")
    else:
        event.add(name, lines.local(wall), TZID=zone)
        event.zones.add(zone)
