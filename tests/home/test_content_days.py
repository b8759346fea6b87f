"""Days said from the day of loading on: what each word means, and that nonsense is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.rules import Frequency, Rule
from events.stored import added, removed, rule_of
from home.content import days, reader

ANY = st.dates(date(2020, 1, 1), date(2095, 12, 31))
TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", TUESDAY),
        ("+3d", date(2026, 11, 27)),
        ("-2w", date(2026, 11, 10)),
        ("tue", TUESDAY),
        ("mon", date(2026, 11, 30)),
        ("+2w sun", date(2026, 12, 13)),
        ("+1m first", date(2026, 12, 1)),
        ("+3m last", date(2027, 2, 28)),
        ("+1m 2wed", date(2026, 12, 9)),
        ("-1sat", date(2026, 11, 28)),
        ("11-24", TUESDAY),
        ("03-21", date(2027, 3, 21)),
        ("-1y 03-21 +1d", date(2026, 3, 22)),
        ("+1m fri open", date(2027, 1, 8)),
    ],
)
def test_words_are_steps_from_left_to_right(said: str, expected: date) -> None:
    assert days.day(said, TUESDAY) == expected


@pytest.mark.parametrize("said", ["tomorrow", "5tue", "+3", "+3x", "13-01", "31", "-w"])
def test_a_word_that_is_no_step_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r"step|must be in"):
        days.day(said, TUESDAY)


@given(ANY, st.sampled_from(days.WEEKDAYS))
def test_a_day_of_the_week_is_within_the_next_seven(today: date, name: str) -> None:
    found = days.day(name, today)
    assert timedelta(0) <= found - today < timedelta(days=7)
    assert days.WEEKDAYS[found.weekday()] == name
    assert days.day(f"+2w {name}", today) == found + timedelta(weeks=2)


@given(ANY)
def test_what_began_before_still_has_the_dates_that_are_said_after(today: date) -> None:
    first, later = days.day("-2m tue", today), days.day("+3w tue", today)
    assert first < today < later
    assert (later - first).days % 7 == 0


@given(ANY)
def test_a_yearly_day_comes_within_a_year_and_one_before_it_is_past(today: date) -> None:
    assert timedelta(0) <= days.day("06-20", today) - today <= timedelta(days=366)
    assert days.day("-1y -11d 12-11 +10d", today) < today


@given(ANY, st.sampled_from(days.WEEKDAYS))
def test_holidays_are_those_days_of_the_week_on_which_schools_are_closed(today: date, name: str) -> None:
    last = today + timedelta(days=300)
    closed = days.closed(today, last, [name])
    assert closed, "no ten months without a school holiday"
    assert all(today <= day <= last and days.WEEKDAYS[day.weekday()] == name for day in closed)
    assert not days.is_holiday(days.day(f"{name} open", today))


def test_a_series_in_yaml_is_what_the_field_keeps() -> None:
    said = """
      first: &first !day "tue"
      recurrence: !series
        frequency: weekly
        interval: 2
        weekdays: [tue, thu]
        until: !day "+10w tue"
        added: [!day "+1w sun"]
        removed: !holidays {first: *first, last: !day "+8w", weekdays: [tue]}
    """
    loader = reader.Loader(said, TUESDAY)
    kept = loader.get_single_data()["recurrence"]
    assert rule_of(kept) == Rule(Frequency.WEEKLY, 2, weekdays=(1, 3), until=date(2027, 2, 2))
    assert added(kept) == (date(2026, 12, 6),)
    assert removed(kept) == (date(2026, 12, 22), date(2026, 12, 29))
