from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter

import pytest
from dateutil import rrule, tz
from hypothesis import given
from hypothesis import strategies as st

from events.occurrences import Change, Instance, Schedule, Status, first_dates, instances
from events.rules import Frequency, Rule
from tests.events.schedules import DAILY, MONTHLY, WEEKLY, YEARLY, lasting, schedules

DAY = timedelta(days=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def within(schedule: Schedule, begin: str, end: str) -> list[Instance]:
    return instances(schedule, utc(begin), utc(end))


def starts(schedule: Schedule, begin: str, end: str) -> list[str]:
    """When each begins, in UTC: ``10-25 18:00``."""
    return [f"{each.start:%m-%d %H:%M}" for each in within(schedule, begin, end)]


def hours(each: Instance) -> float:
    return (each.end - each.start) / timedelta(hours=1)


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


@given(schedules(), st.integers(-100, 1000), st.integers(1, 60))
def test_as_dateutil_has_it(schedule: Schedule, after: int, length: int) -> None:
    begin = schedule.start.replace(hour=0, minute=0, tzinfo=UTC) + after * DAY
    end = begin + length * DAY
    found = [(each.recurrence_id, each.start, each.end, each.status) for each in instances(schedule, begin, end)]
    assert found == expected(schedule, begin, end)


@given(schedules(), st.integers(0, 500), st.integers(1, 40), st.integers(1, 40))
def test_two_windows_side_by_side_have_what_one_over_both_has(
    schedule: Schedule, after: int, length: int, further: int
) -> None:
    begin = schedule.start.replace(tzinfo=UTC) + after * DAY
    middle, end = begin + length * DAY, begin + (length + further) * DAY
    both = {*instances(schedule, begin, middle), *instances(schedule, middle, end)}
    assert both == set(instances(schedule, begin, end))


@given(schedules(), st.integers(-100, 1000), st.integers(1, 60))
def test_what_is_in_a_window_touches_it_once_and_never_ends_before_it_begins(
    schedule: Schedule, after: int, length: int
) -> None:
    begin = schedule.start.replace(tzinfo=UTC) + after * DAY
    found = instances(schedule, begin, begin + length * DAY)
    assert len({each.recurrence_id for each in found}) == len(found)
    assert all(each.start <= each.end for each in found)
    assert all(each.first_day(schedule.zone) <= each.last_day(schedule.zone) for each in found)


# RFC 5545, 3.8.5.3: DTSTART;TZID=America/New_York:19970902T090000, through the change of 26 October.


def test_rfc_5545_weekly_at_nine_in_new_york_whatever_the_clocks_do() -> None:
    series = lasting(date(1997, 9, 2), 9, zone="America/New_York", rule=Rule(WEEKLY, count=10))
    assert starts(series, "1997-01-01", "1998-01-01") == [
        *[f"09-{day:02} 13:00" for day in (2, 9, 16, 23, 30)],
        *[f"10-{day:02} 13:00" for day in (7, 14, 21)],
        "10-28 14:00",
        "11-04 14:00",
    ]


def test_rfc_5545_daily_until_december_24_in_new_york() -> None:
    series = lasting(date(1997, 9, 2), 9, zone="America/New_York", rule=Rule(DAILY, until=date(1997, 12, 23)))
    found = starts(series, "1997-01-01", "1998-06-01")
    assert len(found) == 113
    assert (found[0], found[53], found[54], found[-1]) == ("09-02 13:00", "10-25 13:00", "10-26 14:00", "12-23 14:00")


# Clocks forward and back


BRUSSELS_FORWARD, BRUSSELS_BACK = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("zone", "first", "hour", "expected"),
    [
        ("Europe/Brussels", date(2026, 3, 28), 19, ["03-28 18:00", "03-29 17:00", "03-30 17:00"]),
        ("Europe/Brussels", date(2026, 10, 24), 19, ["10-24 17:00", "10-25 18:00", "10-26 18:00"]),
        ("America/New_York", date(2026, 3, 7), 19, ["03-08 00:00", "03-08 23:00", "03-09 23:00"]),
        ("America/New_York", date(2026, 10, 31), 19, ["10-31 23:00", "11-02 00:00", "11-03 00:00"]),
        ("Asia/Kathmandu", date(2026, 3, 28), 19, ["03-28 13:15", "03-29 13:15", "03-30 13:15"]),
        ("Africa/Casablanca", date(2026, 2, 14), 19, ["02-14 18:00", "02-15 19:00", "02-16 19:00"]),  # Ramadan
        ("Australia/Lord_Howe", date(2026, 4, 4), 19, ["04-04 08:00", "04-05 08:30", "04-06 08:30"]),  # half an hour
        ("Pacific/Apia", date(2011, 12, 29), 9, ["12-29 19:00", "12-30 19:00", "12-30 19:00"]),  # a day left out
    ],
)
def test_the_wall_time_stays_when_clocks_change(zone: str, first: date, hour: int, expected: list[str]) -> None:
    series = lasting(first, hour, zone=zone, rule=Rule(DAILY, count=3))
    assert starts(series, f"{first.year}-01-01", f"{first.year + 1}-01-01") == expected


