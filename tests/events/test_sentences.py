from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from events.occurrences import Schedule
from events.rules import Rule
from events.sentences import sentence
from tests.events.schedules import DAILY, MONTHLY, WEEKLY, YEARLY, lasting, schedules, unhurried

MO, TU, TH = 0, 1, 3
FIRST = date(2026, 10, 6)  # a Tuesday
TUESDAYS = Rule(WEEKLY, weekdays=(TU,), until=date(2026, 12, 15))
A_YEAR = Rule(WEEKLY, weekdays=(TU,), until=date(2027, 6, 15))


def of(rule: Rule | None = None, first: date = FIRST, hours: float = 2, **facts: tuple[date, ...]) -> str:
    return sentence(lasting(first, hours=hours, rule=rule, **facts))


def october(*numbers: int) -> tuple[date, ...]:
    return tuple(date(2026, 10, number) for number in numbers)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (TUESDAYS, "chaque mardi, du 6 octobre au 15 décembre 2026"),
        (Rule(WEEKLY, until=date(2026, 12, 15)), "chaque mardi, du 6 octobre au 15 décembre 2026"),
        (A_YEAR, "chaque mardi, du 6 octobre 2026 au 15 juin 2027"),
        (replace(TUESDAYS, until=date(2026, 10, 27)), "chaque mardi, du 6 au 27 octobre 2026"),
        (Rule(WEEKLY, weekdays=(MO, TU, TH)), "chaque lundi, mardi et jeudi, à partir du 6 octobre 2026"),
        (Rule(WEEKLY, weekdays=(0, 1, 2, 3, 4)), "chaque semaine, du lundi au vendredi, à partir du 6 octobre 2026"),
        (Rule(WEEKLY, weekdays=(0, 1, 2, 3, 4, 5, 6)), "chaque jour, à partir du 6 octobre 2026"),
        (
            Rule(WEEKLY, 2, weekdays=(MO, TH)),
            "toutes les deux semaines, le lundi et le jeudi, à partir du 6 octobre 2026",
        ),
        (Rule(WEEKLY, 12, weekdays=(TU,)), "toutes les 12 semaines, le mardi, à partir du 6 octobre 2026"),
        (Rule(DAILY), "chaque jour, à partir du 6 octobre 2026"),
        (Rule(DAILY, 3, count=4), "tous les trois jours, 4 fois, du 6 au 15 octobre 2026"),
        (Rule(MONTHLY, weekdays=(TU,), nth=1), "le premier mardi du mois, à partir du 6 octobre 2026"),
        (Rule(MONTHLY, weekdays=(TU,), nth=-1), "le dernier mardi du mois, à partir du 6 octobre 2026"),
        (Rule(MONTHLY, month_day=6), "le 6 du mois, à partir du 6 octobre 2026"),
        (Rule(MONTHLY, month_day=1), "le 1er du mois, à partir du 6 octobre 2026"),
        (Rule(MONTHLY, month_day=-1), "le dernier jour du mois, à partir du 6 octobre 2026"),
        (Rule(MONTHLY, 2, month_day=-1), "tous les deux mois, le dernier jour, à partir du 6 octobre 2026"),
        (Rule(MONTHLY, 3, weekdays=(TU,), nth=2), "tous les trois mois, le deuxième mardi, à partir du 6 octobre 2026"),
        (Rule(YEARLY, month=6, month_day=20), "chaque année, le 20 juin, à partir du 6 octobre 2026"),
        (Rule(YEARLY, 2, month=5, month_day=1), "tous les deux ans, le 1er mai, à partir du 6 octobre 2026"),
        (
            Rule(YEARLY, month=10, weekdays=(TU,), nth=1),
            "chaque année, le premier mardi d’octobre, à partir du 6 octobre 2026",
        ),
        (Rule(YEARLY, month=2, month_day=-1), "chaque année, le dernier jour de février, à partir du 6 octobre 2026"),
        (Rule(WEEKLY, weekdays=(TU,), count=12), "chaque mardi, 12 fois, du 6 octobre au 22 décembre 2026"),
        (Rule(WEEKLY, weekdays=(TU,), count=1), "chaque mardi, le 6 octobre 2026 seulement"),
        (replace(TUESDAYS, until=FIRST), "chaque mardi, le 6 octobre 2026 seulement"),
    ],
)
def test_a_rule_in_words(rule: Rule, said: str) -> None:
    assert of(rule) == said


