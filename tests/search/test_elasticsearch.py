"""What Elasticsearch finds, filters and counts is what the database does, and more by its analysers."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone
from elasticsearch import Elasticsearch

from search.backends import choosing, health
from search.backends.choosing import GuardedBackend
from search.backends.database import DatabaseBackend
from search.filters import SearchFilter
from search.query import answer, suggestions
from search.understanding import understood
from tests.search.made import Said, Thing, only
from tests.search.nodes import needs_node, node, rebuilt  # noqa: F401

pytestmark = [pytest.mark.django_db, needs_node, pytest.mark.usefixtures("node")]

TODAY = timezone.localdate()
HOUSING = Thing(
    "housing",
    {"fr": Said("Trouver un logement", "Le bail se signe à deux.", names="grenier"), "nl": Said("Een woning vinden")},
    "guide",
    ("topic:logement", "commune:mons"),
)
SCHOOL = Thing("school", {"fr": Said("Inscrire son enfant à l’école", "La rentrée des classes a lieu en août.")})
TABLE = Thing(
    "table",
    {"fr": Said("Table de conversation", "Parler de logement en français.")},
    "activity",
    ("commune:mons",),
    next_day=TODAY + timedelta(days=3),
    last_day=TODAY + timedelta(days=40),
)
MEETING = Thing(
    "meeting",
    {"fr": Said("Rencontre sur le logement")},
    "activity",
    ("commune:frameries",),
    last_day=TODAY - timedelta(days=9),
)
GONE = Thing("gone", {"fr": Said("Un logement retiré")}, until=timezone.now() - timedelta(minutes=1))
EVERYTHING = [HOUSING, SCHOOL, TABLE, MEETING, GONE]


def keys(text: str, language: str = "fr", chosen: str = "") -> list[str]:
    assert isinstance(choosing.current(), GuardedBackend)
    found = [result.key for result in answer(text, language, SearchFilter.parsed(QueryDict(chosen))[0]).results]
    assert not health.is_open(), health.state().reason
    return found


def test_words_of_titles_texts_and_names_find_things_in_any_language() -> None:
    only(*EVERYTHING)
    rebuilt()
    assert keys("logement")[0] == "housing"
    assert keys("rentrée") == ["school"]
    assert keys("woning") == ["housing"]
    assert keys("grenier") == ["housing"]
    assert keys("école", "ar") == ["school"]


def test_inflected_and_mistyped_words_find_what_was_meant() -> None:
    only(*EVERYTHING)
    rebuilt()
    assert "housing" in keys("logements")
    assert keys("classe") == ["school"]
    assert "housing" in keys("logemant")
    assert keys("convresation") == ["table"]


@pytest.mark.parametrize(
    ("language", "title", "asked"),
    [
        ("fr", "L’inscription des étrangers", "inscriptions etranger"),
        ("nl", "Inschrijvingen voor kinderen", "inschrijving"),
        ("en", "Registering at the school", "registered schools"),
        ("es", "Las inscripciones de los niños", "inscripción"),
        ("tr", "Okul KAYITLARI İstanbul", "kayıt istanbul"),
        ("ru", "Регистрация детей в школах", "школа"),
        ("uk", "Реєстрація дітей у школах", "школа"),
        ("ar", "التسجيلُ في المدرسة", "تسجيل مدرسه"),
        ("fa", "ثبت‌نام در مدرسه‌ها", "مدرسه"),
        ("ps", "په ښوونځي کې نوم لیکنه", "ښوونځی"),
        ("so", "Diiwaangelinta dugsiga", "dugsi"),
        ("ti", "ምዝገባ ሠራሕተኛታት", "ሰራሕተኛ"),
    ],
)
def test_each_language_has_its_own_analysis(node: Elasticsearch, language: str, title: str, asked: str) -> None:  # noqa: F811
    thing = only(Thing("it", {language: Said(title)}), SCHOOL)["it"]
    rebuilt()
    field = f"title_{language}"
    found = node.search(index="test_*", query={"match": {field: {"query": asked, "operator": "and"}}})
    assert [each["_id"] for each in found["hits"]["hits"]] == [thing.key]


def test_what_has_none_of_enough_words_is_given_loosely() -> None:
    only(*EVERYTHING)
    rebuilt()
    found = answer("rentrée parlement", "fr", SearchFilter())
    assert found.loose
    assert "school" in [each.key for each in found.results]
    assert not answer("rentrée classes", "fr", SearchFilter()).loose


@pytest.mark.parametrize(
    "chosen",
    [
        "",
        "kind=guide",
        "kind=guide&kind=activity",
        "commune=mons",
        "commune=mons&kind=activity",
        "topic=logement",
        "language=nl",
        "period=week",
        "period=coming",
        "period=past",
        "period=past&commune=mons",
        "commune=nulle-part",
    ],
)
def test_filters_and_counts_are_those_of_the_database(chosen: str) -> None:
    only(*EVERYTHING)
    rebuilt()
    selection = SearchFilter.parsed(QueryDict(chosen))[0]
    question = understood("logement", "fr")
    ours = choosing.current().find(question, selection, 0, 100)
    theirs = DatabaseBackend().find(question, selection, 0, 100)
    assert {hit.pk for hit in ours.hits} == {hit.pk for hit in theirs.hits}
    assert (ours.total, ours.counts, ours.loose) == (theirs.total, theirs.counts, theirs.loose)


def test_a_snippet_marks_the_words_in_the_language_that_is_shown() -> None:
    only(
        Thing("it", {"fr": Said("Titre", "On signe le bail chez le notaire."), "en": Said("Title", "Sign the lease.")})
    )
    rebuilt()
    for language, asked, word in (("fr", "baux bail", "bail"), ("en", "lease", "lease"), ("ar", "bail", "bail")):
        marked = answer(asked, language, SearchFilter()).results[0].marked
        assert [piece for piece, is_found in marked if is_found] == [word]


def test_the_pages_of_results_follow_one_another_without_repeating() -> None:
    only(*(Thing(f"guide-{number}", {"fr": Said(f"Logement numéro {number}")}) for number in range(25)))
    rebuilt()
    seen = [result.key for page in (1, 2, 3) for result in answer("logement", "fr", SearchFilter(), page).results]
    assert len(seen) == len(set(seen)) == 25


def test_what_is_typed_so_far_finds_titles_that_begin_so() -> None:
    only(*EVERYTHING)
    rebuilt()
    assert suggestions("trouver un log", "fr")[0].title == "Trouver un logement"
    assert [each.title for each in suggestions("eco", "fr")] == ["Inscrire son enfant à l’école"]
    assert [each.title for each in suggestions("won", "nl")] == ["Een woning vinden"]
    assert suggestions("retir", "fr") == []
