from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.comparing import Difference, compare
from events.occurrences import Change, Instance, Schedule, Status
from events.rules import Rule
from tests.events.schedules import MONTHLY, WEEKLY, lasting, schedules, unhurried

BEFORE = lasting(date(2026, 10, 6), rule=Rule(WEEKLY, weekdays=(1,), count=6))  # 6 October to 10 November
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def days(found: tuple[Instance, ...]) -> list[str]:
    return [f"{each.recurrence_id:%m-%d}" for each in found]


def moved(schedule: Schedule, day: date, to: str) -> Schedule:
    return replace(schedule, changes={day: Change(Status.RESCHEDULED, datetime.fromisoformat(to))})


def test_nothing_changed_is_nothing_to_show() -> None:
    assert not compare(BEFORE, BEFORE, *OCTOBER)
    assert compare(BEFORE, BEFORE, *OCTOBER) == Difference()


def test_of_what_was_never_published_every_date_appears() -> None:
    found = compare(None, BEFORE, *OCTOBER)
    assert days(found.appear) == ["10-06", "10-13", "10-20", "10-27"]
    assert found == Difference(appear=found.appear)


def test_a_removed_date_disappears_and_an_added_one_appears() -> None:
    after = replace(BEFORE, removed=(date(2026, 10, 27),), added=(date(2026, 10, 29),))
    found = compare(BEFORE, after, *OCTOBER)
    assert (days(found.appear), days(found.disappear), found.move) == (["10-29"], ["10-27"], ())


def test_another_weekday_makes_all_dates_disappear_and_others_appear() -> None:
    after = lasting(date(2026, 10, 8), rule=Rule(WEEKLY, weekdays=(3,), count=6))
    found = compare(BEFORE, after, *OCTOBER)
    assert days(found.disappear) == ["10-06", "10-13", "10-20", "10-27"]
    assert days(found.appear) == ["10-08", "10-15", "10-22", "10-29"]


@pytest.mark.parametrize(
    "after",
    [
        replace(BEFORE, start=BEFORE.start + timedelta(hours=1), end=BEFORE.end + timedelta(hours=1)),
        replace(BEFORE, end=BEFORE.end + timedelta(minutes=30)),
        replace(BEFORE, zone="Europe/London"),
    ],
    ids=["later", "longer", "in another zone"],
)
def test_another_time_moves_every_date(after: Schedule) -> None:
    found = compare(BEFORE, after, *OCTOBER)
    assert days(tuple(each.after for each in found.move)) == ["10-06", "10-13", "10-20", "10-27"]
    assert found == Difference(move=found.move)
    assert all((each.before.start, each.before.end) != (each.after.start, each.after.end) for each in found.move)


def test_a_date_moved_within_and_out_of_and_into_the_window_is_a_move() -> None:
    for day, to in [
        (date(2026, 10, 13), "2026-10-14T19:00"),
        (date(2026, 10, 13), "2026-12-14T19:00"),
        (date(2026, 11, 10), "2026-10-14T19:00"),
    ]:
        found = compare(BEFORE, moved(BEFORE, day, to), *OCTOBER)
        [move] = found.move
        assert (move.before.recurrence_id, move.after.recurrence_id) == (day, day)
        assert found == Difference(move=(move,))


def test_what_is_before_or_after_the_window_is_not_told() -> None:
    after = replace(BEFORE, removed=(date(2026, 11, 3),), added=(date(2026, 9, 1),))
    assert not compare(BEFORE, after, *OCTOBER)


def test_the_last_day_of_the_window_is_in_it() -> None:
    after = replace(BEFORE, added=(date(2026, 10, 31),))
    assert days(compare(BEFORE, after, *OCTOBER).appear) == ["10-31"]
    assert not compare(BEFORE, after, date(2026, 10, 1), date(2026, 10, 30))


def test_a_change_of_a_date_that_is_no_more_is_orphaned_and_told() -> None:
    cancelled = {date(2026, 10, 13): Change(Status.CANCELLED), date(2026, 10, 20): Change(Status.ELSEWHERE)}
    before = replace(BEFORE, changes=cancelled)
    found = compare(before, replace(before, removed=(date(2026, 10, 13),)), *OCTOBER)
    assert (days(found.disappear), found.orphaned) == (["10-13"], (date(2026, 10, 13),))
    monthly = replace(before, rule=Rule(MONTHLY, month_day=6))
    assert compare(before, monthly, *OCTOBER).orphaned == (date(2026, 10, 13), date(2026, 10, 20))


def test_a_cancelled_date_neither_disappears_nor_moves() -> None:
    after = replace(BEFORE, changes={date(2026, 10, 13): Change(Status.CANCELLED)})
    assert not compare(BEFORE, after, *OCTOBER)


@unhurried
@given(schedules(), schedules(), st.integers(0, 800), st.integers(0, 60))
def test_what_disappears_one_way_appears_the_other(before: Schedule, after: Schedule, start: int, length: int) -> None:
    begin = before.start.date() + timedelta(days=start)
    end = begin + timedelta(days=length)
    there, back = compare(before, after, begin, end), compare(after, before, begin, end)
    assert (there.appear, there.disappear) == (back.disappear, back.appear)
    assert {(each.before, each.after) for each in there.move} == {(each.after, each.before) for each in back.move}
    keys = [each.recurrence_id for each in (*there.appear, *there.disappear, *(move.after for move in there.move))]
    assert len(keys) == len(set(keys))
