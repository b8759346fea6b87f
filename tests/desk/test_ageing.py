"""When something is due, and when readers are told: arithmetic of days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.months import months_later
from desk.ageing import is_due, is_long_overdue

DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
MONTHS = st.integers(1, 60)


def test_six_months_and_a_year_after_the_last_check() -> None:
    checked = date(2025, 3, 10)
    assert not is_due(checked, None, 6, date(2025, 9, 9))
    assert is_due(checked, None, 6, date(2025, 9, 10))
    assert not is_long_overdue(checked, None, 6, date(2026, 3, 9))
    assert is_long_overdue(checked, None, 6, date(2026, 3, 10))


def test_a_day_that_was_chosen_replaces_the_delay() -> None:
    checked, chosen = date(2020, 1, 1), date(2025, 3, 10)
    assert not is_due(checked, chosen, 6, date(2025, 3, 9))
    assert is_due(checked, chosen, 6, date(2025, 3, 10))
    assert not is_long_overdue(checked, chosen, 6, date(2025, 9, 9))
    assert is_long_overdue(checked, chosen, 6, date(2025, 9, 10))


@given(DAYS, st.none() | DAYS, MONTHS, DAYS, st.integers(0, 5000))
def test_what_is_due_stays_due_until_it_is_checked(
    checked: date, chosen: date | None, months: int, today: date, later: int
) -> None:
    then = today + timedelta(days=later)
    assert is_due(checked, chosen, months, then) or not is_due(checked, chosen, months, today)
    assert is_long_overdue(checked, chosen, months, then) or not is_long_overdue(checked, chosen, months, today)
    assert is_due(checked, chosen, months, today) or not is_long_overdue(checked, chosen, months, today)


@given(DAYS, MONTHS)
def test_what_is_checked_today_is_never_due_today(today: date, months: int) -> None:
    assert not is_due(today, None, months, today)
    assert is_due(today, None, months, months_later(today, months) + timedelta(days=4))
