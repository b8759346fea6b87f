"""An index stands in the order of its readers' alphabet; pure, so that every language is tried."""

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from resources.glossary import index

CODES = [code for code, _ in settings.LANGUAGES]
LETTERS = "aéÉzñçÇıIiİğЁёєїґЯبالأإآةىيکگچپټځሀሁለቈ"
NAMES = st.text(st.one_of(st.sampled_from(LETTERS + " -’'15٣"), st.characters()), min_size=1, max_size=12)


def order(names: list[str], code: str) -> list[str]:
    return [name for group in index.groups(names, str, code) for name in group.members]


def letters(names: list[str], code: str) -> list[str]:
    return [group.letter for group in index.groups(names, str, code)]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("fr", ["annexe", "Annexe 4", "annexe 15", "avis", "école", "Écrit", "élu", "œuvre", "ordre", "zone"]),
        ("es", ["año", "nube", "ñandú", "oficina"]),
        ("tr", ["cadde", "çocuk", "ırk", "İkamet", "okul", "ödeme", "sınıf", "şehir", "ulus", "üye"]),
        ("ru", ["анкета", "еда", "ёж", "еще", "жилье", "язык"]),
        ("uk", ["громада", "ґрунт", "дім", "єдність", "житло", "ім’я", "їжа", "йти", "юрист"]),
        ("ar", ["إقامة", "البلدية", "شهادة", "المسار", "ملحق"]),
        ("fa", ["پرونده", "تابعیت", "چک", "ژرف", "کار", "گذرنامه", "همسایه", "یادداشت"]),
        ("ps", ["پاسپورت", "ټولنه", "ځای", "ژبه", "ښوونځی", "کار", "ګډون"]),
        ("ti", ["ሀገር", "ለውጢ", "መንበሪ", "ቤት", "ቋንቋ"][:4]),
    ],
)
def test_words_stand_as_in_a_dictionary(code: str, names: list[str]) -> None:
    assert order(names[::-1], code) == names


@pytest.mark.parametrize(
    ("code", "word", "letter"),
    [
        ("fr", "Élection de domicile", "E"),
        ("fr", "œuvre", "O"),
        ("fr", "« Annexe »", "A"),
        ("fr", "15 jours", "#"),
        ("fr", "!", "#"),
        ("tr", "ikamet", "İ"),
        ("tr", "Irk", "I"),
        ("tr", "çocuk", "Ç"),
        ("es", "ñandú", "Ñ"),
        ("nl", "één", "E"),
        ("ru", "Ёж", "Е"),
        ("ru", "йод", "Й"),
        ("uk", "їжа", "Ї"),
        ("ar", "البلدية", "ب"),
        ("ar", "الْبَلَدِيَّة", "ب"),
        ("ar", "إلغاء", "ا"),
        ("ar", "ألمانيا", "ا"),
        ("ar", "الإقامة", "ا"),
        ("ar", "التزام", "ا"),
        ("ar", "الالتزام", "ا"),
        ("ar", "التسجيل", "ت"),
        ("ar", "CPAS", "C"),
        ("fa", "الزام", "ا"),
        ("ti", "ቋንቋ", "ቀ"),
        ("ti", "ሂወት", "ሀ"),
    ],
)
def test_a_word_stands_under_the_letter_where_its_readers_look(code: str, word: str, letter: str) -> None:
    assert index.letter(word, code) == letter


def test_what_is_not_translated_follows_the_readers_own_letters() -> None:
    assert letters(["Annexe", "ولاية", "Élu", "بلدية"], "ar") == ["ب", "و", "A", "E"]
    assert letters(["Annexe", "Заявка", "Attestation", "Анкета"], "ru") == ["А", "З", "A"]


@given(st.lists(NAMES, max_size=12), st.sampled_from(CODES))
def test_every_word_is_there_once_in_whole_groups(names: list[str], code: str) -> None:
    groups = index.groups(names, str, code)
    assert sorted(name for group in groups for name in group.members) == sorted(names)
    assert len({group.letter for group in groups}) == len(groups)
    assert len({group.anchor for group in groups}) == len(groups)
    for group in groups:
        assert group.members
        assert all(index.letter(name, code) == group.letter for name in group.members)
        assert not any(char.isspace() for char in group.anchor)


@given(st.lists(NAMES, max_size=12).flatmap(lambda names: st.tuples(st.just(names), st.permutations(names))))
def test_the_order_of_entry_does_not_matter(given_names: tuple[list[str], list[str]]) -> None:
    names, others = given_names
    for code in ("fr", "tr", "ar", "ti"):
        assert order(names, code) == order(others, code)
