"""The directory as a visitor reads it: the list, its filters, what is near, in French and in Arabic."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import Organisation
from resources.directory.listing import PER_PAGE
from tests.resources import directory_making as making

Read = Callable[..., BeautifulSoup]
HOME = "/fr/annuaire/"


@pytest.fixture
def filled(db: None) -> None:
    making.directory("ar", "nl")
    making.several()


def names(page: BeautifulSoup) -> list[str]:
    return [name.get_text(strip=True) for name in page.select(".organisation__name")]


def card(page: BeautifulSoup, name: str) -> BeautifulSoup:
    return next(each for each in page.select(".organisation") if name in each.get_text())


def count(page: BeautifulSoup, name: str, value: str) -> int:
    box = page.select_one(f'.choice input[name="{name}"][value="{value}"]')
    assert box
    return int(box.find_parent("label").select_one(".choice__count [aria-hidden]").get_text())


def robots(page: BeautifulSoup) -> str:
    tag = page.select_one('meta[name="robots"]')
    return str(tag["content"]) if tag else ""


def test_lists_who_is_in_the_directory_by_name(filled: None, read: Read) -> None:
    Organisation.objects.create(name="Partenaire (exemple)")
    page = read(HOME)
    assert names(page) == [
        *("Atelier exemple", "Épicerie exemple", "Maison exemple", "Permanence exemple", "Veilleurs (exemple)"),
    ]
    found = card(page, "Maison exemple")
    assert [chip.get_text(strip=True) for chip in found.select(".chip")] == ["Aide aux papiers", "Cours exemple"]
    assert "Mons" in found.get_text()
    assert "arabe, français, turc" in found.get_text()
    assert robots(page) == ""


def test_says_who_is_open_in_words(filled: None, read: Read) -> None:
    page = read("/nl/annuaire/")
    assert card(page, "Veilleurs").select_one(".state--open .icon")
    assert card(page, "Atelier").select_one(".state--unknown").get_text(strip=True)
    closed = making.organisation(
        "Fermée (exemple)", hours=making.ALWAYS, exceptions=[making.special(timezone.localdate())]
    )
    assert card(read("/nl/annuaire/"), closed.name).select_one(".state--closed")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("service=cours-exemple", ["Atelier exemple", "Maison exemple"]),
        ("service=cours-exemple&service=colis-alimentaires&language=uk", ["Veilleurs (exemple)"]),
        ("language=so", ["Atelier exemple"]),
        ("audience=familles", ["Maison exemple"]),
        ("commune=53053", ["Maison exemple"]),
        ("step_free=1", ["Épicerie exemple", "Maison exemple"]),
        ("open=1&commune=53028", ["Veilleurs (exemple)"]),
    ],
)
def test_filters(filled: None, read: Read, query: str, expected: list[str]) -> None:
    page = read(f"{HOME}?{query}")
    assert names(page) == expected
    assert robots(page) == "noindex, follow"
    assert page.select_one('link[rel="canonical"]')
    checked = {(box["name"], box["value"]) for box in page.select(".choice input[checked]")}
    assert checked == {tuple(pair.split("=")) for pair in query.split("&")}


def test_counts_say_what_a_click_would_show(filled: None, read: Read) -> None:
    page = read(f"{HOME}?language=fr")
    offered = [(box["name"], box["value"]) for box in page.select(".choice input") if box["name"] != "language"]
    assert ("service", "colis-alimentaires") in offered
    for name, value in offered:
        assert count(page, name, value) == len(names(read(f"{HOME}?language=fr&{name}={value}")))


def test_each_filter_can_be_taken_away(filled: None, read: Read) -> None:
    page = read(f"{HOME}?service=cours-exemple&language=so&near=Dour")
    chips = {chip.bdi.get_text(): chip["href"] for chip in page.select(".removable")}
    assert list(chips) == ["Cours exemple", "somali", "Dour"]
    assert chips["somali"] == f"{HOME}?service=cours-exemple&near=Dour"
    assert page.select_one(".selection__all")["href"] == HOME


def test_an_empty_result_offers_ways_that_lead_somewhere(filled: None, read: Read) -> None:
    page = read(f"{HOME}?service=colis-alimentaires&language=so")
    assert names(page) == []
    ways = page.select(".nothing__ways a")
    assert len(ways) == 3
    for way in ways:
        assert len(names(read(way["href"]))) == int("".join(filter(str.isdigit, way.small.get_text())))


def test_what_means_nothing_is_told_and_left_out(filled: None, read: Read) -> None:
    page = read(f"{HOME}?service=inconnu&commune=99999&language=xx&page=x&open=oui&service=%00%3Cscript%3E")
    assert len(names(page)) == 5
    assert page.select_one(".band--warning")
    assert "<script>" not in str(page.select_one(".band--warning"))


# -- Near


def sections(page: BeautifulSoup) -> dict[str, list[str]]:
    return {section.h2.get_text(strip=True): names(section) for section in page.select(".directory__section")}


@pytest.mark.parametrize("place", ["7000", "mons", "MONS", "B-7000 Mons"])
def test_the_commune_comes_first_then_those_beside_it(filled: None, read: Read, place: str) -> None:
    page = read(f"/nl/annuaire/?near={quote(place)}")
    found = sections(page)
    assert list(found.values()) == [
        ["Maison exemple"],
        ["Épicerie exemple", "Veilleurs (exemple)"],
        ["Atelier exemple", "Permanence exemple"],
    ]
    first, beside, _further = found
    assert first == "Mons"
    assert all(name in beside for name in ("Frameries", "Jurbise", "Quaregnon"))
    assert page.select_one("#near")["value"] == place
    assert robots(page) == "noindex, follow"


def test_a_slip_is_asked_about_and_loses_no_filter(filled: None, read: Read) -> None:
    page = read(f"{HOME}?near=Framerie&service=colis-alimentaires")
    ways = {way.get_text(strip=True): way["href"] for way in page.select(".near__communes a")}
    assert next(iter(ways)) == "Frameries"
    assert names(page) == ["Épicerie exemple", "Veilleurs (exemple)"]
    assert names(read(ways["Frameries"])) == ["Veilleurs (exemple)", "Épicerie exemple"]


def test_a_postcode_that_is_not_a_main_one_is_not_guessed(filled: None, read: Read) -> None:
    asked = read(f"{HOME}?near=7012").select_one(".near__asked")
    assert "7012" in asked.get_text()
    assert len(asked.select("a")) == 13
    making.organisation("Jemappes (exemple)", commune="Mons", postal_code="7012", street="Rue exemple 2")
    page = read(f"{HOME}?near=7012")
    assert page.select_one(".near__asked") is None
    assert sections(page)["Mons"] == ["Jemappes (exemple)", "Maison exemple"]


def test_a_commune_without_any_says_so(filled: None, read: Read) -> None:
    page = read(f"{HOME}?near=Honnelles")
    assert "Honnelles" in page.select_one(".near ~ .band").get_text()
    assert names(page)[0] == "Atelier exemple"  # in Dour, beside it


def test_a_search_keeps_the_filters_and_filters_keep_the_search(filled: None, read: Read) -> None:
    page = read(f"{HOME}?near=Dour&open=1")
    kept = {(box["name"], box["value"]) for box in page.select(".near input[type=hidden]")}
    assert kept == {("open", "1")}
    assert page.select_one(".filters__form input[name=near]")["value"] == "Dour"


@pytest.mark.parametrize("near", ["<script>alert(1)</script>", "x" * 5000, "\x00", "'; DROP TABLE", "٧٠٠٠", "7" * 40])
def test_whatever_is_written_is_shown_as_text(filled: None, read: Read, near: str) -> None:
    page = read(f"{HOME}?near={quote(near)}")
    assert len(names(page)) == 5
    assert "alert(1)</script>" not in str(page)


# -- Pages, languages, cost


def test_pages(db: None, read: Read) -> None:
    making.directory()
    for number in range(PER_PAGE + 3):
        making.organisation(f"Exemple {number:02}", commune="Mons" if number % 2 else "Dour")
    first = read(f"{HOME}?near=Mons")
    assert len(names(first)) == PER_PAGE
    further = first.select_one('.directory__pages [rel="next"]')["href"]
    second = read(further)
    assert sorted(names(first) + names(second)) == [f"Exemple {number:02}" for number in range(PER_PAGE + 3)]
    assert second.select_one('.directory__pages [rel="prev"]')["href"] == f"{HOME}?near=Mons"
    assert names(read(f"{HOME}?page=999&near=Mons")) == names(second)
    assert robots(read(f"{HOME}?page=2")) == "noindex, follow"


def test_reads_in_arabic_with_french_marked(filled: None, read: Read) -> None:
    page = read("/ar/annuaire/?service=cours-exemple")
    found = card(page, "Maison exemple")
    assert "دروس الفرنسية" in found.get_text()
    assert "العربية" in found.get_text()
    assert found.select_one(".organisation__description")["lang"] == "fr"
    assert found.select_one(".organisation__name bdi")["dir"] == "ltr"
    unnamed = read("/ar/annuaire/").select_one('.chip[lang="fr"]')
    assert unnamed.get_text(strip=True) == "Colis alimentaires"
    french = page.select_one('.languages a[hreflang="fr"]')
    assert french["href"] == f"{HOME}?service=cours-exemple"


@pytest.mark.parametrize("address", ["/ar/annuaire/", "/ar/annuaire/?near=Mons&open=1", "/ar/annuaire/maison-exemple/"])
def test_asks_the_database_little_however_many_there_are(filled: None, visitor: Client, address: str) -> None:
    visitor.get(address)
    with CaptureQueriesContext(connection) as few:
        visitor.get(address)
    french = making.service("cours-exemple")
    for number in range(15):
        making.organisation(f"Exemple {number}", commune="Dour", hours=making.OFFICE, services=[french])
    with CaptureQueriesContext(connection) as many:
        visitor.get(address)
    assert len(many) == len(few) <= 25


def test_is_cached_while_nothing_changes_and_leaves_no_cookie(filled: None, visitor: Client) -> None:
    first = visitor.get(HOME)
    assert visitor.get(HOME, headers={"if-none-match": first["ETag"]}).status_code == 304
    assert "public" in first["Cache-Control"]
    assert not first.cookies
    Organisation.objects.filter(name="Maison exemple").update(description="Autre chose.")
    assert visitor.get(HOME, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_an_empty_directory_says_so(db: None, read: Read) -> None:
    making.directory()
    page = read(HOME)
    assert page.select_one(".nothing")
    assert page.select_one("search.near") is None
