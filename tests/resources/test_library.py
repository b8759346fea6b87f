"""The list of the library: the reader's language first, filters without JavaScript, pages, few queries."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from core.models import Audience, Topic
from resources.library import shown
from resources.models import LibraryPage, Publication
from tests.resources import library_making as making

Read = Callable[..., BeautifulSoup]
ADDRESS = "/fr/bibliotheque/"


def titles(tree: BeautifulSoup | Tag) -> list[str]:
    return [link.get_text(strip=True) for link in tree.select(".publication-card__title")]


def counts(tree: BeautifulSoup) -> dict[str, int]:
    found = {}
    for choice in tree.select(".choice"):
        value, number = choice.select_one("input"), choice.select_one(".choice__count [aria-hidden]")
        assert value
        assert number
        found[f"{value['name']}={value['value']}"] = int(number.get_text())
    return found


@pytest.fixture
def some(library: LibraryPage) -> dict[str, Any]:
    rights = making.label(Topic, "droits-x", fr="Droits", ar="حقوق")
    work = making.label(Topic, "travail-x", fr="Travail")
    parents = making.label(Audience, "parents-x", fr="Parents")
    making.publication("Ancienne", "fr", "ar", year=2015, kind="form", topics=[rights])
    making.publication("Affiche", "fr", year=2024, kind="poster", topics=[rights, work], audiences=[parents])
    making.publication("Livret", "en", "ar", year=2020, topics=[work])
    making.publication("Guide", "nl", year=2026)
    return {"rights": rights, "work": work}


def test_what_exists_in_the_readers_language_comes_first_then_the_latest(some: Any, read: Read) -> None:
    assert titles(read(ADDRESS)) == ["Affiche", "Ancienne", "Guide", "Livret"]
    arabic = read("/ar/bibliotheque/")
    first, second = arabic.select(".library__section")
    assert titles(first) == ["Livret", "Ancienne"]
    assert titles(second) == ["Guide", "Affiche"]


def test_words_are_the_readers_else_french_and_marked(some: Any, read: Read) -> None:
    original = Publication.objects.get(title="Ancienne")
    making.translated(original, "ar", title="قديم", summary="")
    links = read("/ar/bibliotheque/").select(".publication-card__title a")
    by_title = {link.get_text(strip=True): link for link in links}
    assert by_title["قديم"].span.get("lang") is None  # type: ignore[union-attr]
    assert by_title["قديم"]["href"] == "/ar/bibliotheque/ancienne/"
    assert by_title["Livret"].span["lang"] == "fr"  # type: ignore[index]
    assert by_title["Livret"].span["dir"] == "ltr"  # type: ignore[index]


def test_a_card_says_in_which_languages_each_in_its_own(some: Any, read: Read) -> None:
    card = read(ADDRESS).find("a", href="/fr/bibliotheque/ancienne/").find_parent("li")  # type: ignore[union-attr]
    marks = [(mark.get_text(), mark.get("lang"), mark.get("dir")) for mark in card.select(".language-mark")]  # type: ignore[union-attr]
    assert marks == [("Français", None, None), ("العربية", "ar", "rtl")]
    assert "2015" in card.get_text()  # type: ignore[union-attr]
    assert "TXT" in card.get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=form", ["Ancienne"]),
        ("kind=form&kind=poster", ["Affiche", "Ancienne"]),
        ("topic=droits-x", ["Affiche", "Ancienne"]),
        ("topic=droits-x&topic=travail-x&audience=parents-x", ["Affiche"]),
        ("language=ar&language=nl", ["Ancienne", "Guide", "Livret"]),
        ("year=2024&year=2026", ["Affiche", "Guide"]),
    ],
)
def test_filters_choose(some: Any, read: Read, query: str, expected: list[str]) -> None:
    tree = read(f"{ADDRESS}?{query}")
    assert titles(tree) == expected
    assert len(tree.select("input:checked, input[checked]")) == query.count("=")
    assert len(tree.select(".removable")) == query.count("=")


def test_counts_say_what_one_finds(some: Any, read: Read) -> None:
    found = counts(read(f"{ADDRESS}?topic=travail-x"))
    for name, number in found.items():
        if not name.startswith("topic="):
            assert len(titles(read(f"{ADDRESS}?topic=travail-x&{name}"))) == number, name
    assert found["topic=droits-x"] == 2


def test_topics_are_named_in_the_readers_language(some: Any, read: Read) -> None:
    tree = read("/ar/bibliotheque/?topic=droits-x&topic=travail-x")
    names = [(chip.bdi.get_text(), chip.bdi.get("lang")) for chip in tree.select(".removable")]  # type: ignore[union-attr]
    assert names == [("حقوق", None), ("Travail", "fr")]


def test_where_nothing_is_found_each_filter_can_be_left_out(some: Any, read: Read) -> None:
    tree = read(f"{ADDRESS}?kind=form&language=nl")
    ways = {link["href"]: link for link in tree.select(".nothing__ways a")}
    assert set(ways) == {f"{ADDRESS}?language=nl", f"{ADDRESS}?kind=form", ADDRESS}
    for address in ways:
        assert titles(read(str(address)))


@pytest.mark.parametrize(
    "query",
    ["kind=livre", "topic=rien", "language=xx", "year=1066", "page=7", "page=-1", "kind=%00", "topic=" + "a" * 5000],
)
def test_what_an_address_says_that_means_nothing_is_left_out_and_told(some: Any, read: Read, query: str) -> None:
    tree = read(f"{ADDRESS}?{query}")
    assert len(titles(tree)) == 4
    assert tree.select_one(".band--warning strong")
    assert not tree.select(".removable")


def test_an_empty_library_says_so(library: LibraryPage, read: Read) -> None:
    assert read(ADDRESS).select_one(".nothing h2")


def test_only_the_whole_library_is_for_search_engines(some: Any, read: Read) -> None:
    assert read(ADDRESS).select_one("meta[name=robots]") is None
    chosen = read(f"{ADDRESS}?kind=form")
    assert chosen.select_one("meta[name=robots]")["content"] == "noindex, follow"  # type: ignore[index]


def test_pages_have_real_links_and_hold_everything_once(library: LibraryPage, read: Read) -> None:
    making.many(shown.A_PAGE * 2 + 1)
    address, found = ADDRESS, list[str]()
    for number in (1, 2, 3):
        tree = read(address)
        found += titles(tree)
        current = tree.select_one(".library__pages [aria-current=page]")
        assert current
        assert current.get_text(" ", strip=True).endswith(str(number))
        following = tree.select_one(".library__next")
        address = str(following["href"]) if following else ""
    assert address == ""
    assert len(found) == len(set(found)) == shown.A_PAGE * 2 + 1
    assert read(f"{ADDRESS}?page=2").select_one("meta[name=robots]")


def test_a_selection_is_kept_from_page_to_page_and_from_language_to_language(library: LibraryPage, read: Read) -> None:
    making.many(shown.A_PAGE * 4)
    tree = read(f"{ADDRESS}?language=ar&page=2")
    assert tree.select_one(".library__previous")["href"] == f"{ADDRESS}?language=ar"  # type: ignore[index]
    other = tree.find("a", lang="ar", href=True)
    assert other["href"] == "/ar/bibliotheque/?language=ar&page=2"  # type: ignore[index]


def queries(client: Client, address: str) -> int:
    client.get(address)  # what is kept between requests is known
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_thousand_publications_take_no_more_queries_than_thirty(library: LibraryPage, visitor: Client) -> None:
    making.many(30)
    addresses = [ADDRESS, f"{ADDRESS}?language=ar&year=2003", f"{ADDRESS}?page=2"]
    few = [queries(visitor, address) for address in addresses]
    Publication.objects.all().delete()
    making.many(1000)
    assert [queries(visitor, address) for address in addresses] == few
    assert max(few) <= 25


def test_a_new_publication_is_seen_at_once(some: Any, read: Read) -> None:
    assert "Neuve" not in titles(read(ADDRESS))
    making.publication("Neuve", year=2027)
    assert titles(read(ADDRESS))[0] == "Neuve"
    Publication.objects.filter(title="Neuve").delete()
    assert "Neuve" not in titles(read(ADDRESS))


def test_without_a_file_there_is_nothing_to_read_yet(
    library: LibraryPage, read: Read, page: Callable[..., Page]
) -> None:
    Publication(title="Vide", locale=making.locale()).save()
    assert titles(read(ADDRESS)) == []
    read(f"{ADDRESS}vide/", 404)
