"""The wall time stays when clocks change, in Brussels and elsewhere."""

from datetime import date, timedelta

import pytest

from events.rules import Rule
from tests.events.schedules import DAILY, WEEKLY, hours, lasting, starts, utc, within

DAY = timedelta(days=1)

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
