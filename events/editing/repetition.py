"""The plain fields in which an editor says how an activity repeats, and the rule that they make. Pure.

Everything is text, as a form sends it, so that what makes no sense can be shown again as it was typed. The day of the
month and the month of the year are those of the first date: they cannot contradict it.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import get_month_names

from events.rules import EARLIEST, LATEST, Frequency, Rule
from events.sentences import DAYS, ORDINALS, ordinal
from events.stored import COMMON_YEAR, LONGEST_INTERVAL, MOST_DATES, MOST_SINGLE_DATES, fault_of_shape

MONTHS = get_month_names("wide", locale="fr")
UNITS = {
    Frequency.DAILY: ("jour", "jours"),
    Frequency.WEEKLY: ("semaine", "semaines"),
    Frequency.MONTHLY: ("mois", "mois"),
    Frequency.YEARLY: ("année", "années"),
}
DATE, LAST_DAY, NTH, LAST_WEEKDAY = "date", "last_day", "nth", "last_weekday"
NEVER, UNTIL, COUNT = "never", "until", "count"


class UnclearError(ValueError):
    """What was typed gives no rule; says in French why, a sentence an item."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True)
class Typed:
    """What the fields say, as text. ``start`` is the first date of the activity, which has a field of its own.

    ``frequency``: a ``Frequency``, or nothing; ``weekdays``: 0 is Monday; ``month``: which day of the month, ``DATE``,
    ``LAST_DAY``, ``NTH`` or ``LAST_WEEKDAY``; ``end``: ``NEVER``, ``UNTIL`` or ``COUNT``; dates are ISO 8601.
    """

    start: str = ""
    frequency: str = ""
    interval: str = "1"
    weekdays: tuple[str, ...] = ()
    month: str = DATE
    end: str = NEVER
    until: str = ""
    count: str = ""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Series:
    """What the fields make: a rule or none, dates more, dates less."""

    rule: Rule | None
    added: tuple[date, ...] = ()
    removed: tuple[date, ...] = ()


def typed(series: Series) -> Typed:
    """The fields as they say a series that is kept."""
    rule = series.rule
    added = tuple(day.isoformat() for day in series.added)
    removed = tuple(day.isoformat() for day in series.removed)
    if rule is None:
        return Typed(added=added, removed=removed)
    return Typed(
        frequency=str(rule.frequency),
        interval=str(rule.interval),
        weekdays=tuple(str(day) for day in rule.weekdays) if rule.frequency == Frequency.WEEKLY else (),
        month=day_of_month(rule),
        end=UNTIL if rule.until else COUNT if rule.count else NEVER,
        until=rule.until.isoformat() if rule.until else "",
        count=str(rule.count or ""),
        added=added,
        removed=removed,
    )


def day_of_month(rule: Rule) -> str:
    if rule.nth is not None:
        return LAST_WEEKDAY if rule.nth == -1 else NTH
    return LAST_DAY if rule.month_day == -1 else DATE


def read(given: Typed) -> Series:
    """The series that the fields say; raises ``UnclearError`` with everything that is wrong.

    Single dates that change nothing are forgotten: to leave out what the rule does not give, to add what it gives.
    """
    faults: list[str] = []
    start = one_date(given.start)
    rule = read_rule(given, start, faults)
    added = single_dates(given.added, "ajoutées", faults)
    removed = single_dates(given.removed, "enlevées", faults)
    if faults:
        raise UnclearError(faults)
    if start and (added or removed):
        days = {*added, *removed}
        given_by_rule = rule.among(start, days) if rule else {start} & days
        added = [day for day in added if day not in given_by_rule]
        removed = [day for day in removed if day in given_by_rule]
    return Series(rule, tuple(added), tuple(removed))