def test_a_time_that_the_clocks_leave_out_is_read_with_the_offset_before() -> None:
    """RFC 5545, 3.3.5: 02:30 of 29 March in Brussels is 03:30 by the clock."""
    series = lasting(BRUSSELS_FORWARD - DAY, 2, 30, hours=1, rule=Rule(DAILY, count=3))
    assert starts(series, "2026-01-01", "2027-01-01") == ["03-28 01:30", "03-29 01:30", "03-30 00:30"]


def test_what_would_end_before_it_begins_in_the_gap_keeps_its_length() -> None:
    """From 02:45, which is 03:45 that day, to 03:15."""
    only = lasting(BRUSSELS_FORWARD, 2, 45, hours=0.5)
    [each] = within(only, "2026-01-01", "2027-01-01")
    assert (each.start, each.end) == (utc("2026-03-29T01:45"), utc("2026-03-29T02:15"))


def test_a_time_that_comes_twice_is_the_first() -> None:
    series = lasting(BRUSSELS_BACK - DAY, 2, 30, hours=1, rule=Rule(DAILY, count=3))
    assert starts(series, "2026-01-01", "2027-01-01") == ["10-24 00:30", "10-25 00:30", "10-26 01:30"]


@pytest.mark.parametrize(
    ("first", "length"), [(date(2026, 3, 28), 23), (date(2026, 3, 30), 24), (date(2026, 10, 24), 25)]
)
def test_from_ten_to_ten_is_a_day_by_the_clock_on_the_wall(first: date, length: int) -> None:
    [each] = within(lasting(first, 10, hours=24), "2026-01-01", "2027-01-01")
    assert hours(each) == length


def test_a_night_is_over_at_six_by_the_clock_also_when_it_is_longer() -> None:
    series = lasting(date(2026, 10, 17), 22, hours=8, rule=Rule(WEEKLY, count=2))
    assert [hours(each) for each in within(series, "2026-01-01", "2027-01-01")] == [8, 9]


# Days


def test_whole_days_begin_and_end_at_midnight_also_when_the_clocks_change() -> None:
    only = lasting(BRUSSELS_BACK, 0, hours=24, all_day=True)
    [each] = within(only, "2026-10-01", "2026-11-01")
    assert (each.start, each.end) == (utc("2026-10-24T22:00"), utc("2026-10-25T23:00"))
    assert each.first_day("Europe/Brussels") == each.last_day("Europe/Brussels") == BRUSSELS_BACK


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


def test_the_coming_dates_of_a_series_are_as_many_as_asked() -> None:
    assert list(first_dates(replace(SERIES, rule=Rule(MONTHLY, month_day=6)), 3, date(2030, 1, 1))) == [
        date(2026, 10, 6),
        date(2026, 11, 6),
        date(2026, 12, 6),
    ]


@pytest.mark.parametrize("frequency", Frequency)
def test_a_month_of_a_series_begun_in_1990_takes_milliseconds(frequency: Frequency) -> None:
    shape = {"month_day": 1} if frequency in {MONTHLY, YEARLY} else {}
    series = lasting(date(1990, 1, 1), rule=Rule(frequency, **({"month": 1} if frequency == YEARLY else {}), **shape))
    begun = perf_counter()
    for _ in range(10):
        within(series, "2026-10-01", "2026-11-01")
    assert (perf_counter() - begun) / 10 < 0.02
