from datetime import date, time, timedelta
from time import perf_counter
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale

from events.models import EventPage
from events.rules import Rule
from events.stored import stored
from events.validation import faults
from tests.events.schedules import DAILY, MONTHLY, WEEKLY, YEARLY, ZONES, rules

pytestmark = pytest.mark.django_db

FIRST = date(2026, 10, 6)  # a Tuesday
TUESDAYS = Rule(WEEKLY, weekdays=(1,), until=date(2026, 12, 15))


def october(*numbers: int) -> tuple[date, ...]:
    return tuple(date(2026, 10, number) for number in numbers)


def page(
    rule: Rule | None = None,
    added: tuple[date, ...] = (),
    removed: tuple[date, ...] = (),
    changes: list[tuple[str, dict[str, Any]]] | None = None,
    **facts: Any,
) -> EventPage:
    """An activity as its form gives it, before it is saved."""
    given = {"start_date": FIRST, "start_time": time(19), "end_time": time(21), "place_text": "Salle d’exemple"}
    return EventPage(
        title="Exemple",
        locale=Locale.objects.get(language_code="fr"),
        recurrence=stored(rule, added, removed),
        changes=changes or [],
        **(given | facts),
    )


def move(day: date, **to: Any) -> tuple[str, dict[str, Any]]:
    return "rescheduled", {"date": day, "new_date": day, "new_start": None, "new_end": None} | to


def cancel(day: date | None) -> tuple[str, dict[str, Any]]:
    return "cancelled", {"date": day}


def is_faulty(found: dict[str, str], field: str, words: str) -> None:
    assert list(found) == [field]
    assert words in found[field]


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"start_date": None},
        {"end_date": date(2026, 10, 8)},
        {"end_date": date(2026, 10, 7), "end_time": time(2)},
        {"all_day": True, "start_time": None, "end_time": None},
        {"rule": TUESDAYS},
        {"rule": TUESDAYS, "added": october(8), "removed": october(13)},
        {"rule": TUESDAYS, "removed": october(14)},  # which the series does not give
        {"rule": Rule(WEEKLY)},
        {"rule": Rule(DAILY, count=730)},
        {"rule": Rule(MONTHLY, month_day=6)},
        {"rule": Rule(MONTHLY, weekdays=(1,), nth=1)},
        {"rule": Rule(MONTHLY, month_day=-1), "start_date": date(2026, 10, 31)},
        {"rule": Rule(YEARLY, month=12, month_day=31), "start_date": date(2026, 12, 31)},
        {"rule": Rule(YEARLY, 8, month=10, month_day=6), "removed": october(6)},
        {"rule": TUESDAYS, "end_date": date(2026, 10, 9)},
        {"rule": TUESDAYS, "changes": [cancel(FIRST), move(date(2026, 10, 13), new_start=time(20))]},
        {"rule": TUESDAYS, "changes": [move(date(2026, 10, 13), new_date=date(2027, 3, 1))]},
        {"changes": [cancel(FIRST)]},
        {"added": october(8)},
    ],
)
def test_what_is_in_order_has_no_fault(facts: dict[str, Any]) -> None:
    assert faults(page(**facts)) == {}


