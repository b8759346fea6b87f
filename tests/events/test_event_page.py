"""The page of one activity: where it stands, what one must know to go, its calendars."""

from collections.abc import Callable
from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import Commune
from events.models import EventOrganiser, EventPage, SpokenLanguage
from events.rules import Frequency, Rule
from tests.events import making
from tests.events.reading import WEEK, in_words, said, text, weekly

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]


def test_the_next_date_stands_on_top_with_its_hours_in_words(read: Read) -> None:
    page = making.activity(making.agenda(), start_time=time(18), end_time=time(20, 30))
    top = read(page.url).select_one(".next")
    assert top is not None
    assert in_words(page.start_date) in text(top.select_one(".next__when"))
    assert "18 h – 20 h 30" in text(top.select_one(".next__when"))
    assert text(top.select_one(".date-tile__day")) == str(page.start_date.day)
    assert top.select_one("time")["datetime"].startswith(f"{page.start_date}T18:00+0")  # type: ignore[index]


def test_the_arabic_page_has_its_own_words_and_the_french_facts(read: Read) -> None:
    page = making.activity(making.agenda(), category=making.category("atelier-x", ar="ورشة"), spoken=["ar"])
    arabic = making.translated(page, "ar", title="ورشة الحوار")
    tree = read(arabic.url)
    assert text(tree.h1) == "ورشة الحوار"
    assert text(tree.select_one(".activity__category")) == "ورشة"
    assert in_words(page.start_date, "ar") in text(tree.select_one(".next__when"))
    assert "18:00 – 20:00" in text(tree.select_one(".next__when"))
    place = tree.select_one(".next__place bdi")
    assert (place["lang"], place["dir"]) == ("fr", "ltr")  # type: ignore[index]
    assert "العربية" in text(tree.select_one(".practical"))


def test_facts_changed_on_the_original_are_those_of_every_language(read: Read) -> None:
    page = making.activity(making.agenda())
    arabic = making.translated(page, "ar", title="عنوان")
    page.place_text = "Salle toute nouvelle"
    page.save_revision().publish()
    assert "Salle toute nouvelle" in text(read(arabic.url).select_one(".practical"))


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_called_off_says_so_and_asks_nobody_to_register(read: Read, status: str) -> None:
    page = making.activity(
        making.agenda(),
        status=status,
        status_message="Tempête.",
        registration="email",
        registration_address="exemple@centre.example",
    )
    tree = read(page.url)
    assert "Tempête." in text(tree.select_one(".band--warning"))
    assert tree.select(".next--off")
    assert not tree.select(".next .button")
    assert "exemple@centre.example" not in text(tree.main)


def test_what_moved_online_keeps_its_date_and_gives_the_address(read: Read) -> None:
    page = making.activity(
        making.agenda(), status="moved_online", status_message="Neige.", online_address="https://visio.exemple.be/a"
    )
    tree = read(page.url)
    assert "Neige." in text(tree.select_one(".band--warning"))
    assert not tree.select(".next--off")
    assert tree.select('.practical a[href="https://visio.exemple.be/a"]')


def test_what_is_under_way_and_what_is_over_say_so(read: Read) -> None:
    agenda = making.agenda()
    running = making.activity(agenda, start_date=making.in_days(-1), end_date=making.in_days(1))
    over = making.activity(agenda, start_date=making.in_days(-3))
    assert read(running.url).select(".next--running")
    tree = read(over.url)
    assert tree.select(".next--over")
    assert in_words(over.start_date) in text(tree.select_one(".next__when"))
    assert not tree.select(".next .button")


def test_the_facts_are_there_with_links_that_work(read: Read) -> None:
    place = making.place(latitude="50.45410", longitude="3.95210")
    page = making.activity(
        making.agenda(),
        place=place,
        room="Salle 2",
        is_free=False,
        price="5 €",
        childcare=True,
        interpreter=True,
        step_free="yes",
        registration="telephone",
        registration_address="065 00 00 00",
        contact_email="exemple@centre.example",
        audiences=[making.audience("familles-x")],
    )
    page.spoken_languages.add(SpokenLanguage(code="tr", level="A2"))
    page.co_organisers.add(EventOrganiser(organisation=making.place("Partenaire exemple")))
    page.save_revision().publish()
    facts = read(page.url).select_one(".practical")
    assert facts is not None
    for words in (place.name, "Rue Exemple 1, 7000 Mons", "Salle 2", "5 €", "turc", "A2", "Partenaire exemple"):
        assert words in text(facts)
    addresses = {link["href"] for link in facts.select("a")}
    assert {"tel:065000000", "mailto:exemple@centre.example"} <= {address.replace("+", "") for address in addresses}
    on_map = next(address for address in addresses if "openstreetmap.org" in address)
    assert "mlat=50.45410" in on_map
    assert len(facts.select("dt")) == len(facts.select("dd"))


def test_a_place_in_text_has_its_commune_and_no_map(read: Read) -> None:
    page = making.activity(making.agenda(), commune=Commune.objects.get(name="Dour"))
    facts = read(page.url).select_one(".practical")
    assert "Dour" in text(facts)
    assert "openstreetmap" not in str(facts)


def test_each_date_and_the_whole_can_be_added_to_a_calendar(read: Read, visitor: Client) -> None:
    page = weekly(making.agenda(), making.cancelled(making.in_days(3) + WEEK))
    tree = read(page.url)
    feed = tree.select_one('link[rel=alternate][type="text/calendar"]')
    assert feed is not None
    assert next(link["href"] for link in tree.select(".next__actions a")) == feed["href"]
    added = [link["href"] for link in tree.select(".date__add")]
    assert len(added) == 7  # the cancelled one has nothing to add
    for address in (feed["href"], added[0]):
        response = visitor.get(address)
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("text/calendar")


def test_a_series_that_goes_on_leads_to_what_it_continues_and_back(read: Read) -> None:
    agenda = making.agenda()
    before = making.activity(agenda, "Avant")
    after = making.activity(agenda, "Après", continues=before)
    arabic = making.translated(after, "ar", title="بعد")
    assert before.url in {link["href"] for link in read(arabic.url).select(".practical a")}
    assert after.url in {link["href"] for link in read(before.url).select(".practical a")}


def test_a_translation_of_a_withdrawn_activity_says_that_it_is_withdrawn(read: Read) -> None:
    page = making.activity(making.agenda())
    arabic = making.translated(page, "ar", title="عنوان")
    EventPage.objects.get(pk=page.pk).unpublish()
    tree = read(arabic.url)
    assert said("This activity has been withdrawn.", "ar") in text(tree.select_one(".band--warning"))
    assert not tree.select(".next, .practical, link[type='text/calendar'], script[type='application/ld+json']")


def test_an_activity_has_no_neighbours_to_load(read: Read) -> None:
    agenda = making.agenda()
    pages = [making.activity(agenda) for _ in range(3)]
    assert not read(pages[1].url).select(".neighbours")


def test_the_queries_of_a_page_do_not_grow_with_its_dates(visitor: Client) -> None:
    agenda = making.agenda()
    few = making.activity(agenda, start_date=making.in_days(1), rule=Rule(Frequency.DAILY, count=3))
    many = making.activity(agenda, start_date=making.in_days(1), rule=Rule(Frequency.DAILY))

    def asked(page: EventPage) -> int:
        visitor.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            assert visitor.get(page.url).status_code == 200
        return len(queries)

    assert asked(few) == asked(many) <= 24
