"""Between django-recurrence's field, which keeps a series in the database, and our ``Rule``.

The field turns every date into UTC, which moves a date near midnight to another day. So it holds dates alone: each at
noon UTC, whatever the zone of the series; the wall time and the zone are fields of the page. DTSTART is never kept.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

import recurrence
from recurrence.exceptions import RecurrenceError

from events.rules import EARLIEST, LATEST, Frequency, Rule

NOON = time(12, tzinfo=UTC)
LONGEST_INTERVAL = 99
LONGEST_INTERVAL_OF_YEARS = 8  # Outlook keeps it in months, at most 99
MOST_DATES = 730  # COUNT: two years of days
MOST_SINGLE_DATES = 400  # added; and as many removed
LONGEST_TEXT = 25_000  # what that many dates need
COMMON_YEAR = 2026
DATE = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z)?", re.ASCII)
UNTIL = re.compile(r"(?<=UNTIL=)[^;]*")
FREQUENCIES = {
    Frequency.DAILY: recurrence.DAILY,
    Frequency.WEEKLY: recurrence.WEEKLY,
    Frequency.MONTHLY: recurrence.MONTHLY,
    Frequency.YEARLY: recurrence.YEARLY,
}
UNHELD = ("bysetpos", "byyearday", "byweekno", "byhour", "byminute", "bysecond")
TOO_FINE = "Une activité se répète au plus chaque jour : choisissez jour, semaine, mois ou année."
TOO_INVOLVED = "Cette règle ne tient pas dans tous les agendas (Outlook) : choisissez une des règles proposées."
TOO_MANY = f"Ajoutez au plus {MOST_SINGLE_DATES} dates, et enlevez-en au plus {MOST_SINGLE_DATES}."
TOO_RARE = (
    f"Répétez au plus tous les {LONGEST_INTERVAL} jours, semaines ou mois, au plus tous les "
    f"{LONGEST_INTERVAL_OF_YEARS} ans, et au plus {MOST_DATES} fois."
)
UNREADABLE = "Cette règle est illisible : refaites-la."
OUT_OF_TIME = f"Donnez des dates entre {EARLIEST.year} et {LATEST.year}."


class UnusableRuleError(ValueError):
    """A stored rule that the site does not work with; says in French why, for the editor."""


def noon(day: date) -> datetime:
    return datetime.combine(day, NOON)


def day_of(moment: datetime) -> date:
    return moment.astimezone(UTC).date() if moment.tzinfo else moment.date()


def parsed(text: str) -> recurrence.Recurrence:
    """The field’s text as its object; raises ``UnusableRuleError`` for everything that is not one of ours.

    The library is given single RRULE only, for it takes one date of ``RDATE:a,b``, reads a date as midnight of Django's
    current zone, leaves TZID out and fails with bare errors. A date is read as it stands, with or without a UTC time.
    """
    if len(text) > LONGEST_TEXT:
        raise UnusableRuleError(TOO_MANY)
    rules: list[recurrence.Rule] = []
    dates: dict[str, list[datetime]] = {"RDATE": [], "EXDATE": []}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, value = line.partition(":")
        if name == "RRULE":
            rules += parsed_rule(value)
        elif name in dates:
            dates[name] += [noon(parsed_date(each)) for each in value.split(",")]
        else:
            raise UnusableRuleError(TOO_INVOLVED if name == "EXRULE" else UNREADABLE)
    found = recurrence.Recurrence(rrules=rules, rdates=dates["RDATE"], exdates=dates["EXDATE"], include_dtstart=False)
    for limited in (added, removed):
        limited(found)
    return found


def parsed_rule(text: str) -> list[recurrence.Rule]:
    try:
        dated = UNTIL.sub(lambda found: f"{parsed_date(found[0]):%Y%m%d}T120000Z", text)
        found: recurrence.Recurrence = recurrence.deserialize(f"RRULE:{dated}", include_dtstart=False)
        recurrence.serialize(found)
    except UnusableRuleError:
        raise
    except (RecurrenceError, ValueError, TypeError, OverflowError, AttributeError) as fault:
        raise UnusableRuleError(UNREADABLE) from fault
    return list(found.rrules)


def parsed_date(text: str) -> date:
    found = DATE.fullmatch(text.strip())
    try:
        day = date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        raise UnusableRuleError(UNREADABLE)
    if not EARLIEST <= day <= LATEST:
        raise UnusableRuleError(OUT_OF_TIME)
    return day


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
    """The single dates that the field adds to a series. Raises ``UnusableRuleError``."""
    return single_dates(kept.rdates) if kept else ()


def removed(kept: recurrence.Recurrence | None) -> tuple[date, ...]:
    """The single dates that the field takes out of a series. Raises ``UnusableRuleError``."""
    return single_dates(kept.exdates) if kept else ()


def single_dates(moments: Iterable[datetime]) -> tuple[date, ...]:
    found = sorted({day_of(moment) for moment in moments})
    if len(found) > MOST_SINGLE_DATES:
        raise UnusableRuleError(TOO_MANY)
    if found and not EARLIEST <= found[0] <= found[-1] <= LATEST:
        raise UnusableRuleError(OUT_OF_TIME)
    return tuple(found)


def rule_of(kept: recurrence.Recurrence | None) -> Rule | None:
    """The rule that the field keeps; none where an activity has but single dates. Raises ``UnusableRuleError``."""
    if not kept or not (kept.rrules or kept.exrules):
        return None
    if len(kept.rrules) != 1 or kept.exrules:
        raise UnusableRuleError(TOO_INVOLVED)
    found = held(kept.rrules[0])
    if wrong := fault_of_shape(found):
        raise UnusableRuleError(wrong)
    return found


def held(rule: recurrence.Rule) -> Rule:
    """A rule of the library as ours, where ours can say it."""
    frequency = next((ours for ours, theirs in FREQUENCIES.items() if theirs == rule.freq), None)
    if frequency is None:
        raise UnusableRuleError(TOO_FINE)
    days = [recurrence.to_weekday(day) for day in rule.byday]
    positions = {day.index for day in days}
    several = len(positions) > 1 or len(rule.bymonthday) > 1 or len(rule.bymonth) > 1
    other_weeks = rule.wkst and recurrence.to_weekday(rule.wkst).number
    if several or other_weeks or any(getattr(rule, name) for name in UNHELD):
        raise UnusableRuleError(TOO_INVOLVED)
    return Rule(
        frequency,
        rule.interval,
        weekdays=tuple(sorted({day.number for day in days})),
        nth=next(iter(positions), None),
        month_day=next(iter(rule.bymonthday), None),
        month=next(iter(rule.bymonth), None),
        count=rule.count,
        until=day_of(rule.until) if rule.until else None,
    )


def fault_of_shape(rule: Rule) -> str:
    """Why calendars would not all read this rule alike, whatever its first date; nothing where they do.

    The templates of [MS-OXCICAL] 2.1.3.2.2; docs/developers/recurrence.md says which, and why not 29, 30 and 31.
    """
    return fault_of_extent(rule) or (
        fault_of_days(rule) if rule.frequency in {Frequency.DAILY, Frequency.WEEKLY} else fault_of_month(rule)
    )


def fault_of_extent(rule: Rule) -> str:
    longest = LONGEST_INTERVAL_OF_YEARS if rule.frequency == Frequency.YEARLY else LONGEST_INTERVAL
    if not 1 <= rule.interval <= longest or not (rule.count is None or 1 <= rule.count <= MOST_DATES):
        return TOO_RARE
    if rule.count is not None and rule.until is not None:
        return "Choisissez : une date de fin, ou un nombre de fois."
    if rule.until is not None and not EARLIEST <= rule.until <= LATEST:
        return OUT_OF_TIME
    return ""


def fault_of_days(rule: Rule) -> str:
    """Of a rule by days or by weeks: nothing of months, and days of the week by weeks only."""
    if rule.frequency == Frequency.DAILY and rule.weekdays:
        return "Pour certains jours de la semaine, répétez chaque semaine."
    if rule.nth is not None or rule.month_day is not None or rule.month is not None:
        return TOO_INVOLVED
    return ""


def fault_of_month(rule: Rule) -> str:
    """Of a rule by months or by years: it names one day, which every month meant has."""
    yearly = rule.frequency == Frequency.YEARLY
    if yearly and rule.month is None:
        return "Dites quel mois de l’année."
    if (not yearly and rule.month is not None) or len(rule.weekdays) > 1:
        return TOO_INVOLVED
    if rule.month_day is None and not (rule.weekdays and rule.nth is not None):
        return "Dites quel jour du mois."
    if rule.month_day is not None and (rule.weekdays or rule.nth is not None):
        return TOO_INVOLVED
    if rule.nth is not None and not (rule.nth == -1 or 1 <= rule.nth <= 4):
        return "Choisissez le premier, le deuxième, le troisième, le quatrième ou le dernier."
    last = monthrange(COMMON_YEAR, rule.month)[1] if yearly and rule.month else 28
    if rule.month_day is not None and not (rule.month_day == -1 or 1 <= rule.month_day <= last):
        return f"Ce jour n’y est pas chaque fois : choisissez un jour du 1 au {last}, ou le dernier jour du mois."
    return ""
