from datetime import date, datetime, time, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from events.rules import Frequency, Rule
from tests.events.schedules import DAILY, MONTHLY, WEEKLY, YEARLY, days, quickest, rules, unhurried

TU, TH, FR, SU = 1, 3, 4, 6


def dates(text: str) -> list[date]:
    """``1997-09 2 9, 1997-10 7`` as dates."""
    found = []
    for month in text.split(","):
        name, *numbers = month.split()
        found += [date.fromisoformat(f"{name}-{int(number):02}") for number in numbers]
    return found


# RFC 5545, 3.8.5.3, as written there; UNTIL=19971224T000000Z is before nine o'clock of that day, so the 23rd.
EXAMPLES = {
    "daily for 10 occurrences": (
        Rule(DAILY, count=10),
        "1997-09 2 3 4 5 6 7 8 9 10 11",
    ),
    "every other day, forever": (
        Rule(DAILY, 2),
        "1997-09 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30, 1997-10 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30",
    ),
    "every 10 days, 5 occurrences": (
        Rule(DAILY, 10, count=5),
        "1997-09 2 12 22, 1997-10 2 12",
    ),
    "weekly for 10 occurrences": (
        Rule(WEEKLY, count=10),
        "1997-09 2 9 16 23 30, 1997-10 7 14 21 28, 1997-11 4",
    ),
    "weekly until December 24, 1997": (
        Rule(WEEKLY, until=date(1997, 12, 23)),
        "1997-09 2 9 16 23 30, 1997-10 7 14 21 28, 1997-11 4 11 18 25, 1997-12 2 9 16 23",
    ),
    "every other week, forever": (
        Rule(WEEKLY, 2),
        "1997-09 2 16 30, 1997-10 14 28, 1997-11 11 25, 1997-12 9 23, 1998-01 6 20, 1998-02 3 17",
    ),
    "weekly on Tuesday and Thursday for five weeks": (
        Rule(WEEKLY, weekdays=(TU, TH), count=10),
        "1997-09 2 4 9 11 16 18 23 25 30, 1997-10 2",
    ),
    "every other week on Monday, Wednesday and Friday until December 24": (
        Rule(WEEKLY, 2, weekdays=(0, 2, 4), until=date(1997, 12, 23)),
        "1997-09 1 3 5 15 17 19 29, 1997-10 1 3 13 15 17 27 29 31, 1997-11 10 12 14 24 26 28, 1997-12 8 10 12 22",
    ),
    "every other week on Tuesday and Thursday, for 8 occurrences": (
        Rule(WEEKLY, 2, weekdays=(TU, TH), count=8),
        "1997-09 2 4 16 18 30, 1997-10 2 14 16",
    ),
    "monthly on the first Friday for 10 occurrences": (
        Rule(MONTHLY, weekdays=(FR,), nth=1, count=10),
        "1997-09 5, 1997-10 3, 1997-11 7, 1997-12 5, 1998-01 2, 1998-02 6, 1998-03 6, 1998-04 3, 1998-05 1, 1998-06 5",
    ),
    "monthly on the first Friday until December 24, 1997": (
        Rule(MONTHLY, weekdays=(FR,), nth=1, until=date(1997, 12, 23)),
        "1997-09 5, 1997-10 3, 1997-11 7, 1997-12 5",
    ),
    "monthly on the second-to-last Monday of the month for 6 months": (
        Rule(MONTHLY, weekdays=(0,), nth=-2, count=6),
        "1997-09 22, 1997-10 20, 1997-11 17, 1997-12 22, 1998-01 19, 1998-02 16",
    ),
    "monthly on the third-to-the-last day of the month, forever": (
        Rule(MONTHLY, month_day=-3),
        "1997-09 28, 1997-10 29, 1997-11 28, 1997-12 29, 1998-01 29, 1998-02 26",
    ),
    "every Tuesday, every other month": (
        Rule(MONTHLY, 2, weekdays=(TU,)),
        "1997-09 2 9 16 23 30, 1997-11 4 11 18 25, 1998-01 6 13 20 27, 1998-03 3 10 17 24 31",
    ),
    "every Thursday in March, forever": (
        Rule(YEARLY, weekdays=(TH,), month=3),
        "1997-03 13 20 27, 1998-03 5 12 19 26, 1999-03 4 11 18 25",
    ),
    "an example where the days generated makes a difference because of WKST": (
        Rule(WEEKLY, 2, weekdays=(TU, SU), count=4),
        "1997-08 5 10 19 24",
    ),
}


