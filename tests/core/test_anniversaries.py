"""How long ago something was, and when it is next celebrated."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.anniversaries import Anniversary, anniversary

days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
FOUNDED = date(1996, 12, 5)


def test_soon_thirty_years() -> None:
    assert anniversary(FOUNDED, date(2026, 11, 24)) == Anniversary(date(2026, 12, 5), years=30, days=11, past=29)


def test_on_the_day_and_the_day_after() -> None:
    assert anniversary(FOUNDED, date(2026, 12, 5)) == Anniversary(date(2026, 12, 5), years=30, days=0, past=30)
    assert anniversary(FOUNDED, date(2026, 12, 6)) == Anniversary(date(2027, 12, 5), years=31, days=364, past=30)


def test_a_leap_day_is_kept_on_the_28th_where_there_is_no_29th() -> None:
    leap = date(2020, 2, 29)
    assert anniversary(leap, date(2026, 2, 27)).on == date(2026, 2, 28)
    assert anniversary(leap, date(2026, 2, 28)) == Anniversary(date(2026, 2, 28), years=6, days=0, past=6)
    assert anniversary(leap, date(2026, 3, 1)).on == date(2027, 2, 28)
    assert anniversary(leap, date(2028, 2, 28)) == Anniversary(date(2028, 2, 29), years=8, days=1, past=7)


def test_a_day_to_come_has_no_years_yet() -> None:
    assert anniversary(date(2027, 5, 1), date(2026, 11, 24)) == Anniversary(date(2027, 5, 1), years=0, days=158, past=0)


@given(days, days)
def test_the_next_celebration_is_never_past_nor_more_than_a_year_away(day: date, today: date) -> None:
    found = anniversary(day, today)
    assert found.on == today + timedelta(found.days)
    assert found.days >= 0
    if day <= today:
        assert found.days <= 365
        assert found.years == found.on.year - day.year
        assert found.past == found.years - (found.days > 0)
        assert abs(found.on.replace(year=2000).toordinal() - day.replace(year=2000).toordinal()) <= 1


@given(days, st.integers(0, 300))
def test_years_grow_by_one_on_the_day(day: date, years: int) -> None:
    on = anniversary(day, date(day.year + years, 1, 1) if years else day).on
    assert anniversary(day, on).past == anniversary(day, on).years == on.year - day.year
