"""« This date and the following »: no date is lost or doubled, whatever the series; what was changed stays changed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.occurrences import DAY, Change, Schedule, Status, instances
from events.rules import Frequency, Rule
from events.splitting import UnsplittableError, split
from events.validation import fault_of_rule, fault_of_single_dates

HORIZON = date(2030, 12, 31)
TUESDAYS = Rule(Frequency.WEEKLY, weekdays=(1,), until=date(2026, 12, 15))


def schedule(rule: Rule | None, start: date = date(2026, 10, 6), **fields: object) -> Schedule:
    begins = datetime.combine(start, time(18))
    return Schedule(begins, begins + timedelta(hours=2), "Europe/Brussels", rule=rule, **fields)  # type: ignore[arg-type]


@st.composite
def series(draw: st.DrawFn) -> Schedule:
    """A series as the editor can make it, with dates added and removed, and changes of some."""
    first = draw(st.dates(date(2026, 1, 1), date(2027, 12, 28)))
    frequency = draw(st.sampled_from([Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY]))
    days: tuple[int, ...] = ()
    nth, month_day, month = None, None, None
    if frequency == Frequency.WEEKLY:
        days = tuple(sorted({first.weekday(), *draw(st.sets(st.integers(0, 6), max_size=3))}))
    elif frequency in {Frequency.MONTHLY, Frequency.YEARLY}:
        month = first.month if frequency == Frequency.YEARLY else None
        if draw(st.booleans()) and (first.day - 1) // 7 < 4:
            days, nth = (first.weekday(),), (first.day - 1) // 7 + 1
        else:
            first = first.replace(day=min(first.day, 28))
            month_day = first.day
    end = draw(st.sampled_from(["count", "until", "never"]))
    rule: Rule | None = Rule(
        frequency,
        draw(st.integers(1, 4)),
        days,
        nth,
        month_day,
        month,
        count=draw(st.integers(1, 20)) if end == "count" else None,
        until=first + DAY * draw(st.integers(0, 900)) if end == "until" else None,
    )
    if draw(st.integers(0, 9)) == 0:
        rule = None
    near = draw(st.sets(st.dates(first + DAY, first + DAY * 400), max_size=4))
    more = near - (rule.among(first, near) if rule else set())
    made = schedule(rule, first, added=tuple(sorted(more)))
    some = made.dates(first + DAY * 500)[:40]
    removed = tuple(sorted(draw(st.sets(st.sampled_from(some), max_size=5))))
    changed = draw(st.sets(st.sampled_from(some), max_size=3)) - set(removed)
    kept = tuple(day for day in made.added if day not in removed)
    changes = {day: Change(draw(st.sampled_from([Status.CANCELLED, Status.ELSEWHERE]))) for day in changed}
    return schedule(rule, first, added=kept, removed=removed, changes=changes)


@given(series(), st.data())
def test_the_dates_before_are_those_of_the_two_parts(whole: Schedule, data: st.DataObject) -> None:
    dates = whole.dates(HORIZON)
    if len(dates) < 2:
        return
    day = data.draw(st.sampled_from(dates[1:50]))
    first, second = split(whole, day)
    assert first.dates(HORIZON) == [each for each in dates if each < day]
    assert second.dates(HORIZON) == [each for each in dates if each >= day]
    assert {**first.changes, **second.changes} == whole.changes
    assert all(key < day for key in first.changes)
    assert all(key >= day for key in second.changes)
    window = (datetime(2025, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))
    both = [*instances(first, *window), *instances(second, *window)]
    assert sorted(both, key=lambda each: each.start) == instances(whole, *window)


@given(series(), st.data())
def test_each_part_is_a_series_that_the_editor_could_have_made(whole: Schedule, data: st.DataObject) -> None:
    dates = whole.dates(HORIZON)
    if len(dates) < 2 or (whole.rule and fault_of_rule(whole.rule, whole.start.date())):
        return
    for part in split(whole, data.draw(st.sampled_from(dates[1:50]))):
        assert part.duration == whole.duration
        assert part.start.time() == whole.start.time()
        assert part.rule is None or fault_of_rule(part.rule, part.start.date()) == ""
        assert fault_of_single_dates(part) == ""


def test_a_series_with_an_end_ends_the_day_before() -> None:
    first, second = split(schedule(TUESDAYS), date(2026, 11, 10))
    assert first.rule == Rule(Frequency.WEEKLY, weekdays=(1,), until=date(2026, 11, 9))
    assert second.rule == TUESDAYS
    assert (second.start, second.end) == tuple(datetime.combine(date(2026, 11, 10), time(hour)) for hour in (18, 20))


def test_a_count_is_shared_out() -> None:
    ten = Rule(Frequency.WEEKLY, weekdays=(1,), count=10)
    first, second = split(schedule(ten, removed=(date(2026, 10, 13),)), date(2026, 10, 27))
    assert (first.rule, second.rule) == (
        Rule(Frequency.WEEKLY, weekdays=(1,), count=3),
        Rule(Frequency.WEEKLY, weekdays=(1,), count=7),
    )
    assert (first.removed, second.removed) == ((date(2026, 10, 13),), ())


def test_one_date_that_is_left_is_no_series() -> None:
    first, _ = split(schedule(TUESDAYS), date(2026, 10, 13))
    _, last = split(schedule(TUESDAYS), date(2026, 12, 15))
    assert (first.is_series, last.is_series) == (False, False)


def test_an_added_date_may_be_where_it_is_split() -> None:
    thursday, tuesday = date(2026, 11, 12), date(2026, 11, 10)
    _, second = split(schedule(TUESDAYS, added=(thursday,)), thursday)
    assert (second.start.date(), second.removed, second.added) == (tuesday, (tuesday,), (thursday,))
    assert second.dates(date(2026, 11, 30)) == [thursday, date(2026, 11, 17), date(2026, 11, 24)]


@pytest.mark.parametrize("day", [date(2026, 10, 6), date(2026, 10, 7), date(2030, 1, 1), date(1990, 1, 1)])
def test_where_nothing_is_to_be_split_it_is_said(day: date) -> None:
    with pytest.raises(UnsplittableError):
        split(schedule(TUESDAYS), day)
