from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil import rrule, tz
from hypothesis import given
from hypothesis import strategies as st

from events.occurrences import Change, Schedule, Status, goes_on, instances
from events.rules import Frequency, Rule
from tests.events.schedules import (
    MONTHLY,
    WEEKLY,
    YEARLY,
    hours,
    lasting,
    quickest,
    schedules,
    unhurried,
    utc,
    within,
)

DAY = timedelta(days=1)


# Against dateutil: everything naive first, the zone (dateutil's own) last.


def expected(schedule: Schedule, begin: datetime, end: datetime) -> list[tuple[date, datetime, datetime, Status]]:
    dates = rrule.rruleset()
    far = datetime.combine(max([end.date(), *schedule.changes]) + 3 * DAY, time())
    if schedule.rule:
        rule = schedule.rule
        dates.rrule(
            rrule.rrule(
                [rrule.YEARLY, rrule.MONTHLY, rrule.WEEKLY, rrule.DAILY][
                    ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"].index(rule.frequency)
                ],
                dtstart=schedule.start,
                interval=rule.interval,
                byweekday=[rrule.weekdays[day](rule.nth) if rule.nth else rrule.weekdays[day] for day in rule.weekdays]
                or None,
                bymonthday=rule.month_day,
                bymonth=rule.month,
                count=rule.count,
                until=datetime.combine(rule.until, time(23, 59)) if rule.until else None,
            )
        )
    else:
        dates.rdate(schedule.start)
    for day in schedule.added:
        dates.rdate(datetime.combine(day, schedule.start.time()))
    for day in schedule.removed:
        dates.exdate(datetime.combine(day, schedule.start.time()))
    zone = tz.gettz(schedule.zone)
    found = []
    for start in dates.between(datetime.combine(date.min, time()), far):
        change = schedule.changes.get(start.date(), Change(Status.SCHEDULED))
        begins = change.start or start
        ends = change.end or begins + (schedule.end - schedule.start)
        first, last = (tz.resolve_imaginary(wall.replace(tzinfo=zone)).astimezone(tz.UTC) for wall in (begins, ends))
        if last < first:  # in a gap, what ends before it begins keeps its length
            last = first + (ends - begins)
        if first < end and (last > begin or (first == last == begin)):
            found.append((start.date(), first, last, change.status))
    return sorted(found, key=lambda each: (each[1], each[0]))


@unhurried
@given(schedules(), st.integers(-100, 1000), st.integers(1, 60))
def test_as_dateutil_has_it(schedule: Schedule, after: int, length: int) -> None:
    begin = schedule.start.replace(hour=0, minute=0, tzinfo=UTC) + after * DAY
    end = begin + length * DAY
    found = [(each.recurrence_id, each.start, each.end, each.status) for each in instances(schedule, begin, end)]
    assert found == expected(schedule, begin, end)


@unhurried
@given(schedules(), st.integers(0, 500), st.integers(1, 40), st.integers(1, 40))
def test_two_windows_side_by_side_have_what_one_over_both_has(
    schedule: Schedule, after: int, length: int, further: int
) -> None:
    begin = schedule.start.replace(tzinfo=UTC) + after * DAY
    middle, end = begin + length * DAY, begin + (length + further) * DAY
    both = {*instances(schedule, begin, middle), *instances(schedule, middle, end)}
    assert both == set(instances(schedule, begin, end))


@unhurried
@given(schedules(), st.integers(-100, 1000), st.integers(1, 60))
def test_what_is_in_a_window_touches_it_once_and_never_ends_before_it_begins(
    schedule: Schedule, after: int, length: int
) -> None:
    begin = schedule.start.replace(tzinfo=UTC) + after * DAY
    found = instances(schedule, begin, begin + length * DAY)
    assert len({each.recurrence_id for each in found}) == len(found)
    assert all(each.start <= each.end for each in found)
    assert all(each.first_day(schedule.zone) <= each.last_day(schedule.zone) for each in found)


# Days


def test_whole_days_begin_and_end_at_midnight_also_when_the_clocks_change() -> None:
    only = lasting(date(2026, 10, 25), 0, hours=24, all_day=True)
    [each] = within(only, "2026-10-01", "2026-11-01")
    assert (each.start, each.end) == (utc("2026-10-24T22:00"), utc("2026-10-25T23:00"))
    assert each.first_day("Europe/Brussels") == each.last_day("Europe/Brussels") == date(2026, 10, 25)


def test_what_ends_at_midnight_does_not_touch_the_day_that_begins_then() -> None:
    only = lasting(date(2026, 10, 6), 19, hours=5)
    assert not within(only, "2026-10-06T22:00", "2026-10-07T22:00")
    [each] = within(only, "2026-10-05T22:00", "2026-10-06T22:00")
    assert each.last_day("Europe/Brussels") == date(2026, 10, 6)


def test_what_ends_a_minute_after_midnight_touches_the_next_day() -> None:
    [each] = within(lasting(date(2026, 10, 6), 19, hours=5 + 1 / 60), "2026-10-06T22:00", "2026-10-07T22:00")
    assert each.last_day("Europe/Brussels") == date(2026, 10, 7)


def test_what_begins_as_the_window_ends_is_outside() -> None:
    assert not within(lasting(date(2026, 10, 7), 0), "2026-10-05T22:00", "2026-10-06T22:00")


def test_what_has_no_length_is_on_its_day() -> None:
    only = lasting(date(2026, 10, 7), 0, hours=0)
    assert not within(only, "2026-10-05T22:00", "2026-10-06T22:00")
    [each] = within(only, "2026-10-06T22:00", "2026-10-07T22:00")
    assert each.last_day("Europe/Brussels") == date(2026, 10, 7)


