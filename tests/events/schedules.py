"""Series as hypothesis invents them, and as tests write them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from events.occurrences import Change, Instance, Schedule, Status, instances
from events.rules import Frequency, Rule

ZONES = [
    "Europe/Brussels",
    "America/New_York",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
    "Pacific/Apia",
]
DAILY, WEEKLY, MONTHLY, YEARLY = Frequency
unhurried = settings(deadline=None)  # where the machine has other work, an example may take longer
days = st.dates(date(2009, 1, 1), date(2030, 12, 31))
intervals = st.integers(1, 5)


def quickest(work: Callable[[], object]) -> float:
    """How many seconds it takes where nothing disturbs it: the best of five."""
    found = []
    for _ in range(5):
        begun = perf_counter()
        work()
        found.append(perf_counter() - begun)
    return min(found)


def lasting(first: date, hour: int = 19, minute: int = 0, hours: float = 2, **facts: Any) -> Schedule:
    """A series by its first date."""
    start = datetime.combine(first, time(hour, minute))
    return Schedule(start, start + timedelta(hours=hours), facts.pop("zone", "Europe/Brussels"), **facts)


@st.composite
def rules(draw: st.DrawFn, first: date) -> Rule:
    """A rule as the editors can make it, of which ``first`` need not be a date; endless, counted or ended."""
    frequency = draw(st.sampled_from(Frequency))
    shape: dict[str, Any] = {}
    if frequency == WEEKLY:
        shape["weekdays"] = tuple(sorted(draw(st.sets(st.integers(0, 6)))))
    if frequency in {MONTHLY, YEARLY}:
        if draw(st.booleans()):
            shape |= {"weekdays": (draw(st.integers(0, 6)),), "nth": draw(st.sampled_from([1, 2, 3, 4, 5, -1]))}
        else:
            shape["month_day"] = draw(st.integers(1, 31) | st.just(-1))
    if frequency == YEARLY:
        shape["month"] = draw(st.integers(1, 12))
        if shape.get("month_day", 0) > 28:
            shape["month_day"] = 28
    end = draw(st.sampled_from(["never", "count", "until"]))
    if end == "count":
        shape["count"] = draw(st.integers(1, 40))
    if end == "until":
        shape["until"] = first + timedelta(days=draw(st.integers(0, 1500)))
    return Rule(frequency, draw(intervals), **shape)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    """A series with a rule or without, dates added and removed, dates cancelled and moved, in any zone."""
    first = draw(days)
    start = datetime.combine(first, time(draw(st.integers(0, 23)), draw(st.sampled_from([0, 30]))))
    near = st.integers(0, 900).map(lambda number: first + timedelta(days=number))
    schedule = Schedule(
        start=start,
        end=start + timedelta(minutes=draw(st.integers(0, 10) | st.integers(0, 4 * 24 * 60))),
        zone=draw(st.sampled_from(ZONES)),
        rule=draw(st.none() | rules(first)),
        added=tuple(sorted(draw(st.sets(near, max_size=4)))),
        removed=tuple(sorted(draw(st.sets(near, max_size=4)))),
    )
    given_dates = schedule.dates(first + timedelta(days=900))
    if not given_dates:
        return schedule
    changes = {}
    for day in draw(st.sets(st.sampled_from(given_dates), max_size=3)):
        moved = start.replace(hour=7) + timedelta(days=(day - first).days + draw(st.integers(-400, 400)))
        until = draw(st.none() | st.just(moved + timedelta(hours=3)))
        changes[day] = draw(
            st.sampled_from(
                [Change(Status.CANCELLED), Change(Status.ELSEWHERE), Change(Status.RESCHEDULED, moved, until)]
            )
        )
    return Schedule(**(vars(schedule) | {"changes": changes}))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def within(schedule: Schedule, begin: str, end: str) -> list[Instance]:
    return instances(schedule, utc(begin), utc(end))


def starts(schedule: Schedule, begin: str, end: str) -> list[str]:
    """When each begins, in UTC: ``10-25 18:00``."""
    return [f"{each.start:%m-%d %H:%M}" for each in within(schedule, begin, end)]


def hours(each: Instance) -> float:
    return (each.end - each.start) / timedelta(hours=1)
