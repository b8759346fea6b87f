"""What readers find, in their words, whatever the languages of what there is."""

import pytest

from search.filters import SearchFilter
from search.query import answer
from tests.search.made import Said, Thing, only

pytestmark = pytest.mark.django_db

HOUSING = Thing(
    "housing", {"fr": Said("Trouver un logement", "Le bail se signe à deux."), "nl": Said("Een woning vinden")}
)
SCHOOL = Thing("school", {"fr": Said("Inscrire son enfant à l’école", "La rentrée des classes a lieu en août.")})


def keys(text: str, language: str = "fr", chosen: SearchFilter = SearchFilter()) -> list[str]:
    return [result.key for result in answer(text, language, chosen).results]


def test_a_word_of_the_title_or_of_the_text_finds_a_thing() -> None:
    only(HOUSING, SCHOOL)
    assert keys("logement") == ["housing"]
    assert keys("rentrée") == ["school"]


def test_a_word_of_another_language_s_title_finds_what_the_reader_is_shown_in_theirs() -> None:
    only(HOUSING, SCHOOL)
    found = answer("woning", "fr", SearchFilter()).results
    assert [(each.title, each.code) for each in found] == [("Trouver un logement", "")]


def test_what_is_not_in_the_reader_s_language_is_shown_in_french_and_says_so() -> None:
    only(HOUSING, SCHOOL)
    found = answer("école", "ar", SearchFilter()).results
    assert [(each.title, each.code) for each in found] == [("Inscrire son enfant à l’école", "fr")]


def test_a_misspelt_word_finds_what_was_meant_and_asks() -> None:
    only(HOUSING, SCHOOL)
    found = answer("logemant", "fr", SearchFilter())
    assert [each.key for each in found.results] == ["housing"]
    assert found.question.meant == "logement"
