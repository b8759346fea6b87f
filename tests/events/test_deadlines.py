"""A date that is a deadline: nothing takes place on it, and whoever reads of it anywhere is told so."""

import json
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Event

from events.models import AgendaPage, Category, EventPage
from events.rules import Frequency, Rule
from tests.events import making
from tests.events.feed_texts import events

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_agenda")]
Read = Callable[..., BeautifulSoup]


def calls() -> Category:
    return Category.objects.get(slug="appels-a-projets", locale__language_code="fr")


def deadline(agenda: AgendaPage, title: str = "Appel exemple", **fields: Any) -> EventPage:
    """Something to send before noon in seven days, or before the end of that day; nowhere to go."""
    hours = {"end_time": None} if fields.get("all_day") else {"start_time": time(12), "end_time": None}
    return making.activity(agenda, title, category=calls(), **{**hours, "place_text": "", **fields})


def sections(tree: BeautifulSoup) -> str:
    return tree.select_one("section.next").get_text(" ", strip=True)  # type: ignore[union-attr]


def test_the_category_that_ships_is_one_of_deadlines_in_every_language() -> None:
    rows = Category.objects.filter(slug="appels-a-projets")
    assert rows.count() == 12
    assert all(rows.values_list("is_deadline", flat=True))
    assert not Category.objects.exclude(slug="appels-a-projets").filter(is_deadline=True).exists()


def test_a_list_says_the_hour_as_a_deadline_and_never_that_it_goes_on(read: Read) -> None:
    agenda = making.agenda()
    deadline(agenda)
    deadline(agenda, "Appel du jour", all_day=True, start_date=making.in_days(0))
    cards = [card.get_text(" ", strip=True) for card in read("/fr/agenda/").select(".occurrence")]
    assert [card for card in cards if "Appel exemple" in card and "12\u202fh" in card]
    assert not [card for card in cards if "Toute la journée" in card or "En cours" in card or "Gratuit" in card]
    english = [card.get_text(" ", strip=True) for card in read("/en/agenda/").select(".occurrence")]
    assert [card for card in english if "Deadline: 12:00" in card]
    assert [card for card in english if "Appel du jour" in card and "Deadline" in card]


def test_a_month_marks_it(read: Read) -> None:
    deadline(making.agenda())
    day = making.in_days(7)
    entry = read(f"/en/agenda/month/{day:%Y-%m}/").select_one(".month__entry")
    assert "Deadline" in entry.get_text(" ")  # type: ignore[union-attr]


def test_its_page_names_no_place_and_asks_nobody_to_come(read: Read) -> None:
    page = deadline(making.agenda(), registration="link", registration_address="https://example.org/appel")
    tree = read(page.url)
    said = tree.main.get_text(" ", strip=True)
    for absent in ("Sans inscription", "Gratuit", "Vous inscrire", "S’inscrire", "Toute la journée"):
        assert absent not in said
    assert tree.select_one("a.button[href='https://example.org/appel']")
    assert not tree.select(".practical .icon--place")
    assert "12\u202fh" in sections(tree)


def test_a_whole_day_has_no_hours_and_a_past_one_has_passed(read: Read) -> None:
    agenda = making.agenda(title="Agenda")
    today = making.translated(deadline(agenda, all_day=True, start_date=making.in_days(0)), "en", title="Today’s call")
    said = sections(read(today.url))
    assert "Under way" not in said
    assert "All day" not in said
    assert "Deadline" in said
    gone = making.translated(deadline(agenda, all_day=True, start_date=making.in_days(-3)), "en", title="Old call")
    assert "The deadline has passed" in sections(read(gone.url))


def test_search_engines_are_told_of_no_event(read: Read) -> None:
    agenda = making.agenda()
    campaign = making.campaign(agenda)
    call = deadline(agenda, campaign=campaign)
    workshop = making.activity(agenda, "Atelier", campaign=campaign)
    assert not read(call.url).select('script[type="application/ld+json"]')
    data = json.loads(read(campaign.url).select_one('script[type="application/ld+json"]').string)  # type: ignore
    assert [each["name"] for each in data["subEvent"]] == [workshop.title]


def in_feed(visitor: Client, address: str = "/en/feeds/agenda.ics") -> Event:
    (event,) = events(visitor, address)
    return event


def test_a_feed_says_deadline_first_and_gives_the_moment_alone(visitor: Client) -> None:
    deadline(making.agenda())
    event = in_feed(visitor)
    assert str(event["SUMMARY"]) == "Deadline: Appel exemple"
    assert "This date is a deadline: nothing takes place." in str(event["DESCRIPTION"])
    assert "No registration needed" not in str(event["DESCRIPTION"])
    assert event["DTSTART"].dt.strftime("%H:%M") == "12:00"
    assert event.end - event.start == timedelta()
    assert "LOCATION" not in event


def test_a_feed_says_so_of_whole_days_of_series_and_of_cancelled_ones(visitor: Client) -> None:
    agenda = making.agenda()
    monthly = Rule(Frequency.MONTHLY, month_day=making.in_days(7).day, count=3)
    deadline(agenda, all_day=True, rule=monthly, status="cancelled")
    event = in_feed(visitor)
    assert str(event["SUMMARY"]) == "[Cancelled] Deadline: Appel exemple"
    assert event.end - event.start == timedelta(days=1)


def test_who_makes_a_category_one_of_deadlines_changes_what_feeds_say(visitor: Client) -> None:
    category = making.category("bourse")
    making.activity(making.agenda(), "Bourse exemple", category=category)
    assert str(in_feed(visitor)["SUMMARY"]) == "Bourse exemple"
    category.is_deadline = True
    category.save()
    assert str(in_feed(visitor)["SUMMARY"]) == "Deadline: Bourse exemple"


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"end_time": time(14)}, "end_time"),
        ({"end_date": making.in_days(9)}, "end_date"),
        ({"start_time": None}, "start_time"),
    ],
)
def test_a_deadline_has_no_end_but_an_hour_or_a_day(fields: dict[str, Any], at: str) -> None:
    with pytest.raises(ValidationError) as fault:
        deadline(making.agenda(), **fields)
    assert list(fault.value.message_dict) == [at]


def test_what_takes_place_still_needs_an_end_and_a_place() -> None:
    agenda = making.agenda()
    with pytest.raises(ValidationError) as fault:
        making.activity(agenda, end_time=None, place_text="")
    assert set(fault.value.message_dict) == {"end_time", "place"}
