"""The public agenda: what a visitor finds in each view, in French and in Arabic, and what bad addresses get."""

from collections.abc import Callable
from datetime import time
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from events.models import AgendaPage, EventPage
from events.rules import Frequency, Rule
from tests.events import making
from tests.events.agenda_reading import alternates, card, cards, robots

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]
MOST_QUERIES = 20


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


@pytest.fixture
def running(agenda: AgendaPage) -> EventPage:
    """An exhibition that began ten days ago and ends in ten."""
    start, end = making.in_days(-10), making.in_days(10)
    return making.activity(agenda, "Exposition", start_date=start, end_date=end, all_day=True)


# -- What is coming


def test_what_is_under_way_comes_first_and_the_rest_by_day(read: Read, agenda: AgendaPage, running: EventPage) -> None:
    making.activity(agenda, "Plus tard", start_date=making.in_days(4))
    making.activity(agenda, "Demain soir", start_date=making.in_days(1))
    making.activity(agenda, "Demain matin", start_date=making.in_days(1), start_time=time(9), end_time=time(10))
    making.activity(agenda, "Hier", start_date=making.in_days(-1))
    tree = read("/fr/agenda/")
    assert cards(tree) == ["Exposition", "Demain matin", "Demain soir", "Plus tard"]
    assert cards(tree.select_one(".agenda-section--running")) == ["Exposition"]
    days = tree.select(".agenda-section:not(.agenda-section--running) .day")
    assert [cards(day) for day in days] == [["Demain matin", "Demain soir"], ["Plus tard"]]
    tile = days[0].select_one("h3 .date-tile__day")
    assert tile.get_text(strip=True) == str(making.in_days(1).day)


