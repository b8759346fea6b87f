"""What the field of the search is given while somebody types, and what a browser is told to search here."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from search import views
from tests.search.made import Said, Thing, only

HOUSING = Thing("housing", {"fr": Said("Trouver un logement"), "ar": Said("العثور على سكن")}, "guide")
ADDRESS = "/fr/recherche/suggestions.json"


@pytest.fixture(autouse=True)
def _things(db: None) -> None:
    only(HOUSING, Thing("lunch", {"nl": Said("Logeren en eten")}, "activity", next_day=timezone.localdate()))


def proposed(visitor: Client, text: str, code: str = "fr") -> dict[str, Any]:
    response = visitor.get(f"/{code}/recherche/suggestions.json", {"q": text})
    assert response.status_code == 200
    return response.json()


def test_a_beginning_proposes_titles_with_where_they_lead(visitor: Client) -> None:
    found = proposed(visitor, "loge")
    assert {"title": "Trouver un logement", "address": "/fr/housing/", "kind": "Guide", "lang": "fr", "dir": "ltr"} in [
        each | {"kind": "Guide"} for each in found["suggestions"]
    ]
    dutch = next(each for each in found["suggestions"] if each["lang"] == "nl")
    assert (dutch["address"], dutch["dir"]) == ("/nl/lunch/", "ltr")
    assert "2" in found["said"]
    assert found["label"]


def test_each_language_is_given_its_own_words(visitor: Client) -> None:
    found = proposed(visitor, "سك", "ar")["suggestions"]
    assert [(each["title"], each["lang"], each["dir"]) for each in found] == [("العثور على سكن", "ar", "rtl")]


@pytest.mark.parametrize("text", ["", "l", " l ", "\x00l", "qqxyzzy"])
def test_too_little_proposes_nothing(visitor: Client, text: str) -> None:
    assert proposed(visitor, text)["suggestions"] == []


def test_there_are_never_more_than_eight(visitor: Client) -> None:
    only(*(Thing(f"n{number}", {"fr": Said(f"Logement {number}")}) for number in range(20)))
    assert len(proposed(visitor, "loge")["suggestions"]) == 8


def test_what_is_to_be_gone_is_proposed_no_more(visitor: Client) -> None:
    only(Thing("gone", {"fr": Said("Logement")}, until=timezone.now() - timedelta(minutes=1)))
    assert proposed(visitor, "loge")["suggestions"] == []


def test_the_browser_keeps_it_for_a_moment_and_then_asks_whether_it_changed(visitor: Client) -> None:
    first = visitor.get(ADDRESS, {"q": "loge"})
    assert first.headers["Content-Type"] == "application/json"
    assert first.headers["Cache-Control"] == "private, max-age=30"
    assert not first.cookies
    assert "Cookie" not in first.headers.get("Vary", "")
    again = visitor.get(ADDRESS, {"q": "loge"}, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    only(HOUSING)
    changed = visitor.get(ADDRESS, {"q": "loge"}, headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200


def test_who_asks_without_end_is_refused_for_a_while(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "PROPOSED_AN_HOUR", 2)
    cache.clear()
    answers = [visitor.get(ADDRESS, {"q": "loge"}) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
    assert {each.headers["X-Robots-Tag"] for each in answers} == {"noindex"}
    assert visitor.get(ADDRESS, {"q": "loge"}, REMOTE_ADDR="192.0.2.7").status_code == 200
    assert visitor.get("/fr/recherche/?q=logement").status_code == 200


def test_a_browser_may_add_the_search(visitor: Client) -> None:
    response = visitor.get("/ar/opensearch.xml")
    assert response.headers["Content-Type"].startswith("application/opensearchdescription+xml")
    tree = ElementTree.fromstring(response.content)
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    assert tree.find("o:Url", names).attrib["template"] == "http://testserver/ar/recherche/?q={searchTerms}"
    assert len(tree.find("o:ShortName", names).text) <= 16
    assert (
        'type="application/opensearchdescription+xml" href="/ar/opensearch.xml"' in visitor.get("/ar/").content.decode()
    )
