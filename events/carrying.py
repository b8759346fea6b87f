"""A series that begins on another day: the rule that does there what it did here. Pure."""

import calendar
from dataclasses import replace
from datetime import date, timedelta

from events.rules import Frequency, Rule

LAST_COMMON_DAY = 28  # every month has it


def carried(rule: Rule, first: date, new_first: date) -> Rule | None:
    """The rule for a series that begins on ``new_first`` instead of ``first``; nothing where there is none like it.

    It lasts as long: a count stays, an end moves by as many days as the beginning.
    """
    by = new_first - first
    moved = replace(rule, until=rule.until + by) if rule.until else rule
    if rule.month is not None:
        moved = replace(moved, month=new_first.month)
    if rule.nth is not None:
        moved = on_nth_weekday(moved, new_first)
    elif rule.frequency in {Frequency.MONTHLY, Frequency.YEARLY}:
        moved = on_day_of_month(moved, new_first)
    elif rule.weekdays:
        moved = on_weekdays(moved, by)
    return moved if new_first in moved.dates_until(new_first, new_first) else None


def on_weekdays(rule: Rule, by: timedelta) -> Rule:
    """As many days of the week, as far apart; from Monday to Friday stays that."""
    if rule.weekdays == (0, 1, 2, 3, 4):
        return rule
    return replace(rule, weekdays=tuple(sorted((day + by.days) % 7 for day in rule.weekdays)))


def on_nth_weekday(rule: Rule, first: date) -> Rule:
    nth = (first.day - 1) // 7 + 1
    is_last = first.day > calendar.monthrange(first.year, first.month)[1] - 7
    return replace(rule, weekdays=(first.weekday(),), nth=-1 if nth == 5 or (rule.nth == -1 and is_last) else nth)


def on_day_of_month(rule: Rule, first: date) -> Rule:
    is_last = first.day == calendar.monthrange(first.year, first.month)[1]
    if rule.month_day == -1 or first.day > LAST_COMMON_DAY:
        return replace(rule, month_day=-1 if is_last else first.day)
    return replace(rule, month_day=first.day)