@pytest.mark.parametrize(
    ("facts", "field", "words"),
    [
        ({"start_date": date(1989, 12, 31)}, "start_date", "entre 1990 et 2099"),
        ({"start_date": date(9999, 12, 31)}, "start_date", "entre 1990 et 2099"),
        ({"end_date": date(2026, 10, 5)}, "end_date", "avant le premier"),
        ({"end_date": date(9999, 12, 31)}, "end_date", "au plus un an"),
        ({"start_time": None}, "start_time", "heure du début"),
        ({"end_time": None}, "end_time", "heure de la fin"),
        ({"end_time": time(19)}, "end_time", "avant le début"),
        ({"end_time": time(18)}, "end_time", "dernier jour"),
    ],
)
def test_days_and_hours_that_cannot_be(facts: dict[str, Any], field: str, words: str) -> None:
    is_faulty(faults(page(**facts)), field, words)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"rule": Rule(WEEKLY, weekdays=(2,))}, "La première date ne suit pas la règle"),
        ({"rule": Rule(WEEKLY, weekdays=(1,), until=date(2026, 10, 5))}, "avant le premier jour"),
        ({"rule": Rule(MONTHLY, month_day=31), "start_date": date(2026, 10, 31)}, "du 1 au 28, ou le dernier jour"),
        ({"rule": Rule(YEARLY, month=2, month_day=29), "start_date": date(2028, 2, 29)}, "du 1 au 28"),
        ({"rule": Rule(MONTHLY, weekdays=(1,), nth=5), "start_date": date(2026, 9, 29)}, "ou le dernier"),
        ({"rule": Rule(MONTHLY)}, "quel jour du mois"),
        ({"rule": Rule(YEARLY, month_day=6)}, "quel mois"),
        ({"rule": Rule(DAILY, weekdays=(1,))}, "répétez chaque semaine"),
        ({"rule": Rule(DAILY, count=731)}, "au plus 730 fois"),
        ({"rule": Rule(YEARLY, 9, month=10, month_day=6)}, "au plus tous les 8 ans"),
        ({"rule": Rule(DAILY), "end_date": date(2026, 10, 8)}, "chevaucherait"),
        ({"rule": Rule(WEEKLY, weekdays=(1, 2)), "end_date": date(2026, 10, 8)}, "chevaucherait"),
        ({"rule": TUESDAYS, "added": october(8), "end_date": date(2026, 10, 9)}, "chevaucherait"),
        ({"rule": TUESDAYS, "added": october(6)}, "déjà dans la série : 06/10/2026"),
        ({"rule": TUESDAYS, "added": october(8, 13)}, "déjà dans la série : 13/10/2026"),
        ({"added": october(6)}, "déjà dans la série : 06/10/2026"),
        ({"rule": TUESDAYS, "added": october(8), "removed": october(8)}, "à la fois ajoutées et enlevées : 08/10/2026"),
        ({"rule": TUESDAYS, "added": october(1)}, "viennent avant le premier jour : 01/10/2026"),
        ({"removed": october(6)}, "Il ne reste aucune date"),
        ({"rule": Rule(DAILY, count=3), "removed": october(6, 7, 8)}, "Il ne reste aucune date"),
    ],
)
def test_series_that_cannot_be(facts: dict[str, Any], words: str) -> None:
    is_faulty(faults(page(**facts)), "recurrence", words)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ([cancel(FIRST), cancel(FIRST)], "deux changements : 06/10/2026"),
        ([cancel(date(2026, 10, 14))], "pas, ou plus, dans la série : 14/10/2026"),
        ([cancel(date(2026, 10, 27))], "pas, ou plus, dans la série : 27/10/2026"),  # which is removed
        ([cancel(date(2099, 10, 27))], "pas, ou plus, dans la série"),
        ([cancel(date(9999, 10, 27))], "entre 1990 et 2099"),
        ([move(FIRST, new_date=date(9999, 12, 31), new_start=time(23))], "entre 1990 et 2099"),
        ([move(FIRST)], "au même moment"),
        ([move(FIRST, new_start=time(19), new_end=time(21))], "au même moment"),
        ([move(FIRST, new_date=date(2027, 10, 20))], "plus d’un an"),
        ([move(FIRST, new_date=date(2025, 9, 20))], "plus d’un an"),
        ([move(FIRST, new_date=date(2026, 10, 13))], "une autre date de la série : 13/10/2026"),
        ([move(FIRST, new_date=date(2026, 10, 13), new_start=time(20, 30))], "une autre date de la série"),
        (
            [move(FIRST, new_date=date(2026, 10, 14)), move(date(2026, 10, 13), new_date=date(2026, 10, 14))],
            "une autre date de la série",
        ),
        ([cancel(date(2026, 10, number)) for number in range(14, 20)], "18/10/2026, …"),
    ],
)
def test_changes_that_cannot_be(changes: list[tuple[str, dict[str, Any]]], words: str) -> None:
    is_faulty(faults(page(TUESDAYS, removed=october(27), changes=changes)), "changes", words)


