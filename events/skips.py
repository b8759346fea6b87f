"""Public and school holidays of the Fédération Wallonie-Bruxelles, as dates that a series may leave out. Pure."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from holidays import country_holidays

from events.occurrences import DAY, Schedule

WEEKEND = timedelta(days=3)  # from a Friday to the Monday after
SEPARATOR = "; "  # between two holidays of one day, in ``holidays``


@dataclass(frozen=True)
class Holiday:
    """A holiday by its French name, from its first to its last day, both included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True)
class Suggestion:
    """The dates of a series that fall on a holiday. ``first`` and ``last`` are the holiday's own days."""

    name: str
    dates: tuple[date, ...]
    first: date
    last: date


@lru_cache(maxsize=300)
def named_days(year: int) -> dict[str, frozenset[date]]:
    """The holidays of a year: name -> days."""
    every = country_holidays("BE", "French", years=year, language="fr", categories=("public", "school"))
    found: dict[str, set[date]] = defaultdict(set)
    for day, names in every.items():
        for name in names.replace("'", "’").split(SEPARATOR):
            found[name].add(day)
    return {name: frozenset(days) for name, days in found.items()}


def holidays_between(begin: date, end: date) -> list[Holiday]:
    """The holidays that touch some days, both included, in order; each whole, also across a new year or a weekend."""
    days: dict[str, set[date]] = defaultdict(set)
    for year in range(begin.year - 1, end.year + 2):
        for name, some in named_days(year).items():
            days[name] |= some
    found = [Holiday(name, *run) for name, some in days.items() for run in runs(some)]
    inside = (each for each in found if each.first <= end and each.last >= begin)
    return sorted(inside, key=lambda each: (each.first, each.last, each.name))


def runs(days: set[date]) -> list[tuple[date, date]]:
    """Days -> first and last of each stretch; what a weekend interrupts is one."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and day - found[-1][1] <= WEEKEND:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def suggestions(schedule: Schedule, begin: date, end: date) -> list[Suggestion]:
    """What may be left out of a series between two days, both included, by holiday in order.

    A date may stand under two: Christmas, and the winter holidays. Dates removed already, or changed, are not named;
    for those removed too, give the schedule without ``removed``.
    """
    length = max(timedelta(), schedule.end - schedule.start - timedelta(microseconds=1))
    extra = DAY * ((schedule.start + length).date() - schedule.start.date()).days
    dates = [day for day in schedule.dates(end) if day >= begin and day not in schedule.changes]
    found = []
    for holiday in holidays_between(begin, end + extra):
        skipped = tuple(day for day in dates if day <= holiday.last and day + extra >= holiday.first)
        if skipped:
            found.append(Suggestion(holiday.name, skipped, holiday.first, holiday.last))
    return found
