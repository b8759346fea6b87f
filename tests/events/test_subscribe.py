"""How to follow the agenda in one's own calendar: addresses that work, steps that anybody can take."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, override

from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]
PROGRAMS = ["apple", "google", "android", "outlook", "outlook-classic", "thunderbird", "nextcloud"]


def address(tree: BeautifulSoup, field: str) -> str:
    return str(tree.select_one(f"input#{field}")["value"])  # type: ignore[index]


def path(absolute: str) -> str:
    parts = urlsplit(absolute)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_the_whole_agenda_has_an_address_to_copy_that_is_its_feed(read: Read, visitor: Client) -> None:
    agenda = making.agenda()
    making.activity(agenda, "Atelier à suivre")
    tree = read(f"{agenda.url}subscribe/")
    https, webcal = address(tree, "https"), address(tree, "webcal")
    assert webcal == "webcal://" + https.partition("://")[2]
    response = visitor.get(path(https))
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert "Atelier à suivre" in response.content.decode()
    assert tree.select_one('link[rel=alternate][type="text/calendar"]')["href"] == path(https)  # type: ignore[index]
    for field in tree.select("input[readonly]"):
        assert tree.select(f'label[for="{field["id"]}"]')


def test_a_selection_keeps_its_filters_and_says_them(read: Read, visitor: Client) -> None:
    agenda = making.agenda()
    atelier = making.category("atelier-x", ar="ورشة")
    making.activity(agenda, "Choisie", category=atelier, spoken=["ar"])
    making.activity(agenda, "Payante", category=atelier, is_free=False, price="5 €", spoken=["ar"])
    tree = read("/ar/agenda/subscribe/?category=atelier-x&free=1&language=ar")
    assert parse_qs(urlsplit(address(tree, "https")).query) == {
        "category": ["atelier-x"],
        "free": ["1"],
        "language": ["ar"],
    }
    shown = [chip.get_text(strip=True) for chip in tree.select(".subscribe .chip")]
    with override("ar"):
        assert shown == ["ورشة", "العربية", gettext("Free")]
    feed = visitor.get(path(address(tree, "https"))).content.decode()
    assert "Choisie" in feed
    assert "Payante" not in feed


@pytest.mark.parametrize("kind", ["activity", "campaign"])
def test_one_page_can_be_followed_in_its_own_words(read: Read, visitor: Client, kind: str) -> None:
    agenda = making.agenda()
    page = getattr(making, kind)(agenda, "En français")
    arabic = making.translated(page, "ar", title="بالعربية")
    tree = read(f"/ar/agenda/subscribe/?of={page.translation_key}")
    assert tree.select_one("#addresses").get_text(strip=True) == "بالعربية"  # type: ignore[union-attr]
    assert str(page.translation_key) in address(tree, "https")
    assert visitor.get(path(address(tree, "https"))).status_code == 200
    assert arabic.url in {link["href"] for link in tree.select("main a")}


def test_every_program_has_steps_and_an_address_that_it_opens(read: Read) -> None:
    agenda = making.agenda()
    tree = read(f"{agenda.url}subscribe/")
    https, webcal = address(tree, "https"), address(tree, "webcal")
    assert [program["id"] for program in tree.select(".program")] == PROGRAMS
    assert all(len(program.select("ol > li")) >= 3 for program in tree.select(".program"))
    google = urlsplit(tree.select_one("#google a")["href"])  # type: ignore[index]
    assert (google.hostname, parse_qs(google.query)["cid"]) == ("calendar.google.com", [webcal])
    hosts = []
    for link in tree.select("#outlook a"):
        parts = urlsplit(link["href"])
        hosts.append(parts.hostname)
        assert parse_qs(parts.query)["url"] == [https]  # the new Outlook mangles webcal
    assert hosts == ["outlook.live.com", "outlook.office.com"]
    assert tree.select_one("#apple a")["href"] == webcal  # type: ignore[index]


def test_others_are_told_nothing_before_a_click(read: Read) -> None:
    agenda = making.agenda()
    tree = read(f"{agenda.url}subscribe/")
    loaded = [tag.get("src") or tag["href"] for tag in tree.select("script[src], img, link[rel=stylesheet], iframe")]
    assert loaded
    assert all(str(each).startswith(settings.STATIC_URL) for each in loaded)
    for link in tree.select("main a[href^='https://']"):
        assert "noreferrer" in link["rel"]


def test_without_script_no_button_promises_to_copy(read: Read) -> None:
    agenda = making.agenda()
    buttons = read(f"{agenda.url}subscribe/").select("[data-copies]")
    assert len(buttons) == 2
    assert all(button.has_attr("hidden") for button in buttons)


def test_a_code_to_scan_stands_in_the_page(read: Read) -> None:
    agenda = making.agenda()
    assert read(f"{agenda.url}subscribe/?free=1").select_one(".subscribe__qr svg.qr") is not None


def test_the_other_languages_are_offered_for_the_same_selection(read: Read) -> None:
    agenda = making.agenda()
    tree = read(f"{agenda.url}subscribe/?free=1")
    assert tree.select_one('.languages a[lang="ar"]')["href"] == "/ar/agenda/subscribe/?free=1"  # type: ignore[index]


@pytest.mark.parametrize("nonsense", ["free=maybe", "category=" + "x" * 10_000, "language=%00", "since=2026-99-99"])
def test_what_an_address_says_wrongly_is_left_out_and_told(read: Read, nonsense: str) -> None:
    agenda = making.agenda()
    tree = read(f"{agenda.url}subscribe/?{nonsense}")
    assert tree.select(".band--warning")
    assert "?" not in address(tree, "https")


@pytest.mark.parametrize("of", ["", "rien", "1", str(uuid4()), "%00"])
def test_a_page_that_is_not_there_is_a_clean_404(visitor: Client, of: str) -> None:
    agenda = making.agenda()
    assert visitor.get(f"{agenda.url}subscribe/?of={of}").status_code == 404


def test_a_draft_cannot_be_followed(visitor: Client) -> None:
    agenda = making.agenda()
    page = making.activity(agenda)
    page.unpublish()
    assert visitor.get(f"{agenda.url}subscribe/?of={page.translation_key}").status_code == 404


def test_the_agenda_leads_there_with_what_is_chosen(read: Read) -> None:
    agenda = making.agenda()
    making.activity(agenda)
    links = {link["href"] for link in read(f"{agenda.url}?free=1").select("a")}
    assert f"{agenda.url}subscribe/?free=1" in links
