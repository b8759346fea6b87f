from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from events.occurrences import Change, Status
from events.rules import Rule
from events.skips import holidays_between, suggestions
from tests.events.schedules import DAILY, WEEKLY, lasting

TUESDAYS = lasting(date(2026, 9, 1), rule=Rule(WEEKLY, weekdays=(1,)))
SCHOOL_YEAR = (date(2026, 9, 1), date(2027, 6, 30))


def names(begin: date, end: date) -> list[str]:
    return [each.name for each in holidays_between(begin, end)]


def test_a_weekly_workshop_of_a_school_year_is_told_its_holidays_in_order() -> None:
    found = [(each.name, [f"{day:%m-%d}" for day in each.dates]) for each in suggestions(TUESDAYS, *SCHOOL_YEAR)]
    assert found == [
        ("Vacances d’automne", ["10-20", "10-27"]),
        ("Vacances d’hiver", ["12-22", "12-29"]),
        ("Mardi gras", ["02-09"]),
        ("Vacances de carnaval", ["02-23", "03-02"]),
        ("Vacances de printemps", ["04-27", "05-04"]),
    ]


@pytest.mark.parametrize(
    ("name", "within", "first", "last"),
    [
        ("Vacances d’automne", date(2026, 10, 27), date(2026, 10, 19), date(2026, 11, 1)),
        ("Vacances d’hiver", date(2027, 1, 1), date(2026, 12, 21), date(2027, 1, 3)),
        ("Vacances d’hiver", date(2026, 12, 31), date(2026, 12, 21), date(2027, 1, 3)),
        ("Vacances de carnaval", date(2026, 2, 18), date(2026, 2, 16), date(2026, 3, 1)),
        ("Vacances de printemps", date(2027, 5, 6), date(2027, 4, 26), date(2027, 5, 9)),
        ("Vacances d’été", date(2027, 7, 14), date(2027, 7, 3), date(2027, 8, 29)),
    ],
)
def test_a_school_holiday_is_one_period_whole_also_over_new_year(
    name: str, within: date, first: date, last: date
) -> None:
    """Also where it is Mardi gras or Ascension in the middle of it."""
    [found] = [each for each in holidays_between(within, within) if each.name == name]
    assert (found.first, found.last) == (first, last)


def test_every_school_holiday_of_the_known_years_lasts_a_week_at_least_and_never_twice_at_once() -> None:
    found = [each for each in holidays_between(date(2022, 9, 1), date(2029, 8, 31)) if each.name.startswith("Vacances")]
    assert len(found) >= 5 * 7
    assert all(timedelta(days=6) <= each.last - each.first <= timedelta(days=60) for each in found)
    assert all(one.last < other.first for one, other in pairwise(found))


def test_a_holiday_that_school_and_public_share_is_named_once() -> None:
    assert names(date(2026, 11, 11), date(2026, 11, 11)) == ["Jour de l’Armistice"]
    assert names(date(2026, 7, 21), date(2026, 7, 21)) == ["Vacances d’été", "Fête nationale"]
    assert names(date(2027, 9, 27), date(2027, 9, 27)) == ["Fête de la Communauté française"]


def test_christmas_may_be_left_out_without_the_winter_holidays() -> None:
    fridays = lasting(date(2026, 9, 4), rule=Rule(WEEKLY, weekdays=(4,)))
    found = {each.name: each.dates for each in suggestions(fridays, date(2026, 12, 1), date(2027, 1, 31))}
    assert found["Noël"] == (date(2026, 12, 25),)
    assert found["Nouvel An"] == (date(2027, 1, 1),)
    assert found["Vacances d’hiver"] == (date(2026, 12, 25), date(2027, 1, 1))


def test_a_date_removed_or_changed_already_is_not_suggested() -> None:
    october = (date(2026, 10, 1), date(2026, 10, 31))
    cancelled = {date(2026, 10, 27): Change(Status.CANCELLED)}
    assert suggestions(replace(TUESDAYS, removed=(date(2026, 10, 20),), changes=cancelled), *october) == []
    [found] = suggestions(replace(TUESDAYS, removed=(date(2026, 10, 20),)), *october)
    assert found.dates == (date(2026, 10, 27),)


def test_dates_outside_the_window_are_not_suggested() -> None:
    [found] = suggestions(TUESDAYS, date(2026, 10, 21), date(2026, 10, 27))
    assert found.dates == (date(2026, 10, 27),)


def test_what_lasts_days_is_suggested_where_one_of_them_is_a_holiday() -> None:
    """From Monday 9 to Thursday 12 November, over Armistice Day; what ends at its midnight is before it."""
    over = lasting(date(2026, 11, 9), hours=72, rule=Rule(DAILY, count=1))
    assert [each.name for each in suggestions(over, date(2026, 11, 3), date(2026, 11, 30))] == ["Jour de l’Armistice"]
    before = lasting(date(2026, 11, 10), 19, hours=5, rule=Rule(DAILY, count=1))
    assert suggestions(before, date(2026, 11, 3), date(2026, 11, 30)) == []


def test_a_year_beyond_the_known_school_years_still_has_its_public_holidays() -> None:
    assert "Noël" in names(date(2090, 12, 1), date(2090, 12, 31))
    assert names(date(2026, 3, 9), date(2026, 3, 20)) == []
