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


@pytest.mark.parametrize("typed", ["logmnt", "lohenent", "locemant", "logemtns"])
def test_two_mistakes_are_forgiven_from_seven_letters_on_where_the_first_is_right(typed: str) -> None:
    only(Thing("a", {"fr": Said("Logement")}), Thing("b", {"fr": Said("Travail")}))
    assert found(typed) == (["a"] if len(typed) >= 7 else [])
    assert found("travial") == found("trvaial") == found("traavali") == ["b"]
    assert found("gavail") == found("grvail") == []


def test_the_first_letter_may_sound_alike() -> None:
    only(Thing("a", {"es": Said("Vivienda")}), Thing("b", {"es": Said("Trabajo")}))
    assert found("bibienda", "es") == ["a"]
    assert found("libienda", "es") == []


def test_a_misspelt_word_means_what_stands_for_it_too() -> None:
    only(Thing("a", {"es": Said("El municipio")}), Thing("b", {"es": Said("El ayuntamiento")}))
    assert set(found("ayuntamineto", "es")) == {"a", "b"}


def test_a_real_word_whose_stem_is_like_another_is_not_taken_for_that() -> None:
    only(Thing("a", {"es": Said("Nacionalidad")}), Thing("b", {"es": Said("Centros continentales")}))
    assert meant("opcional", "es") == ""
    assert meant("nacionalidat", "es") == "nacionalidad"


@pytest.mark.parametrize(
    ("language", "title", "typed", "expected"),
    [
        ("fr", "Le permis de conduire", "permisdeconduire", "permis de conduire"),
        ("fr", "Être demandeur d’emploi", "demandeurdemploi", "demandeur d emploi"),
        ("fr", "Les centres de la région : un centre régional", "centreregional", "centre regional"),
        ("ru", "Разговорный стол", "разговорныйстол", "разговорный стол"),
        ("ar", "مسار الاندماج", "مسارالاندماج", "مسار الاندماج"),
    ],
)
def test_words_that_are_written_together_are_found(language: str, title: str, typed: str, expected: str) -> None:
    only(Thing("a", {language: Said(title)}), Thing("b", {language: Said("Mons")}))
    assert found(typed, language) == ["a"]
    assert meant(typed, language) == expected


def test_what_has_a_known_word_in_it_is_no_known_words_together() -> None:
    only(Thing("a", {"fr": Said("Le permis de conduire")}))
    assert meant("permispermanent") == meant("deconduire") == meant("depermis") == ""


def test_a_word_that_is_written_in_two_is_found() -> None:
    only(
        Thing("a", {"fr": Said("Le permis")}),
        Thing("b", {"fr": Said("L’intégration")}),
        Thing("c", {"fr": Said("Mis")}),
    )
    assert found("per mis") == found("un per mis, à Mons") == ["a"]
    assert meant("un per mis, à Mons") == "un permis, à Mons"
    assert meant("in tégration") == "intégration"
    assert meant("per, mis") == ""


def test_a_compound_is_found_by_its_known_parts_and_nothing_else_is_asked_instead() -> None:
    only(
        Thing("compound", {"nl": Said("Het integratietraject")}),
        Thing("parts", {"nl": Said("Integratie: het traject")}),
    )
    assert set(found("integratie traject", "nl")) == {"compound", "parts"}
    assert meant("integratie traject", "nl") == ""


def test_a_form_of_a_known_word_is_not_misspelt() -> None:
    only(
        Thing("housing", {"ar": Said("السكن")}),
        *(Thing(f"people{number}", {"ar": Said("السكان")}) for number in range(3)),
        Thing("endings", {"ar": Said("مجانا، كثيرا، قريبا")}),
    )
    assert found("كيف أجد سكنا؟", "ar")[0] == "housing"
    assert meant("كيف أجد سكنا؟", "ar") == ""


def test_a_misspelt_synonym_is_understood() -> None:
    only(Thing("a", {"es": Said("El municipio")}))
    assert found("ayuntamiento", "es") == found("ayuntamineto", "es") == ["a"]
    assert meant("ayuntamineto", "es") == "ayuntamiento"
    assert meant("ayuntamiento", "es") == ""
