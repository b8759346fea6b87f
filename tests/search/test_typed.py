"""Whatever is asked is answered, and shown as the text that it is."""

import unicodedata
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.filters import LONGEST_QUESTION
from search.typed import JOINERS, typed

NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE search_entry; --",
    "*",
    '"',
    "a* OR NEAR(b c) AND -d ^e {f}:",
    ".*(a+)+$",
    "\x00\x01\x1b[31m\ufffe",
    "\u202egnittes\u202c \u2066x\u2069 سكن logement",
    "é" * 10_000,
    "mot " * 2_500,
    "(" * 10_000,
    "%00%ff%20",
    "🙂 👩‍👩‍👧",
    "\u0301\u0301\u0301",
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_strange_question_is_answered_and_shown_as_text(visitor: Client, text: str, code: str) -> None:
    response = visitor.get(f"/{code}/recherche/?q={quote(text)}")
    assert response.status_code == 200
    tree = BeautifulSoup(response.content, "html.parser")
    assert [script["src"][:8] for script in tree.select("main script")] == ["/static/"]
    assert not tree.select("main img[onerror]")
    assert len(tree.select_one("#search-field")["value"]) <= LONGEST_QUESTION
    assert visitor.get(f"/{code}/recherche/suggestions.json?q={quote(text)}").status_code == 200


def test_bytes_that_are_no_text_are_answered(visitor: Client) -> None:
    assert visitor.get("/fr/recherche/?q=%ff%fe%c3&page=%ff&kind=%ff").status_code == 200


def test_what_is_too_long_is_searched_by_its_beginning_and_it_is_told(visitor: Client) -> None:
    tree = BeautifulSoup(visitor.get(f"/fr/recherche/?q={'logement ' * 100}").content, "html.parser")
    assert tree.select(".band")
    assert not BeautifulSoup(visitor.get("/fr/recherche/?q=logement").content, "html.parser").select(".band")


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_only_what_is_seen_is_kept(text: str) -> None:
    found = typed(text)
    assert len(found.text) <= LONGEST_QUESTION
    assert found.text == " ".join(found.text.split())
    assert all(letter in JOINERS or unicodedata.category(letter)[0] != "C" for letter in found.text)
    assert typed(found.text).text == found.text


@given(st.text(alphabet="abé مس‌", max_size=LONGEST_QUESTION))
def test_words_are_left_as_they_are(text: str) -> None:
    assert typed(text).text.split() == text.split()
    assert not typed(text).is_cut
