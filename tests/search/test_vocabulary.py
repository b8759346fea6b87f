"""Misspelt words, and which words say most of what is meant."""

import pytest

from search.filters import SearchFilter
from search.models import Entry, KnownWord
from search.query import answer
from search.vocabulary import rarity
from tests.search.made import Said, Thing, only

pytestmark = pytest.mark.django_db


def meant(text: str, language: str = "fr") -> str:
    return answer(text, language, SearchFilter()).question.meant


def found(text: str, language: str = "fr") -> list[str]:
    return [each.key for each in answer(text, language, SearchFilter()).results]


@pytest.mark.parametrize("typed", ["logemnt", "loogement", "lgoement", "kogement", "logenent", "ogement", "logemment"])
def test_a_letter_too_many_missing_another_or_out_of_place_is_forgiven(typed: str) -> None:
    only(Thing("a", {"fr": Said("Logement")}))
    assert found(typed) == ["a"]
    assert meant(typed) == "logement"


def test_two_mistakes_are_forgiven_in_long_words_and_none_in_short_ones() -> None:
    only(
        Thing("long", {"fr": Said("Naturalisation")}),
        Thing("short", {"fr": Said("Bus")}),
        Thing("four", {"fr": Said("Bail")}),
    )
    assert found("naturalizasion") == ["long"]
    assert found("bys") == []
    assert found("bial") == ["four"]
    assert found("biel") == []


@pytest.mark.parametrize(
    ("language", "title", "typed"),
    [
        ("nl", "Huisvesting", "huisvestng"),
        ("tr", "Öğretmenler", "ogretmnler"),
        ("ru", "Общежитие", "общижитие"),
        ("uk", "Гуртожиток", "гуртожыток"),
        ("ar", "الإقامة المؤقتة", "الموقتتة"),
        ("ti", "ትምህርቲ", "ትምህርጺ"),
    ],
)
def test_misspelt_words_are_understood_in_every_script(language: str, title: str, typed: str) -> None:
    only(Thing("a", {language: Said(title)}))
    assert found(typed, language) == ["a"]


def test_the_words_that_are_known_stay_as_they_were_typed() -> None:
    only(Thing("a", {"fr": Said("Trouver un logement à Mons")}))
    assert meant("Trouver un logemant, à Mons ?") == "Trouver un logement, à Mons ?"
    assert meant("logement à Mons") == ""


def test_a_known_word_is_not_mended() -> None:
    only(Thing("a", {"fr": Said("Cours")}), Thing("b", {"fr": Said("Courses")}))
    assert meant("cours") == ""


def test_what_is_published_later_is_known_at_once() -> None:
    only(Thing("a", {"fr": Said("Logement")}))
    assert meant("naturalisatoin") == ""
    only(Thing("b", {"fr": Said("Naturalisation")}))
    assert meant("naturalisatoin") == "naturalisation"
    Entry.objects.all().delete()
    KnownWord.objects.all().delete()
    assert meant("naturalisatoin") == ""


def test_rare_words_weigh_more() -> None:
    assert rarity(1, 1000) == 1.0
    assert 0 < rarity(1000, 1000) < rarity(100, 1000) < rarity(2, 1000) < 1
    assert 0 <= rarity(0, 0) <= 1
    only(
        *(Thing(f"n{number}", {"fr": Said(f"Cours {number}")}) for number in range(9)),
        Thing("a", {"fr": Said("Cours de tigrinya")}),
    )
    common, rare = answer("cours tigrinya", "fr", SearchFilter()).question.words
    assert common.weight < rare.weight
