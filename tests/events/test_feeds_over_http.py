"""Feeds as calendars ask for them: stable addresses, and no byte more than need be."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events import feeds
from events.models import AgendaPage, Series
from events.rules import Frequency, Rule
from tests.events import making
from tests.events.feed_texts import events, titles

pytestmark = pytest.mark.usefixtures("own_agenda")


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


def test_a_feed_is_read_with_get_and_head_and_nothing_else(visitor: Client, agenda: AgendaPage) -> None:
    for kind in ("ics", "atom", "json"):
        address = f"/fr/feeds/agenda.{kind}"
        got, head = visitor.get(address), visitor.head(address)
        assert got.status_code == head.status_code == 200
        assert head.headers["ETag"] == got.headers["ETag"]
        assert visitor.post(address).status_code == 405


def test_calendars_know_it_by_its_headers(visitor: Client, agenda: AgendaPage) -> None:
    making.activity(agenda)
    response = visitor.get("/ar/feeds/agenda.ics", headers={"accept": "text/html", "accept-language": "nl"})
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="agenda.ics"' in response.headers["Content-Disposition"]
    assert response.headers["Content-Language"] == "ar"
    assert "Last-Modified" in response.headers
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_a_feed_is_sent_compressed(visitor: Client, agenda: AgendaPage) -> None:
    making.activity(agenda)
    response = visitor.get("/fr/feeds/agenda.ics", headers={"accept-encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    weak = response.headers["ETag"]
    again = visitor.get("/fr/feeds/agenda.ics", headers={"accept-encoding": "gzip", "if-none-match": weak})
    assert again.status_code == 304


def test_robots_may_read_feeds(visitor: Client) -> None:
    refused = re.findall(r"Disallow: (.+)", visitor.get("/robots.txt").content.decode())
    assert not [path for path in refused if "/fr/feeds/agenda.ics".startswith(path)]


def test_unchanged_it_is_the_same_bytes_and_a_304(visitor: Client, agenda: AgendaPage) -> None:
    making.activity(agenda)
    first = visitor.get("/fr/feeds/agenda.ics")
    cache.clear()
    assert visitor.get("/fr/feeds/agenda.ics").content == first.content
    with CaptureQueriesContext(connection) as queries:
        again = visitor.get("/fr/feeds/agenda.ics", headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert len(queries) <= 3


def test_saying_the_same_again_changes_nothing(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    tag = visitor.get("/fr/feeds/agenda.ics").headers["ETag"]
    page.save_revision().publish()
    assert visitor.get("/fr/feeds/agenda.ics", headers={"if-none-match": tag}).status_code == 304


def test_after_a_change_it_is_another_version(visitor: Client, agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    making.activity(agenda, "Autre")
    tag = visitor.get("/fr/feeds/agenda.ics").headers["ETag"]
    page.title = "Atelier renommé"
    page.save_revision().publish()
    response = visitor.get("/fr/feeds/agenda.ics", headers={"if-none-match": tag})
    assert response.status_code == 200
    assert "Atelier renommé" in response.content.decode()


def test_the_number_of_queries_does_not_grow(visitor: Client, agenda: AgendaPage) -> None:
    campaign, place = making.campaign(agenda), making.place()

    def more(number: int) -> None:
        for each in range(number):
            day = making.in_days(5 + each)
            making.activity(
                agenda,
                start_date=day,
                rule=Rule(Frequency.DAILY, count=4),
                changes=[
                    making.elsewhere(day, "Ailleurs", place=making.place(f"Lieu exemple {each}")),
                    making.cancelled(day + timedelta(days=1), "Annulé"),
                ],
                spoken=["ar"],
                audiences=[making.audience()],
                place=place,
                campaign=campaign,
            )

    def asked(code: str) -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            events(visitor, f"/{code}/feeds/agenda.ics")
        return len(queries)

    more(2)
    asked("fr")
    before = asked("fr"), asked("ar")
    more(4)
    assert (asked("fr"), asked("ar")) == before


def test_after_one_change_only_that_activity_is_written_again(visitor: Client, agenda: AgendaPage) -> None:
    pages = [making.activity(agenda, f"Atelier {number}") for number in range(3)]
    before = titles(visitor)
    # What is kept of the others is told apart from what would be written now.
    given = feeds.rows(Series.objects.exclude(page=pages[0]))
    kept = feeds.written(given, "fr", "http://testserver")
    pages[0].title = "Changé"
    pages[0].save()
    with CaptureQueriesContext(connection) as queries:
        assert titles(visitor) != before
    assert feeds.written(given, "fr", "http://testserver") == kept
    loaded = [
        each["sql"] for each in queries if 'FROM "events_eventpage"' in each["sql"] and "recurrence" in each["sql"]
    ]
    assert len(loaded) == 1


@pytest.mark.parametrize(
    "query",
    [
        "categorie=film",
        "since=2026-13-40",
        "since=nonsense",
        "free=oui",
        "category=Film%20noir",
        "since=2026-10-10&until=2026-10-01",
        "category=" + "x" * 10_000,
        "%00=1",
        "category=%00",
    ],
)
def test_a_mistyped_feed_is_not_the_feed_of_everything(visitor: Client, agenda: AgendaPage, query: str) -> None:
    making.activity(agenda)
    response = visitor.get(f"/fr/feeds/agenda.ics?{query}")
    assert response.status_code == 400
    assert response.headers["Content-Type"].startswith("text/plain")
    assert len(response.content) < 500


def test_what_networks_add_to_addresses_does_no_harm(visitor: Client, agenda: AgendaPage) -> None:
    making.activity(agenda, "Film")
    assert titles(visitor, "/fr/feeds/agenda.ics?utm_source=x&fbclid=y") == ["Film"]