def read_rule(given: Typed, start: date | None, faults: list[str]) -> Rule | None:
    if not given.frequency:
        return None
    if given.frequency not in list(Frequency):
        faults.append("Choisissez : jamais, chaque jour, chaque semaine, chaque mois ou chaque année.")
        return None
    frequency = Frequency(given.frequency)
    interval = whole(given.interval or "1", LONGEST_INTERVAL)
    if interval is None:
        one, many = UNITS[frequency]
        faults.append(
            f"Tous les combien de {many} ? Écrivez un nombre de 1 à {LONGEST_INTERVAL} : 1 pour chaque {one}."
        )
    until, count = read_end(given, faults)
    if frequency == Frequency.WEEKLY and not set(given.weekdays) <= set("0123456"):
        faults.append("Choisissez les jours de la semaine parmi les sept.")
    if given.month not in {DATE, LAST_DAY, NTH, LAST_WEEKDAY}:
        faults.append("Choisissez quel jour du mois.")
    if faults or start is None:
        return None
    rule = with_days(Rule(frequency, interval or 1, count=count, until=until), given, start)
    if wrong := fault_of_shape(rule):
        faults.append(wrong)
    return rule


def with_days(rule: Rule, given: Typed, start: date) -> Rule:
    """The rule with what it says of the days of the week or of the month."""
    if rule.frequency == Frequency.DAILY:
        return rule
    if rule.frequency == Frequency.WEEKLY:
        return replace(rule, weekdays=tuple(sorted(int(day) for day in set(given.weekdays))) or (start.weekday(),))
    if rule.frequency == Frequency.YEARLY:
        rule = replace(rule, month=start.month)
    if given.month in {NTH, LAST_WEEKDAY}:
        nth = -1 if given.month == LAST_WEEKDAY else week_of_month(start)
        return replace(rule, weekdays=(start.weekday(),), nth=nth)
    return replace(rule, month_day=-1 if given.month == LAST_DAY else start.day)


def read_end(given: Typed, faults: list[str]) -> tuple[date | None, int | None]:
    until = count = None
    if given.end == UNTIL:
        until = one_date(given.until)
        if until is None:
            faults.append("Donnez la date de fin de la répétition.")
    elif given.end == COUNT:
        count = whole(given.count, MOST_DATES)
        if count is None:
            faults.append(f"Combien de fois ? Écrivez un nombre de 1 à {MOST_DATES}.")
    elif given.end != NEVER:
        faults.append("Choisissez comment la répétition finit.")
    return until, count


def single_dates(given: Iterable[str], which: str, faults: list[str]) -> list[date]:
    texts = sorted({text.strip() for text in given} - {""})
    if len(texts) > MOST_SINGLE_DATES:
        faults.append(f"Au plus {MOST_SINGLE_DATES} dates {which}.")
        return []
    found = [one_date(text) for text in texts]
    wrong = [text[:20] for text, day in zip(texts, found, strict=True) if day is None]
    if wrong:
        faults.append(f"Parmi les dates {which}, ceci n’est pas une date : {', '.join(wrong[:3])}.")
    return [day for day in found if day is not None]


def one_date(text: str) -> date | None:
    """A date of the years that the site knows; nothing for what is none."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def whole(text: str, most: int) -> int | None:
    """A whole number from 1 to ``most``."""
    text = text.strip()
    number = int(text) if len(text) <= 4 and text.isascii() and text.isdigit() else 0
    return number if 1 <= number <= most else None


def week_of_month(day: date) -> int:
    return (day.day - 1) // 7 + 1


def days_of_month(start: date, *, yearly: bool = False) -> dict[str, str]:
    """The choices of ``month`` that the first date allows, in words: ``le 13``, ``le deuxième mardi``."""
    weekday, nth = DAYS[start.weekday()], week_of_month(start)
    length = monthrange(start.year, start.month)[1]
    last = monthrange(COMMON_YEAR, start.month)[1] if yearly else 28  # what is there every time
    month = MONTHS[start.month]
    of_month = f" {'d’' if month[0] in 'ao' else 'de '}{month}" if yearly else " du mois"
    found = {}
    if start.day <= last:
        found[DATE] = f"le {ordinal(start.day)} {month}" if yearly else f"le {ordinal(start.day)} du mois"
    if nth <= 4:
        found[NTH] = f"le {ORDINALS[nth]} {weekday}{of_month}"
    if start.day > length - 7:
        found[LAST_WEEKDAY] = f"le dernier {weekday}{of_month}"
    if start.day == length:
        found[LAST_DAY] = f"le dernier jour{of_month}"
    return found