@pytest.mark.parametrize(
    ("begin", "end"), [("09-01", "10-02"), ("10-02", "10-03"), ("10-04", "11-01"), ("09-01", "11-01")]
)
def test_what_lasts_days_is_in_every_window_that_it_touches(begin: str, end: str) -> None:
    assert within(lasting(date(2026, 10, 1), 9, hours=80), f"2026-{begin}", f"2026-{end}")


def test_what_began_weeks_before_the_window_and_repeats_is_still_running_in_it() -> None:
    series = lasting(date(2025, 1, 1), 9, hours=20 * 24, rule=Rule(YEARLY, month=1, month_day=1))
    [each] = within(series, "2026-01-20", "2026-01-21")
    assert each.recurrence_id == date(2026, 1, 1)


# Dates added, removed, changed


SERIES = lasting(date(2026, 10, 6), rule=Rule(WEEKLY, weekdays=(1,), count=4))


def ids(schedule: Schedule, begin: str = "2026-01-01", end: str = "2028-01-01") -> list[str]:
    return [f"{each.recurrence_id:%m-%d}" for each in within(schedule, begin, end)]


def test_a_count_counts_dates_that_are_removed_and_not_those_added() -> None:
    """RFC 5545, 3.8.5.1 and 3.8.5.2: exceptions are taken from what the rule gave."""
    changed = replace(SERIES, added=(date(2026, 10, 9),), removed=(date(2026, 10, 13),))
    assert ids(changed) == ["10-06", "10-09", "10-20", "10-27"]


def test_a_date_added_that_the_rule_gives_already_is_one_date() -> None:
    assert ids(replace(SERIES, added=(date(2026, 10, 6), date(2026, 10, 13)))) == ["10-06", "10-13", "10-20", "10-27"]


def test_a_date_both_added_and_removed_is_removed() -> None:
    assert ids(replace(SERIES, added=(date(2026, 10, 9),), removed=(date(2026, 10, 9),))) == [
        "10-06",
        "10-13",
        "10-20",
        "10-27",
    ]


def test_a_removed_date_that_the_series_does_not_give_is_ignored() -> None:
    assert ids(replace(SERIES, removed=(date(2026, 10, 7),))) == ids(SERIES)


def test_single_dates_without_a_rule() -> None:
    assert ids(replace(SERIES, rule=None, added=(date(2027, 1, 3),), removed=(date(2026, 10, 6),))) == ["01-03"]


def moved(day: date, to: str) -> Schedule:
    change = Change(Status.RESCHEDULED, datetime.fromisoformat(to))
    return replace(SERIES, changes={day: change})


def test_a_date_moved_out_of_a_window_is_not_in_it() -> None:
    assert ids(moved(date(2026, 10, 13), "2026-11-13T10:00"), "2026-10-01", "2026-11-01") == ["10-06", "10-20", "10-27"]


def test_a_date_moved_into_a_window_is_in_it_at_its_new_time() -> None:
    [each] = within(moved(date(2026, 10, 13), "2026-11-13T10:00"), "2026-11-01", "2026-12-01")
    assert (each.recurrence_id, each.start) == (date(2026, 10, 13), utc("2026-11-13T09:00"))
    assert (hours(each), each.status) == (2, Status.RESCHEDULED)


def test_a_date_moved_before_the_series_began_is_in_the_window_there() -> None:
    assert ids(moved(date(2026, 10, 13), "2026-09-13T10:00"), "2026-09-01", "2026-10-01") == ["10-13"]


def test_a_change_of_a_date_that_the_series_does_not_give_changes_nothing() -> None:
    assert ids(moved(date(2026, 10, 14), "2026-11-13T10:00")) == ids(SERIES)


def test_a_cancelled_date_is_where_it_was_and_says_so() -> None:
    cancelled = replace(SERIES, changes={date(2026, 10, 13): Change(Status.CANCELLED)})
    assert [each.status for each in within(cancelled, "2026-10-01", "2026-11-01")] == [
        Status.SCHEDULED,
        Status.CANCELLED,
        Status.SCHEDULED,
        Status.SCHEDULED,
    ]


def test_when_all_is_postponed_each_date_says_so_but_the_one_that_is_cancelled() -> None:
    both = replace(SERIES, status=Status.POSTPONED, changes={date(2026, 10, 13): Change(Status.CANCELLED)})
    assert {each.recurrence_id.day: each.status for each in within(both, "2026-10-01", "2026-10-14")} == {
        6: Status.POSTPONED,
        13: Status.CANCELLED,
    }


@unhurried
@given(schedules(), st.integers(-100, 1500))
def test_a_series_goes_on_as_long_as_one_of_its_dates_is_to_come(schedule: Schedule, after: int) -> None:
    moment = schedule.start.replace(tzinfo=UTC) + after * DAY
    every = instances(schedule, datetime(1990, 1, 1, tzinfo=UTC), datetime(2045, 1, 1, tzinfo=UTC))
    # A fifth Saturday of February comes every 28 years: what has no end goes on, however seldom.
    assert goes_on(schedule, moment) == (schedule.is_endless or any(each.end > moment for each in every))


@pytest.mark.parametrize("frequency", Frequency)
def test_a_month_of_a_series_begun_in_1990_takes_milliseconds(frequency: Frequency) -> None:
    shape = {"month_day": 1} if frequency in {MONTHLY, YEARLY} else {}
    series = lasting(date(1990, 1, 1), rule=Rule(frequency, **({"month": 1} if frequency == YEARLY else {}), **shape))
    assert quickest(lambda: within(series, "2026-10-01", "2026-11-01")) < 0.01
