"""« This date and the following »: one series as two, of which each date stays the date that it was. Pure.

Calendars do not understand RANGE=THISANDFUTURE, so it is never written (docs/developers/recurrence.md).
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import dropwhile

from events.occurrences import DAY, Schedule
from events.rules import Rule


class UnsplittableError(ValueError):
    """Why a series is not split at a date; in French, for the editor."""


def split(schedule: Schedule, day: date) -> tuple[Schedule, Schedule]:
    """What comes before ``day``, and what begins with it.

    Both have the times, the zone and the status of the whole; added and removed dates and changes go with the part that
    their date belongs to. The first part ends the day before (UNTIL), or after as many times as were before (COUNT).
    """
    dates = schedule.dates(max(day, schedule.start.date()))
    if day not in dates:
        raise UnsplittableError("Cette date n’est pas, ou plus, dans la série.")
    if day == dates[0]:
        raise UnsplittableError("C’est la première date : il n’y a rien avant elle, donc rien à séparer.")
    return before(schedule, day), following(schedule, day)


def before(schedule: Schedule, day: date) -> Schedule:
    added = tuple(each for each in schedule.added if each < day and each not in schedule.removed)
    removed = tuple(each for each in schedule.removed if each < day)
    changes = {key: change for key, change in schedule.changes.items() if key < day}
    part = replace(schedule, added=added, removed=removed, changes=changes)
    if schedule.start.date() >= day:  # only dates that were added before the rule's first
        return moved_to(replace(part, rule=None, added=added[1:]), added[0])
    return replace(part, rule=ended(schedule.rule, schedule.start.date(), day) if schedule.rule else None)


def ended(rule: Rule, first: date, day: date) -> Rule | None:
    """The rule without its dates from ``day`` on; nothing where the first date alone is left."""
    dates = list(rule.dates_until(first, day - DAY))
    if len(dates) <= 1:
        return None
    if rule.count is not None:
        return replace(rule, count=len(dates))
    until = min(rule.until, day - DAY) if rule.until else day - DAY
    return replace(rule, until=until)


def following(schedule: Schedule, day: date) -> Schedule:
    """What begins with ``day``: at the rule's first date that is not removed, so that its first date follows it."""
    added = [each for each in schedule.added if each >= day and each not in schedule.removed]
    changes = {key: change for key, change in schedule.changes.items() if key >= day}
    rule, begin = rest(schedule, day)
    if begin is None:
        begin = added.pop(0)
    removed = tuple(each for each in schedule.removed if each > begin)
    return moved_to(replace(schedule, rule=rule, added=tuple(added), removed=removed, changes=changes), begin)


def rest(schedule: Schedule, day: date) -> tuple[Rule | None, date | None]:
    """The rule of what is left from ``day`` on, and its first date; nothing where the rule gives none any more."""
    first, rule = schedule.start.date(), schedule.rule
    given = enumerate(rule.dates(first) if rule else [first])
    left = dropwhile(lambda each: each[1] < day or each[1] in schedule.removed, given)
    passed, begin = next(left, (0, None))
    if rule is None or begin is None or next(left, None) is None:
        return None, begin
    return replace(rule, count=None if rule.count is None else rule.count - passed), begin


def moved_to(schedule: Schedule, first: date) -> Schedule:
    """The same wall times, beginning on another day."""
    by: timedelta = datetime.combine(first, schedule.start.time()) - schedule.start
    return replace(schedule, start=schedule.start + by, end=schedule.end + by)