@pytest.mark.parametrize(
    ("removed", "added", "said"),
    [
        (october(27), (), "chaque mardi, du 6 octobre au 15 décembre 2026, sauf le 27 octobre"),
        (october(20, 27), (), "chaque mardi, du 6 octobre au 15 décembre 2026, sauf les 20 et 27 octobre"),
        (
            (*october(13), date(2026, 11, 3), date(2026, 12, 1)),
            (),
            "chaque mardi, du 6 octobre au 15 décembre 2026, sauf le 13 octobre, le 3 novembre et le 1er décembre",
        ),
        (
            (*october(20, 27), date(2026, 11, 3)),
            (),
            "chaque mardi, du 6 octobre au 15 décembre 2026, sauf du 20 octobre au 3 novembre",
        ),
        (october(14), (), "chaque mardi, du 6 octobre au 15 décembre 2026"),
        (
            (),
            (date(2027, 1, 3),),
            "chaque mardi, du 6 octobre au 15 décembre 2026, et aussi le 3 janvier 2027",
        ),
        ((), october(13), "chaque mardi, du 6 octobre au 15 décembre 2026"),
        (october(9), october(9), "chaque mardi, du 6 octobre au 15 décembre 2026"),
        (
            october(27),
            (date(2026, 12, 20), date(2026, 12, 21), date(2026, 12, 22)),
            "chaque mardi, du 6 octobre au 15 décembre 2026, sauf le 27 octobre, et aussi du 20 au 22 décembre",
        ),
    ],
)
def test_dates_removed_and_added_in_words(removed: tuple[date, ...], added: tuple[date, ...], said: str) -> None:
    assert of(TUESDAYS, removed=removed, added=added) == said


def test_a_series_over_new_year_says_the_year_of_each_date() -> None:
    removed = (*october(20, 27), date(2026, 12, 22), date(2026, 12, 29), date(2027, 1, 5))
    assert of(A_YEAR, removed=removed) == (
        "chaque mardi, du 6 octobre 2026 au 15 juin 2027, "
        "sauf les 20 et 27 octobre 2026 et du 22 décembre 2026 au 5 janvier 2027"
    )


def test_a_series_without_end_says_the_year_of_a_date_of_another_year() -> None:
    assert of(Rule(WEEKLY, weekdays=(TU,)), removed=(*october(27), date(2027, 2, 23))) == (
        "chaque mardi, à partir du 6 octobre 2026, sauf le 27 octobre et le 23 février 2027"
    )


def test_more_dates_than_one_reads_are_counted() -> None:
    removed = tuple(FIRST + timedelta(weeks=2 * number) for number in range(1, 15))
    assert of(A_YEAR, removed=removed).endswith(", sauf 14 dates entre le 20 octobre 2026 et le 20 avril 2027")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "le mardi 6 octobre 2026"),
        ({"first": date(2026, 11, 1)}, "le dimanche 1er novembre 2026"),
        ({"hours": 8}, "le mardi 6 octobre 2026"),  # into the night
        ({"hours": 49}, "du mardi 6 au jeudi 8 octobre 2026"),
        ({"first": date(2026, 10, 30), "hours": 49}, "du vendredi 30 octobre au dimanche 1er novembre 2026"),
        ({"first": date(2026, 12, 31), "hours": 30}, "du jeudi 31 décembre 2026 au samedi 2 janvier 2027"),
        ({"added": october(8)}, "le mardi 6 octobre et le jeudi 8 octobre 2026"),
        ({"added": (date(2027, 1, 3),)}, "le mardi 6 octobre 2026 et le dimanche 3 janvier 2027"),
        ({"added": october(8), "removed": october(6)}, "le jeudi 8 octobre 2026"),
        ({"removed": october(6)}, "aucune date"),
        ({"added": october(*range(7, 30))}, "24 dates entre le 6 octobre et le 29 octobre 2026"),
        (
            {"added": october(20), "hours": 49},
            "le mardi 6 octobre et le mardi 20 octobre 2026, trois jours chaque fois",
        ),
        ({"rule": TUESDAYS, "hours": 49}, "chaque mardi, trois jours chaque fois, du 6 octobre au 15 décembre 2026"),
    ],
)
def test_single_dates_and_days_in_words(facts: dict, said: str) -> None:
    assert of(**facts) == said


def test_whole_days_end_on_their_last_day() -> None:
    days = lasting(FIRST, 0, hours=72, all_day=True)
    assert sentence(days) == "du mardi 6 au jeudi 8 octobre 2026"
    assert sentence(lasting(FIRST, 0, hours=24, all_day=True)) == "le mardi 6 octobre 2026"


@unhurried
@given(schedules())
def test_any_series_has_a_sentence_that_one_can_read(schedule: Schedule) -> None:
    said = sentence(schedule)
    assert 5 < len(said) < 600
    assert "None" not in said
    assert "  " not in said
    assert said[-1].isalnum()
