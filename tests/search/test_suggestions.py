"""What the field proposes while somebody types."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.query import suggestions
from tests.search.made import Said, Thing, only
from tests.search.nodes import backend, kept  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("backend")]


def titles(text: str, language: str = "fr") -> list[str]:
    return [each.title for each in suggestions(text, language)]


def test_the_beginning_of_any_word_of_a_title_proposes_it() -> None:
    only(Thing("a", {"fr": Said("Louer un logement")}), Thing("b", {"fr": Said("L’école et les inscriptions")}))
    assert titles("log") == ["Louer un logement"]
    assert titles("LOGEMEN") == ["Louer un logement"]
    assert titles("éco") == titles("eco") == titles("l’eco") == ["L’école et les inscriptions"]
    assert titles("inscripti") == ["L’école et les inscriptions"]
    assert titles("louer un lo") == titles("trouver un lo") == ["Louer un logement"]
    assert titles("louer un éc") == []
    assert titles("zz") == []


def test_words_of_texts_propose_nothing() -> None:
    only(Thing("a", {"fr": Said("Trouver", "un logement")}))
    assert titles("log") == []


def test_what_is_in_the_reader_s_language_comes_first_and_the_rest_says_in_which_it_is() -> None:
    only(Thing("a", {"fr": Said("Menu du jour")}), Thing("b", {"fr": Said("Carte"), "nl": Said("Menukaart van nu")}))
    found = suggestions("menu", "nl")
    assert [(each.title, each.code) for each in found] == [("Menukaart van nu", ""), ("Menu du jour", "fr")]


@pytest.mark.parametrize(
    ("language", "typed", "title"),
    [
        ("ar", "مدر", "المدرسة الجديدة"),
        ("ar", "المدر", "المدرسة الجديدة"),
        ("tr", "IŞ", "Işık evi"),
        ("uk", "шко", "Нова школа"),
        ("ti", "ትም", "ትምህርቲ ቋንቋ"),
    ],
)
def test_every_script_is_proposed(language: str, typed: str, title: str) -> None:
    only(Thing("a", {language: Said(title)}))
    assert titles(typed, language) == [title]


def test_no_kind_keeps_the_others_away() -> None:
    news = [Thing(f"n{number}", {"fr": Said("Bail")}, "news") for number in range(12)]
    only(
        *news,
        Thing("term", {"fr": Said("Bail de résidence")}, "term"),
        Thing("activity", {"fr": Said("Bail et vous")}, "activity"),
    )
    found = suggestions("bail", "fr")
    assert len(found) == 8
    assert {each.kind for each in found} == {"news", "term", "activity"}


def test_what_is_past_comes_last() -> None:
    today = timezone.localdate()
    only(
        Thing("past", {"fr": Said("Bal")}, "activity", last_day=today - timedelta(days=3)),
        Thing("coming", {"fr": Said("Bal masqué")}, "activity", next_day=today, last_day=today),
    )
    assert titles("bal") == ["Bal masqué", "Bal"]


def test_it_takes_two_queries() -> None:
    only(*(Thing(f"n{number}", {"fr": Said(f"Bail {number}")}) for number in range(30)))
    suggestions("bail", "fr")
    with CaptureQueriesContext(connection) as asked:
        assert len(suggestions("bai", "fr")) == 8
    assert len(asked) <= 3
