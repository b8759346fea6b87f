"""« This date and the following »: one series as two, of which each date stays the date that it was. Pure.

Calendars do not understand RANGE=THISANDFUTURE, so it is never written (docs/developers/recurrence.md).
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice

from events.occurrences import DAY, Schedule
from events.rules import Rule


class UnsplittableError(ValueError):
    """Why a series is not split at a date; in French, for the editor."""


def split(schedule: Schedule, day: date) -> tuple[Schedule, Schedule]:
    """What comes before ``day``, and what begins with it.

    Both have the times, the zone and the status of the whole; added and removed dates and changes go with the part that
    their date belongs to. The first part ends the day before (UNTIL), or after as many times as were before (COUNT).
    """
    dates = schedule.dates(day)
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
    """What begins with ``day``. The first date of a series follows its rule; where ``day`` is one that was added, the
    rule's date before it is that first one, removed.
    """
    first, rule = schedule.start.date(), schedule.rule
    removed = {each for each in schedule.removed if each >= day}
    added = [each for each in schedule.added if each >= day and each not in removed]
    changes = {key: change for key, change in schedule.changes.items() if key >= day}
    given = rule.dates(first) if rule else iter([first])
    left = list(islice((each for each in given if each >= day and each not in removed), 2))
    if rule is None or len(left) < 2:
        dates = sorted({*left, *added})
        part = replace(schedule, rule=None, added=tuple(dates[1:]), removed=(), changes=changes)
        return moved_to(part, dates[0])
    passed = list(rule.dates_until(first, day))  # the last is where the second part begins
    if passed and passed[-1] != day:
        removed.add(passed[-1])
    begin = passed[-1] if passed else left[0]
    count = None if rule.count is None else rule.count - max(0, len(passed) - 1)
    part = replace(schedule, rule=replace(rule, count=count), added=tuple(added), changes=changes)
    return moved_to(replace(part, removed=tuple(sorted(removed))), begin)


def moved_to(schedule: Schedule, first: date) -> Schedule:
    """The same wall times, beginning on another day."""
    by: timedelta = datetime.combine(first, schedule.start.time()) - schedule.start
    return replace(schedule, start=schedule.start + by, end=schedule.end + by)
