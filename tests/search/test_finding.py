"""What readers find, in their words, whatever the languages of what there is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.filters import SearchFilter
from search.models import Synonyms
from search.query import answer, suggestions
from tests.search.made import Said, Thing, only
from tests.search.nodes import backend, kept  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("backend")]

HOUSING = Thing(
    "housing", {"fr": Said("Trouver un logement", "Le bail se signe à deux."), "nl": Said("Een woning vinden")}
)
SCHOOL = Thing("school", {"fr": Said("Inscrire son enfant à l’école", "La rentrée des classes a lieu en août.")})


ALL = SearchFilter()


def keys(text: str, language: str = "fr", chosen: SearchFilter = ALL) -> list[str]:
    return [result.key for result in answer(text, language, chosen).results]


def test_a_word_of_the_title_or_of_the_text_finds_a_thing() -> None:
    only(HOUSING, SCHOOL)
    assert keys("logement") == ["housing"]
    assert keys("rentrée") == ["school"]


def test_a_word_of_another_language_s_title_finds_what_the_reader_is_shown_in_theirs() -> None:
    only(HOUSING, SCHOOL)
    found = answer("woning", "fr", ALL).results
    assert [(each.title, each.code) for each in found] == [("Trouver un logement", "")]


def test_what_is_not_in_the_reader_s_language_is_shown_in_french_and_says_so() -> None:
    only(HOUSING, SCHOOL)
    found = answer("école", "ar", ALL).results
    assert [(each.title, each.code) for each in found] == [("Inscrire son enfant à l’école", "fr")]


def test_a_misspelt_word_finds_what_was_meant_and_asks() -> None:
    only(HOUSING, SCHOOL)
    found = answer("logemant", "fr", ALL)
    assert [each.key for each in found.results] == ["housing"]
    assert found.question.meant == "logement"


def test_all_of_two_words_are_asked_and_any_of_them_where_nothing_has_both() -> None:
    only(HOUSING, SCHOOL)
    assert keys("bail logement") == ["housing"]
    both = answer("bail rentrée", "fr", ALL)
    assert {each.key for each in both.results} == {"housing", "school"}
    assert both.loose
    assert not answer("bail", "fr", ALL).loose


def test_where_hardly_anything_has_all_the_words_what_has_any_comes_after_it() -> None:
    permit = Thing("permit", {"fr": Said("Permis", "Un permis pour le travail.")})
    work = [Thing(f"work{number}", {"fr": Said("Travail", "Chercher.")}) for number in range(4)]
    only(permit, *work)
    found = answer("permis travail", "fr", ALL)
    assert found.results[0].key == "permit"
    assert found.total == 5
    assert not found.loose
    only(*(Thing(f"both{number}", {"fr": Said("Permis de travail")}) for number in range(3)), *work)
    assert answer("permis travail", "fr", ALL).total == 3


def test_the_small_words_of_another_language_are_not_asked() -> None:
    only(Thing("rights", {"fr": Said("Vos droits au travail"), "nl": Said("Uw rechten op het werk")}), HOUSING)
    found = answer("vos droits au travail", "nl", ALL)
    assert [each.key for each in found.results] == ["rights"]
    assert [word.typed for word in found.question.words] == ["droits", "travail"]


def test_a_word_that_nobody_has_is_not_required_but_told() -> None:
    only(HOUSING, *(Thing(f"n{number}", {"fr": Said(f"Chercher un logement {number}")}) for number in range(4)))
    found = answer("trouver un logement qwxzv", "fr", ALL)
    assert found.results[0].key == "housing"
    assert found.loose


def test_what_must_be_gone_is_found_no_more() -> None:
    past, later = (timezone.now() + timedelta(hours=hours) for hours in (-1, 1))
    only(Thing("gone", {"fr": Said("Collecte")}, until=past), Thing("there", {"fr": Said("Collecte")}, until=later))
    assert keys("collecte") == ["there"]
    assert answer("collecte", "fr", ALL).total == 1
    assert [each.title for each in suggestions("colle", "fr")] == ["Collecte"]


def test_the_snippet_shows_the_words_of_the_text_that_were_found() -> None:
    only(HOUSING)
    [found] = answer("baux bail", "fr", ALL).results
    assert ("bail", True) in found.marked


def test_a_synonym_that_staff_add_is_found_at_once() -> None:
    only(HOUSING)
    assert keys("baraque") == []
    Synonyms.objects.create(language="fr", words="baraque, logement")
    assert keys("baraque") == ["housing"]


def test_filters_leave_what_answers_all_of_them_and_counts_take_the_others_into_account() -> None:
    only(
        Thing("a", {"fr": Said("Atelier un")}, "guide", ("topic:work", "commune:53053")),
        Thing("b", {"fr": Said("Atelier deux")}, "news", ("topic:work",)),
        Thing("c", {"fr": Said("Atelier trois"), "nl": Said("Atelier")}, "news", ("topic:home", "topic:work")),
        Thing("d", {"fr": Said("Autre")}, "guide", ("topic:home",)),
    )
    found = answer("atelier", "fr", SearchFilter(kind=("news",)))
    assert {each.key for each in found.results} == {"b", "c"}
    assert found.counts["kind"] == {"guide": 1, "news": 2}
    assert found.counts["topic"] == {"work": 2, "home": 1}
    assert found.counts["language"] == {"fr": 2, "nl": 1}
    assert "commune" not in found.counts
    several = answer("atelier", "fr", SearchFilter(kind=("guide", "news"), topic=("home",)))
    assert [each.key for each in several.results] == ["c"]
    assert several.counts["kind"] == {"news": 1}
    assert several.counts["topic"] == {"work": 3, "home": 1}


def test_what_takes_place_is_found_by_its_period() -> None:
    today = timezone.localdate()
    only(
        Thing(
            "soon",
            {"fr": Said("Bal")},
            "activity",
            next_day=today + timedelta(days=2),
            last_day=today + timedelta(days=2),
        ),
        Thing("past", {"fr": Said("Bal")}, "activity", last_day=today - timedelta(days=2)),
        Thing("page", {"fr": Said("Bal")}),
    )
    found = answer("bal", "fr", ALL)
    assert [each.key for each in found.results] == ["soon", "page", "past"]
    assert found.counts["period"] == {"week": 1, "month": 1, "coming": 1, "past": 1}
    assert keys("bal", chosen=SearchFilter(period="past")) == ["past"]


def test_a_selection_that_leaves_nothing_says_how_much_there_is_without_it() -> None:
    only(HOUSING)
    found = answer("logement", "fr", SearchFilter(kind=("news",)))
    assert (found.results, found.total, found.without_filters) == ([], 0, 1)


def test_each_result_stands_on_one_page_and_the_last_page_is_not_full() -> None:
    only(*(Thing(f"n{number}", {"fr": Said(f"Bail {number}")}) for number in range(113)))
    found = [answer("bail", "fr", ALL, page) for page in range(1, 13)]
    assert {each.total for each in found} == {113}
    assert found[0].pages == 12
    shown = [result.key for each in found for result in each.results]
    assert len(shown) == len(set(shown)) == 113
    assert [len(each.results) for each in found[-2:]] == [10, 3]
    beyond = answer("bail", "fr", ALL, 13)
    assert (beyond.page, beyond.results) == (1, found[0].results)


@pytest.mark.parametrize("text", ["logement", "bail rentrée", "logemant", "zzzzzz"])
def test_a_search_asks_the_database_as_often_whatever_it_finds(text: str) -> None:
    things = [HOUSING, SCHOOL]
    only(*things)
    answer(text, "fr", ALL)
    with CaptureQueriesContext(connection) as few:
        answer(text, "fr", ALL)
    only(*things, *(Thing(f"n{number}", {"fr": Said(f"Logement {number}", "Le bail.")}) for number in range(120)))
    answer(text, "fr", ALL)
    with CaptureQueriesContext(connection) as many:
        answer(text, "fr", ALL)
    assert len(many) == len(few) <= 10


def test_what_changed_is_weighed_as_it_is_now() -> None:
    only(Thing("a", {"fr": Said("Bail", "Rien")}), Thing("b", {"fr": Said("Autre", "Le bail")}))
    assert keys("bail") == ["a", "b"]
    only(Thing("a", {"fr": Said("Autre", "Le bail")}), Thing("b", {"fr": Said("Bail", "Rien")}))
    assert keys("bail") == ["b", "a"]
