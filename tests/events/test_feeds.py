"""What stands in feeds: the right activities, in the right language, as long as they are to be told of."""

import json
import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import uuid4
from xml.etree import ElementTree as ET

import icalendar
import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import PageViewRestriction

from events.models import AgendaPage, EventPage, Series
from events.rules import Frequency, Rule
from tests.events import making
from tests.events.feed_texts import events, page_feed, titles

pytestmark = pytest.mark.usefixtures("own_agenda")

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


# -- What it contains


def test_more_than_thirty_activities_are_all_there(visitor: Client, agenda: AgendaPage) -> None:
    for number in range(33):
        making.activity(agenda, f"Atelier {number}")
    assert len(events(visitor)) == 33


def test_a_feed_obeys_the_filter_of_its_page(visitor: Client, agenda: AgendaPage) -> None:
    making.activity(agenda, "Film", category=making.category("film"), spoken=["ar"])
    making.activity(agenda, "Payant", category=making.category("film"), is_free=False, price="5 €")
    making.activity(agenda, "Atelier")
    assert titles(visitor, "/fr/feeds/agenda.ics?category=film") == ["Film", "Payant"]
    assert titles(visitor, "/nl/feeds/agenda.ics?category=film&free=1&language=ar") == ["Film"]
    assert titles(visitor, "/fr/feeds/agenda.ics?category=inconnue") == []


def test_what_runs_for_days_stays_until_it_is_over(visitor: Client, agenda: AgendaPage) -> None:
    making.activity(agenda, "Exposition", start_date=making.in_days(-5), end_date=making.in_days(5), all_day=True)
    assert titles(visitor) == ["Exposition"]
    today = making.today()
    assert titles(visitor, f"/fr/feeds/agenda.ics?since={today}&until={today}") == ["Exposition"]
    coming = json.loads(visitor.get("/fr/feeds/agenda.json").content)
    assert [item["title"] for item in coming["items"]] == ["Exposition"]


def test_a_series_that_began_years_ago_is_not_forgotten(visitor: Client, agenda: AgendaPage) -> None:
    first = making.in_days(-3 * 364)
    making.activity(agenda, "Table", start_date=first, rule=Rule(Frequency.WEEKLY, weekdays=(first.weekday(),)))
    making.activity(agenda, "Ancien", start_date=making.in_days(-500))
    assert titles(visitor) == ["Table"]


def test_what_is_over_is_decided_in_one_place() -> None:
    """The past and the upcoming are words of ``events.query``; nobody else compares ends."""
    others = [path for path in (settings.ROOT / "events").rglob("*.py") if path.name != "query.py"]
    assert [path for path in others if re.search(r"end__(gt|lt|gte|lte)\b", Path(path).read_text())] == []


def test_one_identity_in_every_language(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda, "Atelier")
    making.translated(page, "ar", title="ورشة")
    [french], [arabic], [turkish] = (events(visitor, f"/{code}/feeds/agenda.ics") for code in ("fr", "ar", "tr"))
    assert french["UID"] == arabic["UID"] == turkish["UID"] == str(page.translation_key)
    assert (arabic["SUMMARY"], arabic["SUMMARY"].params["LANGUAGE"]) == ("ورشة", "ar")
    assert (turkish["SUMMARY"], turkish["SUMMARY"].params["LANGUAGE"]) == ("Atelier", "fr")
    assert arabic["URL"].endswith(f"/ar/agenda/{page.slug}/")


def test_a_private_activity_is_in_no_feed(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda, "Réunion interne")
    other = making.activity(agenda, "Publique")
    restriction = PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)
    restriction.save()
    found = {str(each["SUMMARY"]): each["STATUS"] for each in events(visitor)}
    assert found.pop("Publique") == "CONFIRMED"
    assert set(found.values()) == {"CANCELLED"}  # whoever had it is told that it is not for them any more
    assert other.title in titles(visitor)
    restriction.delete()
    assert "Réunion interne" in titles(visitor)


# -- One activity, one campaign, one date


def test_an_activity_has_a_feed_and_so_has_each_date(visitor: Client, agenda: AgendaPage) -> None:
    first = making.in_days(3)
    page = making.activity(agenda, start_date=first, rule=Rule(Frequency.DAILY, count=3), removed=[making.in_days(4)])
    [series] = events(visitor, page_feed(page))
    [single] = events(visitor, f"/fr/feeds/{page.translation_key}/{making.in_days(5)}.ics")
    assert "RRULE" in series
    assert "RRULE" not in single
    assert single["UID"] != series["UID"]
    assert single["RELATED-TO"] == series["UID"]
    for day in (making.in_days(4), making.in_days(9), "2026-13-40", "demain"):
        assert visitor.get(f"/fr/feeds/{page.translation_key}/{day}.ics").status_code == 404


def test_a_campaign_that_is_not_published_is_no_filter(visitor: Client, agenda: AgendaPage) -> None:
    campaign = making.campaign(agenda, slug="secrete")
    making.activity(agenda, "Atelier", campaign=campaign)
    assert titles(visitor, "/fr/feeds/agenda.ics?campaign=secrete") == ["Atelier"]
    campaign.unpublish()
    assert titles(visitor, "/fr/feeds/agenda.ics?campaign=secrete") == []
    assert titles(visitor, "/fr/feeds/agenda.ics") == ["Atelier"]


def test_a_campaign_has_a_feed_of_its_activities(visitor: Client, agenda: AgendaPage) -> None:
    campaign = making.campaign(agenda, "Semaine exemple")
    making.activity(agenda, "Débat", campaign=campaign)
    making.activity(agenda, "Autre")
    assert titles(visitor, f"/ar/feeds/{campaign.translation_key}.ics") == ["Débat"]