@pytest.mark.parametrize(
    "changes",
    [
        [move(FIRST, new_date=date(2026, 10, 13), new_start=time(21))],  # after the one that is there
        [move(FIRST, new_date=date(2026, 10, 13)), cancel(date(2026, 10, 13))],
        [move(FIRST, new_date=date(2026, 10, 13)), move(date(2026, 10, 13), new_date=FIRST)],
        [move(FIRST, new_date=date(2026, 10, 27))],  # which is removed
    ],
)
def test_a_date_is_moved_to_where_nothing_is_held(changes: list[tuple[str, dict[str, Any]]]) -> None:
    assert faults(page(TUESDAYS, removed=october(27), changes=changes)) == {}


def test_a_draft_may_have_a_change_without_its_dates() -> None:
    """Wagtail asks for what is required when one publishes, not when one saves a draft."""
    draft = page(TUESDAYS, changes=[cancel(None), move(FIRST, new_date=None)])
    assert faults(draft) == {}
    assert draft.schedule.changes == {}


@pytest.mark.parametrize("zone", ["Mars/Phobos", "../../etc/passwd", "", "Europe", "/etc/localtime", "x\0y"])
def test_a_zone_that_is_none_is_the_fields_to_say(zone: str) -> None:
    assert faults(page(TUESDAYS, changes=[move(FIRST, new_start=time(20))], zone=zone)) == {}


def test_a_stored_rule_that_is_none_of_ours_is_said_where_it_stands() -> None:
    strange = page()
    strange.recurrence = "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30"
    is_faulty(faults(strange), "recurrence", "au plus chaque jour")


def test_the_form_shows_the_fault_beside_its_field() -> None:
    with pytest.raises(ValidationError) as refused:
        page(TUESDAYS, added=october(13)).clean()
    assert list(refused.value.message_dict) == ["recurrence"]


any_day = st.dates() | st.dates(date(2026, 9, 1), date(2027, 1, 31))
any_time = st.none() | st.times()
any_change = st.one_of(
    st.builds(cancel, st.none() | any_day),
    st.builds(
        move, any_day, new_date=st.none() | any_day, new_start=st.none() | st.times(), new_end=st.none() | st.times()
    ),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rule=st.none() | rules(FIRST),
    added=st.sets(st.dates(date(1990, 1, 1), date(2099, 12, 31)) | any_day, max_size=3),
    removed=st.sets(any_day, max_size=3),
    changes=st.lists(any_change, max_size=3),
    facts=st.fixed_dictionaries(
        {
            "start_date": st.just(FIRST) | st.none() | any_day,
            "end_date": st.none() | any_day,
            "start_time": any_time,
            "end_time": any_time,
            "all_day": st.booleans(),
            "zone": st.sampled_from([*ZONES, "Mars/Phobos", ""]),
        }
    ),
)
def test_of_whatever_is_typed_something_is_said_and_nothing_breaks(**typed: Any) -> None:
    found = faults(page(**{key: value for key, value in typed.items() if key != "facts"}, **typed["facts"]))
    assert all(sentence.endswith((".", "?")) for sentence in found.values())


def test_the_largest_series_is_judged_at_once() -> None:
    many = tuple(date(2026, 1, 1) + timedelta(days=2 * number) for number in range(1, 400))
    large = page(
        Rule(DAILY),
        removed=many,
        start_date=date(1990, 1, 1),
        changes=[move(day + timedelta(days=1), new_start=time(8)) for day in many[:100]],
    )
    begun = perf_counter()
    assert faults(large) == {}
    assert perf_counter() - begun < 2


@pytest.mark.parametrize("slug", ["past", "subscribe"])
def test_no_activity_hides_a_page_of_the_agenda(slug: str) -> None:
    with pytest.raises(ValidationError) as raised:
        page(slug=slug, summary="Un résumé.").clean()
    assert "déjà une page à cette adresse" in raised.value.message_dict["slug"][0]