@pytest.mark.parametrize(("rule", "expected"), EXAMPLES.values(), ids=EXAMPLES)
def test_rfc_5545_examples(rule: Rule, expected: str) -> None:
    written = dates(expected)
    found = list(islice(rule.dates(written[0]), len(written) + 1))
    assert found[: len(written)] == written
    assert len(found) == len(written) or rule.is_endless


def test_rfc_5545_every_day_in_january_for_three_years() -> None:
    found = list(Rule(DAILY, month=1, until=date(2000, 1, 31)).dates(date(1998, 1, 1)))
    assert found == [date(year, 1, day) for year in (1998, 1999, 2000) for day in range(1, 32)]


def test_rfc_5545_every_friday_the_13th_does_not_hold_the_first_date_that_is_none() -> None:
    found = Rule(MONTHLY, weekdays=(FR,), month_day=13).dates(date(1997, 9, 2))
    assert list(islice(found, 5)) == dates("1998-02 13, 1998-03 13, 1998-11 13, 1999-08 13, 2000-10 13")


def test_a_month_without_its_31st_is_passed_over() -> None:
    found = list(islice(Rule(MONTHLY, month_day=31).dates(date(2026, 1, 31)), 7))
    assert found == dates("2026-01 31, 2026-03 31, 2026-05 31, 2026-07 31, 2026-08 31, 2026-10 31, 2026-12 31")


def test_the_last_day_of_the_month_is_in_every_month_also_in_a_leap_year() -> None:
    found = list(Rule(MONTHLY, month_day=-1, count=5).dates(date(2027, 11, 30)))
    assert found == dates("2027-11 30, 2027-12 31, 2028-01 31, 2028-02 29, 2028-03 31")


def test_the_29th_of_february_is_in_leap_years_only() -> None:
    found = list(Rule(YEARLY, month=2, month_day=29, count=3).dates(date(2096, 2, 29)))
    assert found == [date(2096, 2, 29), date(2104, 2, 29), date(2108, 2, 29)]  # 2100 is none


def test_the_fifth_weekday_is_in_some_months_only() -> None:
    found = list(Rule(MONTHLY, weekdays=(TU,), nth=5, count=4).dates(date(2026, 3, 31)))
    assert found == dates("2026-03 31, 2026-06 30, 2026-09 29, 2026-12 29")


def test_the_last_weekday_is_in_every_month() -> None:
    found = list(Rule(MONTHLY, weekdays=(TU,), nth=-1, count=4).dates(date(2026, 9, 29)))
    assert found == dates("2026-09 29, 2026-10 27, 2026-11 24, 2026-12 29")


def written_out(rule: Rule) -> str:
    parts = [f"{name}={','.join(values)}" for name, values in rule.parts().items()]
    if rule.count:
        parts.append(f"COUNT={rule.count}")
    if rule.until:
        parts.append(f"UNTIL={rule.until:%Y%m%d}T235959")
    return ";".join(parts)


@unhurried
@given(st.data(), days, st.integers(0, 1200))
def test_what_is_written_of_a_rule_gives_the_same_dates(data: st.DataObject, first: date, length: int) -> None:
    """``parts`` read again by dateutil, with a wall time."""
    rule = data.draw(rules(first))
    last = first + timedelta(days=length)
    start, end = datetime.combine(first, time(9)), datetime.combine(last, time(23))
    expected = rrulestr(written_out(rule), dtstart=start).between(start, end, inc=True)
    assert list(rule.dates_until(first, last)) == [moment.date() for moment in expected]


@unhurried
@given(st.data(), days, st.integers(-50, 6000), st.integers(0, 200))
def test_skipping_ahead_gives_what_counting_through_gives(
    data: st.DataObject, first: date, before: int, length: int
) -> None:
    rule = data.draw(rules(first))
    since = first + timedelta(days=before)
    last = since + timedelta(days=length)
    plain = [day for day in rule.dates_until(first, last) if day >= since]
    assert list(rule.dates_until(first, last, since)) == plain
    assert list(islice(rule.dates(first, since), len(plain))) == plain


@pytest.mark.parametrize("frequency", Frequency)
def test_a_month_of_a_series_begun_long_ago_takes_milliseconds(frequency: Frequency) -> None:
    shape = {"month_day": 1} if frequency in {MONTHLY, YEARLY} else {}
    rule, window = Rule(frequency, **shape), (date(2026, 10, 31), date(2026, 10, 1))
    assert quickest(lambda: list(rule.dates_until(date(1990, 1, 1), *window))) < 0.01
