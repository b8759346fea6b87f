"""A series as a French sentence, for the editors: « chaque mardi, du 6 octobre au 15 décembre 2026 ». Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, groupby

from babel.dates import format_date, get_day_names, get_month_names

from events.occurrences import DAY, INSTANT, Schedule
from events.rules import Frequency, Rule

DAYS = get_day_names("wide", locale="fr")
MONTHS = get_month_names("wide", locale="fr")
NUMBERS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
ORDINALS = {1: "premier", 2: "deuxième", 3: "troisième", 4: "quatrième", 5: "cinquième", -1: "dernier"}
WORKDAYS, WHOLE_WEEK = (0, 1, 2, 3, 4), (0, 1, 2, 3, 4, 5, 6)
MOST_NAMED = 12  # dates in one sentence; more are counted
STRETCH = 3  # as many dates in a row are said by their first and last


def sentence(schedule: Schedule) -> str:
    """The dates of an activity, without its hours; without capital and full stop."""
    if schedule.rule is None:
        return single_dates(schedule)
    return series(schedule, schedule.rule)


def single_dates(schedule: Schedule) -> str:
    given = sorted({schedule.start.date(), *schedule.added} - set(schedule.removed))
    length = days_long(schedule)
    if not given:
        return "aucune date"
    if len(given) == 1 and length > 1:
        return between(given[0], given[0] + DAY * (length - 1), weekday=True)
    each_time = f", {number(length)} jours chaque fois" if length > 1 else ""
    if len(given) > MOST_NAMED:
        return f"{len(given)} dates {entre(given[0], given[-1], None)}{each_time}"
    years = [day.year for day in given]
    said = [
        f"le {written(day, year=day == given[-1] or years[place + 1] != day.year, weekday=True)}"
        for place, day in enumerate(given)
    ]
    return listed(said) + each_time


def series(schedule: Schedule, rule: Rule) -> str:
    first, length = schedule.start.date(), days_long(schedule)
    last = last_date(rule, first)
    parts = [repetition(rule, first)]
    if length > 1:
        parts.append(f"{number(length)} jours chaque fois")
    parts += extent(rule, first, last)
    known = first.year if last is None or last.year == first.year else None
    if removed := sorted(rule.among(first, schedule.removed)):
        order = rule.dates_until(first, removed[-1], removed[0])
        parts.append(f"sauf {exceptions(removed, {day: place for place, day in enumerate(order)}, known)}")
    added = set(schedule.added) - set(schedule.removed)
    if added := added - rule.among(first, added):
        parts.append(f"et aussi {exceptions(sorted(added), {day: day.toordinal() for day in added}, known)}")
    return ", ".join(parts)


def repetition(rule: Rule, first: date) -> str:
    """How often, and on which days."""
    said = {
        Frequency.DAILY: daily,
        Frequency.WEEKLY: weekly,
        Frequency.MONTHLY: monthly,
        Frequency.YEARLY: yearly,
    }
    return said[rule.frequency](rule, first)


def daily(rule: Rule, first: date) -> str:
    often = "chaque jour" if rule.interval == 1 else f"tous les {number(rule.interval)} jours"
    return f"{often}, {weekday_list(rule.weekdays)}" if rule.weekdays else often


def weekly(rule: Rule, first: date) -> str:
    weekdays = rule.weekdays or (first.weekday(),)
    if rule.interval > 1:
        return f"toutes les {number(rule.interval)} semaines, {weekday_list(weekdays)}"
    if weekdays == WHOLE_WEEK:
        return "chaque jour"
    if weekdays == WORKDAYS:
        return "chaque semaine, du lundi au vendredi"
    return f"chaque {listed([DAYS[day] for day in weekdays])}"


def monthly(rule: Rule, first: date) -> str:
    day = day_of_month(rule, first)
    return f"{day} du mois" if rule.interval == 1 else f"tous les {number(rule.interval)} mois, {day}"


def yearly(rule: Rule, first: date) -> str:
    often = "chaque année" if rule.interval == 1 else f"tous les {number(rule.interval)} ans"
    month, day = MONTHS[rule.month or first.month], day_of_month(rule, first)
    if rule.nth is None and rule.month_day != -1:
        return f"{often}, {day} {month}"
    return f"{often}, {day} {'d’' if month[0] in 'ao' else 'de '}{month}"


def day_of_month(rule: Rule, first: date) -> str:
    if rule.weekdays and rule.nth:
        return listed([f"le {ORDINALS[rule.nth]} {DAYS[day]}" for day in rule.weekdays])
    if rule.weekdays:
        return weekday_list(rule.weekdays)
    day = rule.month_day or first.day
    return "le dernier jour" if day == -1 else f"le {ordinal(day)}"


def weekday_list(weekdays: Sequence[int]) -> str:
    if tuple(weekdays) == WORKDAYS:
        return "du lundi au vendredi"
    return listed([f"le {DAYS[day]}" for day in weekdays])


def extent(rule: Rule, first: date, last: date | None) -> list[str]:
    """From when to when, and how many times where that is how it ends."""
    if last is None:
        return [f"à partir du {written(first)}"]
    if first >= last:
        return [f"le {written(first)} seulement"]
    times = [f"{rule.count} fois"] if rule.count else []
    return [*times, between(first, last)]


def last_date(rule: Rule, first: date) -> date | None:
    """Where a rule ends: as the editor says, or where its count is reached; none where it does not."""
    if rule.until:
        return rule.until
    if rule.count:
        return max(rule.dates(first), default=first)
    return None


def exceptions(days: Sequence[date], place: Mapping[date, int], known: int | None) -> str:
    """Dates in words: those that follow each other by the first and the last, others by month; too many are counted.

    ``place`` says of each date where it is in the order in which they follow each other.
    """
    runs = stretches(days, place)
    if sum(min(len(run), 2) for run in runs) > MOST_NAMED:
        return f"{len(days)} dates {entre(days[0], days[-1], known)}"
    said: list[str] = []
    for whole, some in groupby(runs, key=lambda run: len(run) >= STRETCH):
        if whole:
            said += [between(run[0], run[-1], known=known) for run in some]
        else:
            said += by_month(chain.from_iterable(some), known)
    return listed(said)


def stretches(days: Sequence[date], place: Mapping[date, int]) -> list[list[date]]:
    runs = groupby(enumerate(days), key=lambda pair: place[pair[1]] - pair[0])
    return [[day for _, day in run] for _, run in runs]


def by_month(days: Iterable[date], known: int | None) -> list[str]:
    """« le 27 octobre », « les 3 et 10 novembre 2026 »; without the year where it is known."""
    said = []
    for (year, month), some in groupby(days, key=lambda day: (day.year, day.month)):
        numbers = [ordinal(day.day) for day in some]
        article = "le" if len(numbers) == 1 else "les"
        said.append(f"{article} {listed(numbers)} {MONTHS[month]}{'' if year == known else f' {year}'}")
    return said


def between(first: date, last: date, *, known: int | None = None, weekday: bool = False) -> str:
    """« du 6 octobre au 15 décembre 2026 »; « du 6 au 8 octobre 2026 » within a month."""
    year = first.year != last.year
    begins = written(first, year=year and first.year != known, weekday=weekday)
    if (first.year, first.month) == (last.year, last.month):
        begins = f"{DAYS[first.weekday()]} {ordinal(first.day)}" if weekday else ordinal(first.day)
    return f"du {begins} au {written(last, year=last.year != known, weekday=weekday)}"


def entre(first: date, last: date, known: int | None) -> str:
    year = first.year not in {last.year, known}
    return f"entre le {written(first, year=year)} et le {written(last, year=last.year != known)}"


def written(day: date, *, year: bool = True, weekday: bool = False) -> str:
    """« mardi 6 octobre 2026 », « 1er octobre »."""
    name = f"{DAYS[day.weekday()]} " if weekday else ""
    return f"{name}{ordinal(day.day)} {format_date(day, 'MMMM y' if year else 'MMMM', locale='fr')}"


def ordinal(day: int) -> str:
    return "1er" if day == 1 else str(day)


def number(value: int) -> str:
    return NUMBERS[value] if value < len(NUMBERS) else str(value)


def listed(words: Sequence[str]) -> str:
    """« a, b et c »."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} et {words[-1]}"


def days_long(schedule: Schedule) -> int:
    """How many days one date lasts, as people count: an evening that ends after midnight is one."""
    if schedule.duration <= timedelta(days=1):
        return 1
    return ((schedule.end - INSTANT).date() - schedule.start.date()).days + 1
