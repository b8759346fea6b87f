from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.months import Day, Month, NotAPeriodError, Period, Week, by_day
from tests.events.schedules import unhurried

KINDS = [Month, Week, Day]
known = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@dataclass(frozen=True)
class Stay:
    name: str
    first_day: date
    last_day: date


@pytest.mark.parametrize(
    ("kind", "text", "first", "last"),
    [
        (Month, "2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        (Month, "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        (Week, "2026-W40", date(2026, 9, 28), date(2026, 10, 4)),
        (Week, "2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        (Week, "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        (Day, "2026-10-27", date(2026, 10, 27), date(2026, 10, 27)),
        (Day, "2028-02-29", date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_an_address_names_some_days(kind: type[Period], text: str, first: date, last: date) -> None:
    found = kind.parsed(text)
    assert (found.first, found.last, str(found)) == (first, last, text)
    assert first in found
    assert last + timedelta(days=1) not in found


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *[
            (Month, text)
            for text in ("2026-13", "2026-00", "9999-12", "9999-01", "0000-01", "0001-01", "1989-12", "2102-01")
        ],
        *[
            (Month, text)
            for text in ("2026-1", "2026-010", "26-10", "2026_10", "2026-10-01", " 2026-10", "2026-10\n", "")
        ],
        *[(Month, text) for text in ("٢٠٢٦-١٠", "2026-1²", "-2026-10", "+026-10", "2026-1e", "x" * 100_000)],
        *[(Week, text) for text in ("2026-W54", "2025-W53", "2026-W00", "2026-W99", "9999-W52", "0000-W01", "2026-40")],
        *[(Week, text) for text in ("2026-w40", "2026-W4", "2026W40", "2026-W40-1", "")],
        *[(Day, text) for text in ("2026-02-30", "2027-02-29", "2026-13-01", "9999-12-31", "0000-00-00", "0001-01-01")],
        *[(Day, text) for text in ("2026-2-3", "20261027", "2026-W40-1", "2026-10-27T00:00", "")],
    ],
)
def test_an_address_that_names_nothing_is_refused(kind: type[Period], text: str) -> None:
    with pytest.raises(NotAPeriodError):
        kind.parsed(text)


@unhurried
@given(st.sampled_from(KINDS), st.text(max_size=12) | st.from_regex(r"\d{4}-W?\d{2}(-\d{2})?", fullmatch=True))
def test_any_address_is_a_period_of_the_agenda_or_refused(kind: type[Period], text: str) -> None:
    try:
        found = kind.parsed(text)
    except NotAPeriodError:
        return
    assert str(found) == text
    assert 1989 <= found.first.year <= found.last.year <= 2102
    for neighbour in (found.previous, found.next):
        assert neighbour is None or kind.parsed(str(neighbour)) == neighbour


@unhurried
@given(st.sampled_from(KINDS), known)
def test_what_follows_begins_the_day_after_and_leads_back(kind: type[Period], day: date) -> None:
    found = kind.of(day)
    assert day in found
    following = found.next
    assert following is not None
    assert following.first == found.last + timedelta(days=1)
    assert following.previous == found
    assert found.days() == [found.first + timedelta(days=number) for number in range(len(found.days()))]
    assert found.days()[-1] == found.last


@pytest.mark.parametrize(("kind", "first", "last"), [(Month, "1990-01", "2100-12"), (Day, "1990-01-01", "2100-12-31")])
def test_the_agenda_begins_and_ends(kind: type[Period], first: str, last: str) -> None:
    assert kind.parsed(first).previous is None
    assert kind.parsed(last).next is None


def test_the_last_week_of_the_agenda_is_the_last() -> None:
    last = Week.of(date(2100, 12, 31))
    assert last.next is None
    assert Week.parsed(str(last)) == last


@unhurried
@given(known)
def test_the_grid_of_a_month_is_whole_weeks_from_monday_with_all_its_days(day: date) -> None:
    month = Month.of(day)
    weeks = month.weeks()
    flat = [each for week in weeks for each in week]
    assert all(len(week) == 7 and week[0].weekday() == 0 for week in weeks)
    assert flat == sorted(set(flat))
    assert flat[-1] - flat[0] == timedelta(days=len(flat) - 1)
    assert set(month.days()) <= set(flat)
    assert month.first in weeks[0]
    assert month.last in weeks[-1]
    assert 4 <= len(weeks) <= 6


def test_the_grid_of_october_2026_begins_in_september() -> None:
    weeks = Month.parsed("2026-10").weeks()
    assert (weeks[0][0], weeks[-1][-1], len(weeks)) == (date(2026, 9, 28), date(2026, 11, 1), 5)


def test_a_month_that_is_four_weeks_is_four_rows() -> None:
    assert len(Month.parsed("2027-02").weeks()) == 4


def test_the_week_of_a_day_at_new_year_may_be_the_other_years() -> None:
    assert str(Week.of(date(2027, 1, 3))) == "2026-W53"
    assert Week.of(date(2027, 1, 3)).number == 53
    assert str(Week.of(date(2024, 12, 30))) == "2025-W01"


def test_what_lasts_days_stands_on_each_of_them_and_on_none_outside() -> None:
    before = Stay("before", date(2026, 9, 28), date(2026, 10, 2))
    within = Stay("within", date(2026, 10, 2), date(2026, 10, 2))
    over = Stay("over", date(2026, 9, 1), date(2026, 12, 1))
    other = Stay("other", date(2026, 11, 1), date(2026, 11, 2))
    found = by_day([before, over, within, other], date(2026, 10, 1), date(2026, 10, 4))
    assert {day.day: [stay.name for stay in stays] for day, stays in found.items()} == {
        1: ["before", "over"],
        2: ["before", "over", "within"],
        3: ["over"],
        4: ["over"],
    }


@unhurried
@given(st.lists(st.tuples(known, st.integers(0, 40))), known, st.integers(0, 45))
def test_each_day_has_what_touches_it(stays: list[tuple[date, int]], first: date, length: int) -> None:
    entries = [Stay(str(number), day, day + timedelta(days=more)) for number, (day, more) in enumerate(stays)]
    last = first + timedelta(days=length)
    found = by_day(entries, first, last)
    assert list(found) == [first + timedelta(days=number) for number in range(length + 1)]
    for day, some in found.items():
        assert some == [each for each in entries if each.first_day <= day <= each.last_day]