def test_what_never_was_is_not_found(visitor: Client, agenda: AgendaPage) -> None:
    assert visitor.get(f"/fr/feeds/{uuid4()}.ics").status_code == 404
    assert visitor.get("/fr/feeds/agenda.xml").status_code == 404
    assert visitor.get("/fr/feeds/42.ics").status_code == 404


# -- Tombstones


def test_a_withdrawn_activity_is_told_of_as_cancelled_where_it_stood(visitor: Client, agenda: AgendaPage) -> None:
    first = making.in_days(3)
    rule = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=4)
    page = making.activity(agenda, "Film", category=making.category("film"), start_date=first, rule=rule)
    [before] = events(visitor)
    page.unpublish()
    for address in ("/fr/feeds/agenda.ics", "/fr/feeds/agenda.ics?category=film", page_feed(page)):
        [tombstone] = events(visitor, address)
        assert tombstone["UID"] == before["UID"]
        assert tombstone["SEQUENCE"] > before["SEQUENCE"]
        assert tombstone["STATUS"] == "CANCELLED"
        assert tombstone["SUMMARY"] == "[Annulé] Film"
        assert tombstone["RRULE"] == before["RRULE"]  # every date of it is struck out
    assert events(visitor, "/fr/feeds/agenda.ics?category=atelier") == []
    assert events(visitor, f"/fr/feeds/agenda.ics?since={making.in_days(90)}") == []
    assert len(events(visitor, f"/fr/feeds/agenda.ics?until={making.in_days(9)}")) == 1


def test_a_deleted_activity_too(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda, "Film")
    making.translated(page, "ar", title="فيلم")
    EventPage.objects.get(pk=page.pk).delete()
    for each in EventPage.objects.filter(translation_key=page.translation_key):
        each.delete()
    assert titles(visitor, "/ar/feeds/agenda.ics") == ["[ملغى] فيلم"]


def test_a_tombstone_is_gone_after_ninety_days(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda, "Film")
    page.unpublish()
    Series.objects.update(withdrawn=datetime.now(UTC) - timedelta(days=91))
    assert events(visitor) == []
    assert visitor.get(page_feed(page)).status_code == 410
    Series.objects.all().delete()
    assert visitor.get(page_feed(page)).status_code == 410
    page.delete()
    assert visitor.get(page_feed(page)).status_code == 404


def test_an_activity_that_comes_back_is_itself_again(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda, "Film")
    page.unpublish()
    [tombstone] = events(visitor)
    EventPage.objects.get(pk=page.pk).save_revision().publish()
    [back] = events(visitor)
    assert (back["UID"], back["STATUS"], back["SUMMARY"]) == (tombstone["UID"], "CONFIRMED", "Film")
    assert back["SEQUENCE"] > tombstone["SEQUENCE"]


# -- Atom and JSON


def test_atom_tells_of_the_latest_change_first(visitor: Client, agenda: AgendaPage) -> None:
    first, second = making.activity(agenda, "Un"), making.activity(agenda, "Deux <b>&")
    first.title = "Un, changé"
    first.save_revision().publish()
    feed = ET.fromstring(visitor.get("/fr/feeds/agenda.atom").content)
    assert [each.findtext(f"{ATOM}title") for each in feed.iter(f"{ATOM}entry")] == ["Un, changé", "Deux <b>&"]
    assert feed.find(f"{ATOM}entry/{ATOM}id").text == f"urn:uuid:{first.translation_key}"
    assert second.title in visitor.get("/fr/feeds/agenda.json").json()["items"][1]["title"]


def test_json_lists_coming_dates_with_what_stands_of_them(visitor: Client, agenda: AgendaPage) -> None:
    first = making.in_days(3)
    page = making.activity(
        agenda,
        "Table",
        start_date=first,
        start_time=time(18),
        end_time=time(20),
        rule=Rule(Frequency.DAILY, count=2),
        changes=[making.cancelled(making.in_days(4), "Salle fermée")],
    )
    making.activity(agenda, "Passé", start_date=making.in_days(-9))
    response = visitor.get("/fr/feeds/agenda.json")
    assert response.headers["Content-Type"].startswith("application/feed+json")
    feed = response.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    one, two = feed["items"]
    assert one["_event"]["start"].startswith(f"{first}T18:00:00+0")
    assert (one["_event"]["status"], two["_event"]["status"]) == ("scheduled", "cancelled")
    assert two["_event"]["message"] == "Salle fermée"
    assert one["id"] == f"{page.translation_key}/{first}"


def test_a_feed_names_what_was_chosen(visitor: Client, agenda: AgendaPage) -> None:
    making.category("film", ar="فيلم")
    response = visitor.get("/ar/feeds/agenda.ics?category=film&language=ar&commune=53053")
    calendar = icalendar.Calendar.from_ical(response.content)
    assert "فيلم" in calendar["NAME"]
    assert "العربية" in calendar["NAME"]
    assert calendar["SOURCE"].endswith("/ar/feeds/agenda.ics?category=film&language=ar&commune=53053")


def test_dates_of_another_zone_bring_their_zone(visitor: Client, agenda: AgendaPage) -> None:
    making.activity(agenda, "En ligne", zone="America/New_York")
    making.activity(agenda, "Ici")
    calendar = icalendar.Calendar.from_ical(visitor.get("/fr/feeds/agenda.ics").content)
    assert sorted(str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")) == ["America/New_York", "Europe/Brussels"]
