"""What Debian's sabre/vobject 2.1.7 (of 2015) is excused, as narrowly as its faults are; nothing else is left out.

Each has its calendar in ``examples/vobject_faults.ics`` and its evidence in ``test_examples.py``.
"""

from datetime import date, datetime

from events.ical.dates import is_doubtful
from events.ical.zones import transitions
from events.occurrences import Schedule, instance

LAST = date(2029, 12, 31)  # beyond the dates that are compared


def excused(name: str, schedule: Schedule) -> str:
    """Why a client is not asked about a series; nothing where it is."""
    if name != "vobject" or not schedule.is_series:
        return ""
    added = set(schedule.added) - set(schedule.removed)
    if schedule.rule is None or added:
        return "It does not know RDATE." if added else ""
    given = schedule.dates(LAST)
    if given and (schedule.changes or schedule.removed):
        return excused_of_dates(schedule, given) or excused_of_hours(schedule)
    return excused_of_hours(schedule)


def excused_of_dates(schedule: Schedule, given: list[date]) -> str:
    if given[0] in schedule.changes:
        return "It begins with DTSTART whatever an override says of it."
    starts = [instance(schedule, day).start for day in given]
    if len(set(starts)) < len(starts):
        return "Of two dates that begin at one moment it keeps one."
    if min(starts) < starts[0]:
        return "It does not look at overrides before DTSTART."
    last = datetime.combine(given[-1], schedule.start.time())
    if not schedule.is_endless and any(change.start and change.start > last for change in schedule.changes.values()):
        return "Up to an override that comes after UNTIL it goes on repeating."
    return ""


def excused_of_hours(schedule: Schedule) -> str:
    """A rule's days are counted on one by one: past an hour that clocks leave out, every date is an hour late."""
    if schedule.all_day:
        return ""
    changes = (
        each.wall.date() for year in range(schedule.start.year, LAST.year) for each in transitions(schedule.zone, year)
    )
    starts = (datetime.combine(day, schedule.start.time()) for day in changes)
    return (
        "It begins at an hour at which clocks change."
        if any(is_doubtful(each, schedule.zone) for each in starts)
        else ""
    )
