"""What publishing other dates does to those that visitors know, in words."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from events import sentences, stored
from events.comparing import Difference, Move, compare
from events.models import EventPage
from events.occurrences import Instance, Schedule

SHOWN = 12
AHEAD = relativedelta(months=25)


def published_schedule(published: EventPage) -> Schedule | None:
    """When visitors read that the activity is; nothing where a published rule is unreadable."""
    try:
        return published.schedule
    except stored.UnusableRuleError:
        return None


def differences(before: Schedule | None, after: Schedule, today: date) -> Difference:
    """What publishing would change of the dates to come."""
    return compare(before, after, today, today + AHEAD)


def in_words(difference: Difference, before: Schedule | None, after: Schedule) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Heading and dates of each kind of difference that there is."""
    before = before or after
    kinds = {
        "Dates nouvelles": [moment(each, after) for each in difference.appear],
        "Dates qui disparaissent": [moment(each, before) for each in difference.disappear],
        "Dates déplacées": [moved(each, before, after) for each in difference.move],
        "Changements qui n’ont plus de date": [sentences.written(day, weekday=True) for day in difference.orphaned],
    }
    for heading, days in kinds.items():
        if days:
            rest = len(days) - SHOWN
            more = [f"et {rest} {'autre' if rest == 1 else 'autres'}"] if rest > 0 else []
            yield heading, (*days[:SHOWN], *more)


def moved(move: Move, before: Schedule, after: Schedule) -> str:
    """« mardi 6 octobre 2026 : de 18:00 à 20:00 devient de 17:00 à 19:00 »; both days where it is another."""
    old, new = days_of(move.before, before), days_of(move.after, after)
    if old == new:
        return f"{new} : {hours_of(move.before, before)} devient {hours_of(move.after, after)}"
    return f"{moment(move.before, before)} devient {moment(move.after, after)}"


def moment(each: Instance, schedule: Schedule) -> str:
    """A date with its hours: « mardi 6 octobre 2026, de 18:00 à 20:00 »."""
    return f"{days_of(each, schedule)}, {hours_of(each, schedule)}"


def days_of(each: Instance, schedule: Schedule) -> str:
    """The day on which a date begins, on the clock of the series; of whole days the last too."""
    first, last = each.first_day(schedule.zone), each.last_day(schedule.zone)
    if schedule.all_day and first != last:
        return sentences.between(first, last, weekday=True)
    return sentences.written(first, weekday=True)


def hours_of(each: Instance, schedule: Schedule) -> str:
    if schedule.all_day:
        return "toute la journée"
    zone = ZoneInfo(schedule.zone)
    return f"de {each.start.astimezone(zone):%H:%M} à {each.end.astimezone(zone):%H:%M}"