def test_an_activity_that_ended_a_moment_ago_is_gone_and_one_of_today_is_there(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Aujourd’hui", start_date=making.today(), all_day=True)
    making.activity(agenda, "Jusqu’à minuit", start_date=making.in_days(-1), all_day=True)
    assert cards(read("/fr/agenda/")) == ["Aujourd’hui"]
    assert cards(read("/fr/agenda/past/")) == ["Jusqu’à minuit"]


def test_a_cancelled_date_is_struck_through_and_says_why(read: Read, agenda: AgendaPage) -> None:
    day = making.in_days(3)
    rule = Rule(Frequency.DAILY, count=3)
    changes = [
        making.cancelled(day, "La salle est fermée."),
        making.rescheduled(making.in_days(4), making.in_days(6), "À la demande du groupe."),
        making.elsewhere(making.in_days(5), "Au parc.", place_text="Parc exemple"),
    ]
    making.activity(agenda, "Atelier", start_date=day, rule=rule, changes=changes)
    tree = read("/fr/agenda/")
    off, elsewhere, moved = tree.select(".occurrence")
    assert off.s.get_text() == "Atelier"
    assert "La salle est fermée." in off.get_text()
    assert "occurrence--off" in off["class"]
    assert "Parc exemple" in elsewhere.get_text()
    assert "Salle exemple" not in elsewhere.get_text()
    assert not moved.s
    assert "À la demande du groupe." in moved.get_text()
    assert tree.select(".day__date time, .day__date .date-tile__day")[-1].get_text(strip=True) == str(
        making.in_days(6).day
    )


def test_a_whole_activity_that_is_postponed_says_so(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Reportée", status="postponed", status_message="Nouvelle date en mars.")
    found = read("/fr/agenda/").select_one(".occurrence")
    assert found.s.get_text() == "Reportée"
    assert "Nouvelle date en mars." in found.get_text()


def test_what_is_not_translated_is_listed_in_its_own_language_and_marked(read: Read, agenda: AgendaPage) -> None:
    day = making.in_days(2)
    both = making.activity(agenda, "Traduite", start_date=day, changes=[making.cancelled(day, "Malade.")])
    making.translated(both, "ar", title="مترجمة")
    making.activity(agenda, "Pas traduite", start_date=making.in_days(3))
    tree = read("/ar/agenda/")
    assert cards(tree) == ["مترجمة", "Pas traduite"]
    link = card(tree, "Pas traduite").select_one(".occurrence__title a")
    assert link["href"].startswith("/fr/agenda/")
    assert link["hreflang"] == "fr"
    assert link.span["dir"] == "ltr"
    message = card(tree, "مترجمة").select_one(".occurrence__message")
    assert (message["lang"], message["dir"]) == ("fr", "ltr")


def test_facts_are_said_in_words(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Atelier", spoken=["ar", "tr"], childcare=True, interpreter=True, step_free="yes")
    found = read("/nl/agenda/").select_one(".occurrence .chips")
    assert len(found.select("li")) == 5
    assert "Arabisch, Turks" in found.get_text()
    assert all(item.svg["aria-hidden"] == "true" for item in found.select("li"))


def test_the_list_has_pages_by_key(read: Read, agenda: AgendaPage) -> None:
    for number in range(45):
        making.activity(agenda, f"N {number:02}", start_date=making.in_days(2 + number // 3))
    first = read("/fr/agenda/")
    assert cards(first) == [f"N {number:02}" for number in range(20)]
    assert not first.select(".agenda__previous")
    second = read(first.select_one("a.agenda__next")["href"])
    assert cards(second) == [f"N {number:02}" for number in range(20, 40)]
    third = read(second.select_one("a.agenda__next")["href"])
    assert cards(third) == [f"N {number:02}" for number in range(40, 45)]
    assert not third.select("a.agenda__next")
    back = read(third.select_one("a.agenda__previous")["href"])
    assert cards(back) == cards(second)
    assert cards(read(back.select_one("a.agenda__previous")["href"])) == cards(first)
    assert robots(second) == "noindex, follow"
    assert not second.select("link[rel=canonical]")


def test_the_past_is_newest_first_and_has_pages_too(read: Read, agenda: AgendaPage) -> None:
    for number in range(25):
        making.activity(agenda, f"Passée {number:02}", start_date=making.in_days(-1 - number))
    first = read("/fr/agenda/past/")
    assert cards(first) == [f"Passée {number:02}" for number in range(20)]
    second = read(first.select_one("a.agenda__previous")["href"])
    assert cards(second) == [f"Passée {number:02}" for number in range(20, 25)]
    assert cards(read(second.select_one("a.agenda__next")["href"])) == cards(first)


# -- Filters in the address


def test_the_selection_is_kept_by_every_way_on(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Atelier", category=making.category("atelier"), childcare=True)
    making.activity(agenda, "Film", category=making.category("film"))
    tree = read("/fr/agenda/?category=atelier&childcare=1")
    assert cards(tree) == ["Atelier"]
    queries = {urlsplit(link["href"]).query for link in tree.select(".agenda__views a, nav.languages a[aria-current]")}
    assert queries == {"category=atelier&childcare=1"}
    arabic = tree.select_one("nav.languages a[hreflang=ar]")["href"]
    assert arabic == "/ar/agenda/?category=atelier&childcare=1"
    assert cards(read(arabic)) == ["Atelier"]
    chips = tree.select(".removable")
    assert [urlsplit(chip["href"]).query for chip in chips] == ["childcare=1", "category=atelier"]
    assert cards(read(chips[1]["href"])) == ["Atelier"]


def test_filters_and_views_say_what_they_are_to_search_engines(read: Read, agenda: AgendaPage) -> None:
    making.category("atelier")
    plain = read("/ar/agenda/month/2026-12/")
    assert plain.select_one("link[rel=canonical]")["href"] == "http://testserver/ar/agenda/month/2026-12/"
    assert alternates(plain)["fr"] == alternates(plain)["x-default"] == "http://testserver/fr/agenda/month/2026-12/"
    assert plain.select_one("meta[property='og:title']")["content"] == plain.h1.get_text()
    chosen = read("/fr/agenda/?free=1&category=atelier&nonsense=1")
    assert robots(chosen) == "noindex, follow"
    assert alternates(chosen)["nl"] == "http://testserver/nl/agenda/?category=atelier&free=1"
    assert robots(read("/fr/agenda/")) == ""


def test_breadcrumbs_and_titles_say_where_one_is(read: Read, agenda: AgendaPage) -> None:
    tree = read("/fr/agenda/month/2026-12/")
    assert tree.title.get_text() == "Décembre 2026 – Agenda – CIMB"
    assert [link["href"] for link in tree.select(".breadcrumbs a")] == ["/fr/", "/fr/agenda/"]
    assert [link["href"] for link in read("/fr/agenda/").select(".breadcrumbs a")] == ["/fr/"]


@pytest.mark.parametrize(
    "query",
    [
        "since=nonsense",
        "until=2026-02-30",
        "since=2026-12-01&until=2026-11-01",
        "category=rien-de-tel",
        "language=klingon",
        "commune=99999",
        "free=peut-etre",
        "audience=%00",
        f"category={'a' * 10_000}",
        "after=nonsense",
        "after=99999999999-1",
        "before=1792345600-999999999999999999999",
        "after=-1-1",
    ],
)
def test_what_the_address_says_without_sense_is_said_and_left_out(
    visitor: Client, read: Read, agenda: AgendaPage, query: str
) -> None:
    making.activity(agenda, "Atelier")
    for path in ("", "past/"):
        tree = read(f"/fr/agenda/{path}?{query}")
        assert tree.select_one(".band--warning strong").get_text(strip=True)
    assert cards(read(f"/fr/agenda/?{query}")) == ["Atelier"]
    assert visitor.get(f"/fr/agenda/month/2026-12/?{query}").status_code == 200


def test_many_and_hostile_parameters_are_survived(visitor: Client, read: Read, agenda: AgendaPage) -> None:
    script = read("/fr/agenda/?category=<script>alert(1)</script>&campaign=\"'><b>")
    assert not script.select("script:not([src], [type='application/ld+json'])")
    assert not script.select_one("main").select("b")
    many = "&".join(f"category=c{number}" for number in range(2000))
    assert visitor.get(f"/fr/agenda/?{many}").status_code == 200


def test_an_empty_result_says_what_to_try(read: Read, agenda: AgendaPage) -> None:
    making.activity(agenda, "Atelier", category=making.category("atelier"))
    making.category("film")
    tree = read("/fr/agenda/?category=film&free=1")
    assert cards(tree) == []
    ways = {link["href"] for link in tree.select(".nothing__ways a")}
    assert "/fr/agenda/?free=1" in ways
    assert "/fr/agenda/" in ways
    assert "/fr/contact/" in ways
    assert any(way.startswith("/fr/agenda/past/") for way in ways)
    assert cards(read("/fr/agenda/?free=1")) == ["Atelier"]


def test_an_agenda_without_anything_is_still_a_page(read: Read, agenda: AgendaPage) -> None:
    for path in ("", "past/", "month/2026-12/", "week/2026-W50/", "day/2026-12-08/"):
        assert read(f"/fr/agenda/{path}").select_one(".nothing__ways a")


# -- How it is served


@pytest.mark.parametrize("path", ["", "month/{month}/", "week/{week}/", "past/", "?free=1&language=ar"])
def test_queries_do_not_grow_with_the_activities(visitor: Client, agenda: AgendaPage, path: str) -> None:
    address = f"/ar/agenda/{path}".format(month=f"{making.in_days(9):%Y-%m}", week=f"{making.in_days(9):%G-W%V}")

    def queries() -> int:
        visitor.get(address)
        with CaptureQueriesContext(connection) as found:
            assert visitor.get(address).status_code == 200
        return len(found)

    def fill(number: int) -> None:
        for each in range(number):
            day = making.in_days(9)
            page = making.activity(
                agenda,
                f"N {each}",
                start_date=making.in_days(-3 - each % 2),
                spoken=["ar", "so"],
                place=making.place(f"Maison {each}"),
                rule=Rule(Frequency.DAILY, count=15),
                changes=[making.elsewhere(day, "Là.", place=making.place(f"Autre {each}"))],
            )
            if each % 3 == 0:
                making.translated(page, "ar", title=f"ن {each}")

    fill(3)
    few = queries()
    fill(27)
    many = queries()
    assert many <= few + 1  # for the places of changed dates, where there are any
    assert max(few, many) <= MOST_QUERIES


def test_an_unchanged_view_costs_a_304_until_an_activity_is_published(visitor: Client, agenda: AgendaPage) -> None:
    address = f"/fr/agenda/month/{making.in_days(7):%Y-%m}/?free=1"
    tag = visitor.get(address).headers["ETag"]
    assert visitor.get(address, headers={"if-none-match": tag}).status_code == 304
    making.activity(agenda, "Nouvelle")
    again = visitor.get(address, headers={"if-none-match": tag})
    assert again.status_code == 200
    assert "Nouvelle" in again.content.decode()


def test_a_view_can_be_previewed_and_its_texts_stand_below(read: Read, agenda: AgendaPage) -> None:
    agenda = AgendaPage.objects.get(pk=agenda.pk)
    agenda.body = [("text", "<p>Chaque année.</p>")]
    agenda.save_revision().publish()
    assert "Chaque année." in read("/fr/agenda/").main.get_text()
    assert "Chaque année." not in read("/fr/agenda/past/").main.get_text()
    response = agenda.make_preview_request()
    assert response.status_code == 200
    arabic = agenda.make_preview_request(preview_mode="ar")
    assert 'lang="ar"' in arabic.render().content.decode()


def test_a_private_agenda_is_private_at_its_months_too(visitor: Client, agenda: AgendaPage) -> None:
    Page.objects.get(pk=agenda.pk).view_restrictions.create(restriction_type="login")
    assert visitor.get("/fr/agenda/month/2026-12/").status_code == 302
