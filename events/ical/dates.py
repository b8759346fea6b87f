"""The dates of a schedule as RFC 5545 writes them: DTSTART, RRULE, RDATE, EXDATE, and which dates need an override."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import vDuration

from events.ical import lines
from events.ical.lines import Vevent
from events.ical.zones import transitions
from events.occurrences import Instance, Schedule, instance, instant
from events.rules import Rule

DAY = timedelta(days=1)
MIDNIGHT = time()
GREENWICH = "Etc/GMT"
YEARS = 5  # how far ahead of its last change a series is looked at for nights on which clocks change


@dataclass(frozen=True)
class Plan:
    """How a schedule is written: the first date, what is added to the rule and taken from it, and what is written out.

    ``overrides`` are the dates that get a component of their own.
    """

    first: date
    added: tuple[date, ...] = ()
    removed: tuple[date, ...] = ()
    overrides: tuple[date, ...] = ()
    ruled: bool = True


def plan(schedule: Schedule, changed: datetime) -> Plan | None:
    """How the schedule is written; nothing where it has no date. ``changed`` bounds what is looked at, not a clock.

    It begins with the first date that is left: some clients show DTSTART whatever EXDATE says (sabre/vobject 2).
    """
    gone = {*schedule.removed}
    first = (
        next((day for day in schedule.rule.dates(schedule.start.date()) if day not in gone), None)
        if schedule.rule
        else None
    )
    if schedule.rule is None or first is None:
        days = schedule.dates(date.max) if schedule.rule is None else sorted({*schedule.added} - gone)
        return singles(schedule, days, changed) if days else None
    nights = clock_days(schedule, first, changed)
    asked = {*schedule.added, *gone, *schedule.changes, *nights}
    if not asked:
        return Plan(first)
    ruled = {day for day in schedule.rule.dates_until(schedule.start.date(), max(asked)) if day >= first}
    added = {*schedule.added} - gone - ruled
    removed = gone & ruled
    overrides = ({*schedule.changes} | nights) & ((ruled | added) - removed)
    return Plan(first, tuple(sorted(added)), tuple(sorted(removed)), tuple(sorted(overrides)))


def singles(schedule: Schedule, days: list[date], changed: datetime) -> Plan:
    """Dates that no rule gives."""
    if len(days) == 1:
        return Plan(days[0], ruled=False)
    overrides = ({*schedule.changes} | clock_days(schedule, days[0], changed)) & {*days}
    return Plan(days[0], tuple(days[1:]), (), tuple(sorted(overrides)), ruled=False)


def clock_days(schedule: Schedule, first: date, changed: datetime) -> set[date]:
    """The days, of the series or not, on which clients would not agree when the activity begins or ends.

    Some take DTEND for a duration to the second (RFC 5545, 3.8.5.3), some for one by the clock on the wall; and a time
    that clocks pass over or show twice is read in several ways. Such a date is written out.
    """
    if schedule.all_day:
        return set()
    last = max(first, changed.date()) + timedelta(days=366 * YEARS)
    if schedule.rule and schedule.rule.until:
        last = max([min(last, schedule.rule.until), *schedule.added])
    found = set()
    for year in range(first.year, last.year + 1):
        for each in transitions(schedule.zone, year):
            found |= {day for day in days_around(schedule, each.wall) if is_night(schedule, day)}
    return {day for day in found if min([first, *schedule.added]) <= day <= last}


def is_night(schedule: Schedule, day: date) -> bool:
    """Whether clocks change while the activity lasts, or at the very hour at which it begins or ends."""
    each = instance(replace(schedule, changes={}), day)
    starts = datetime.combine(day, schedule.start.time())
    walls = (starts, starts + schedule.duration)
    return each.end - each.start != schedule.duration or any(is_doubtful(wall, schedule.zone) for wall in walls)


def is_doubtful(wall: datetime, zone: str) -> bool:
    """Whether clocks pass over this time, or show it twice."""
    local = wall.replace(tzinfo=ZoneInfo(zone))
    return local.utcoffset() != local.replace(fold=1).utcoffset()


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


def recurring(event: Vevent, schedule: Schedule, planned: Plan) -> None:
    """DTSTART and DTEND of the first date, and how it repeats; times are those on the wall."""
    starts = datetime.combine(planned.first, schedule.start.time())
    on_wall(event, "DTSTART", schedule, starts)
    if planned.first in planned.overrides and not schedule.all_day and is_night(schedule, planned.first):
        event.add("DURATION", vDuration(schedule.duration).to_ical().decode())
    elif schedule.duration:
        on_wall(event, "DTEND", schedule, starts + schedule.duration)
    if planned.ruled and schedule.rule:
        event.add("RRULE", rule(schedule, schedule.rule))
    else:
        event.add("RRULE", "FREQ=DAILY;COUNT=1")  # without a rule ical.js shows the dates of RDATE alone
    for name, days in (("RDATE", planned.added), ("EXDATE", planned.removed)):
        for day in days:
            recurrence_id(event, name, schedule, day)


def rule(schedule: Schedule, ruled: Rule) -> str:
    """RRULE. UNTIL is in UTC where times have a zone, a date where days are whole (RFC 5545, 3.3.10).

    A number of dates is written as the last of them: no client then miscounts dates that were moved or taken away.
    """
    parts = [f"{name}={','.join(values)}" for name, values in ruled.parts().items()]
    last = ruled.until
    if ruled.count:
        *_, last = ruled.dates(schedule.start.date())
    if last and schedule.all_day:
        parts.append(f"UNTIL={lines.day(last)}")
    elif last:
        moment = instant(datetime.combine(last, schedule.start.time()), schedule.zone)
        parts.append(f"UNTIL={lines.utc(moment)}")
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
    """A moment in the zone; one that clocks show twice is said in UTC: clients take the first or the second."""
    if is_doubtful(local.replace(tzinfo=None), zone):
        event.add(name, lines.utc(local))
    else:
        zoned(event, name, zone, local)


def zoned(event: Vevent, name: str, zone: str, wall: datetime) -> None:
    """UTC too is written as a zone: what ends with Z some clients repeat in the zone of X-WR-TIMEZONE."""
    named = GREENWICH if wall.replace(tzinfo=ZoneInfo(zone)).tzname() == "UTC" else zone
    event.add(name, lines.local(wall), TZID=named)
    event.zones.add(named)
