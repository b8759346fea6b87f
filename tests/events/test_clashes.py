"""One room, one time, two activities: found, with one query, and never where there is no clash."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from events.clashes import Booking, Clash, clashes, overlapping
from events.models import EventPage
from events.rules import Frequency, Rule
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

NOON = datetime(2026, 10, 6, 12, tzinfo=UTC)


def booked(begin: float, end: float, place: int = 1, room: str = "") -> Booking:
    page: Any = None
    return Booking(NOON + timedelta(hours=begin), NOON + timedelta(hours=end), place, room, date(2026, 10, 6), page)


@pytest.mark.parametrize(
    ("mine", "other", "clash"),
    [
        (booked(0, 2), booked(1, 3), True),
        (booked(0, 2), booked(0, 2), True),
        (booked(0, 4), booked(1, 2), True),
        (booked(1, 2), booked(0, 4), True),
        (booked(0, 2), booked(2, 3), False),
        (booked(2, 3), booked(0, 2), False),
        (booked(0, 2), booked(1, 3, place=2), False),
        (booked(0, 2, room="Salle 1"), booked(1, 3, room="Salle 2"), False),
        (booked(0, 2, room="Salle 1"), booked(1, 3, room=" salle  1"), True),
    ],
)
def test_same_hall_same_time(mine: Booking, other: Booking, clash: bool) -> None:
    assert overlapping([mine], [other]) == ([Clash(mine, other)] if clash else [])


spans = st.tuples(st.integers(0, 40), st.integers(0, 6), st.integers(1, 2)).map(
    lambda span: booked(span[0], span[0] + span[1], span[2])
)


@given(st.lists(spans, max_size=12), st.lists(spans, max_size=12))
def test_it_finds_what_comparing_each_with_each_finds(mine: list[Booking], others: list[Booking]) -> None:
    slowly = [Clash(a, b) for a in mine for b in others if a.hall == b.hall and a.start < b.end and b.start < a.end]
    found = overlapping(mine, others)
    assert sorted(map(repr, found)) == sorted(map(repr, slowly))


@pytest.fixture
def house(db: None) -> dict[str, Any]:
    agenda = making.agenda()
    first = making.in_days(7)
    rule = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=4)
    held = {"place": making.place("Maison exemple"), "room": "Salle 1", "rule": rule, "start_date": first}
    return {"agenda": agenda, "first": first, "held": held}


def days(page: EventPage) -> list[date]:
    return [each.mine.day for each in clashes(page, making.today(), making.in_days(100))]


def test_a_series_meets_another_series_in_one_query(house: dict[str, Any], django_assert_num_queries: Any) -> None:
    making.activity(house["agenda"], "Premier", **house["held"])
    second = making.activity(
        house["agenda"], "Second", **house["held"] | {"start_time": time(19), "end_time": time(21)}
    )
    with django_assert_num_queries(1):
        found = days(second)
    assert found == [house["first"] + timedelta(days=7 * number) for number in range(4)]


def test_what_is_cancelled_or_elsewhere_is_in_nobodys_way(house: dict[str, Any]) -> None:
    first = house["first"]
    making.activity(
        house["agenda"],
        "Premier",
        **house["held"],
        changes=[
            making.cancelled(first),
            making.elsewhere(first + timedelta(days=7), place=None, place_text="Au parc exemple"),
        ],
    )
    second = making.activity(house["agenda"], "Second", **house["held"])
    assert days(second) == [first + timedelta(days=14), first + timedelta(days=21)]


def test_what_moves_here_for_once_is_in_the_way(house: dict[str, Any]) -> None:
    first = house["first"]
    here = making.elsewhere(first, place=house["held"]["place"], place_text="")
    making.activity(house["agenda"], "Invité", start_date=first, place=making.place("Ailleurs exemple"), changes=[here])
    resident = making.activity(house["agenda"], "Chez nous", **house["held"] | {"room": ""})
    assert days(resident) == [first]


def test_another_room_another_house_or_online_is_no_clash(house: dict[str, Any]) -> None:
    held = house["held"]
    making.activity(house["agenda"], "Premier", **held)
    for other in ({"room": "Salle 2"}, {"place": making.place("Autre maison exemple")}, {"attendance": "online"}):
        assert days(making.activity(house["agenda"], "Autre", **held | other)) == []


def test_an_editor_is_warned_and_may_go_on(house: dict[str, Any], client: Client) -> None:
    making.activity(house["agenda"], "Premier", **house["held"])
    second = making.activity(house["agenda"], "Second", **house["held"])
    client.force_login(User.objects.create_superuser("cheffe"))
    form = client.get(f"/admin/pages/{second.pk}/edit/").context["form"]
    response = client.post(f"/admin/pages/{second.pk}/edit/", posted(form), follow=True)
    said = [str(message) for message in response.context["messages"]]
    assert any(
        "Même lieu, même heure que « Premier »" in message and "et 3 autres dates" in message for message in said
    )


def posted(form: Any) -> dict[str, Any]:
    """What the editor's browser sends when nothing is touched."""
    found: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        found[bound.html_name] = "" if value is None or value is False else value
    for formset in form.formsets.values():
        for bound in [*formset.management_form, *(field for each in formset.forms for field in each)]:
            found[bound.html_name] = "" if bound.value() is None else bound.value()
    for name in ("body", "changes"):
        found |= {f"{name}-count": "0"}
        found.pop(name, None)
    found["recurrence"] = str(form["recurrence"].value() or "")
    return {name: value for name, value in found.items() if isinstance(value, str | int | list) or value}
