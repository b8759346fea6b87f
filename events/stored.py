"""Between django-recurrence's field, which keeps a series in the database, and our ``Rule``.

The field turns every date into UTC, which moves a date near midnight to another day. So it holds dates alone: each at
noon UTC, whatever the zone of the series; the wall time and the zone are fields of the page. DTSTART is never kept.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

import recurrence
from recurrence.exceptions import RecurrenceError

from events.rules import Frequency, Rule

NOON = time(12, tzinfo=UTC)
LONGEST_INTERVAL = 99
MOST_DATES = 730  # COUNT: two years of days
FREQUENCIES = {
    Frequency.DAILY: recurrence.DAILY,
    Frequency.WEEKLY: recurrence.WEEKLY,
    Frequency.MONTHLY: recurrence.MONTHLY,
    Frequency.YEARLY: recurrence.YEARLY,
}
TOO_FINE = "Une activité se répète au plus chaque jour : choisissez jour, semaine, mois ou année."
TOO_INVOLVED = "Cette règle ne tient pas dans tous les agendas (Outlook) : choisissez une des règles proposées."
UNREADABLE = "Cette règle est illisible : refaites-la."


class UnusableRuleError(ValueError):
    """A stored rule that the site does not work with; says in French why, for the editor."""


def noon(day: date) -> datetime:
    return datetime.combine(day, NOON)


def day_of(moment: datetime) -> date:
    return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()


def parsed(text: str) -> recurrence.Recurrence:
    """The field’s text as its object; raises ``UnusableRuleError``, also where the library fails with a bare error."""
    try:
        found: recurrence.Recurrence = recurrence.deserialize(text, include_dtstart=False)
        recurrence.serialize(found)
    except (RecurrenceError, ValueError, TypeError, OverflowError, AttributeError) as fault:
        raise UnusableRuleError(UNREADABLE) from fault
    return found


def stored(rule: Rule | None, added: Iterable[date] = (), removed: Iterable[date] = ()) -> recurrence.Recurrence:
    """What the field keeps of a series."""
    return recurrence.Recurrence(
        rrules=[stored_rule(rule)] if rule else [],
        rdates=[noon(day) for day in sorted(added)],
        exdates=[noon(day) for day in sorted(removed)],
        include_dtstart=False,
    )


def stored_rule(rule: Rule) -> recurrence.Rule:
    days = [recurrence.Weekday(day, rule.nth) for day in rule.weekdays]
    optional: dict[str, Any] = {
        "byday": days,
        "bymonthday": [rule.month_day] if rule.month_day is not None else [],
        "bymonth": [rule.month] if rule.month is not None else [],
    }
    return recurrence.Rule(
        FREQUENCIES[rule.frequency],
        interval=rule.interval,
        count=rule.count,
        until=noon(rule.until) if rule.until else None,
        **{name: value for name, value in optional.items() if value},
    )


def added(kept: recurrence.Recurrence | None) -> tuple[date, ...]:
    return tuple(sorted({day_of(moment) for moment in kept.rdates})) if kept else ()


def removed(kept: recurrence.Recurrence | None) -> tuple[date, ...]:
    return tuple(sorted({day_of(moment) for moment in kept.exdates})) if kept else ()


def rule_of(kept: recurrence.Recurrence | None) -> Rule | None:
    """The rule that the field keeps; none where an activity has but single dates. Raises ``UnusableRuleError``."""
    if not kept or not kept.rrules:
        return None
    if len(kept.rrules) > 1 or kept.exrules:
        raise UnusableRuleError(TOO_INVOLVED)
    rule = kept.rrules[0]
    frequency = next((ours for ours, theirs in FREQUENCIES.items() if theirs == rule.freq), None)
    if frequency is None:
        raise UnusableRuleError(TOO_FINE)
    if any(getattr(rule, name) for name in ("bysetpos", "byyearday", "byweekno", "byhour", "byminute", "bysecond")):
        raise UnusableRuleError(TOO_INVOLVED)
    days = [recurrence.to_weekday(day) for day in rule.byday]
    positions = {day.index for day in days}
    if len(positions) > 1 or len(rule.bymonthday) > 1 or len(rule.bymonth) > 1:
        raise UnusableRuleError(TOO_INVOLVED)
    if not 1 <= rule.interval <= LONGEST_INTERVAL or not (rule.count is None or 1 <= rule.count <= MOST_DATES):
        raise UnusableRuleError(f"Répétez au plus tous les {LONGEST_INTERVAL} jours, et au plus {MOST_DATES} fois.")
    return Rule(
        frequency,
        rule.interval,
        weekdays=tuple(sorted(day.number for day in days)),
        nth=next(iter(positions), None),
        month_day=next(iter(rule.bymonthday), None),
        month=next(iter(rule.bymonth), None),
        count=rule.count,
        until=day_of(rule.until) if rule.until else None,
    )
