"""What words stand for: the files of the house, and what staff add."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import synonyms
from search.analysis import STEMMERS, token, tokens
from search.synonyms import FOLDER, Rule, Synonyms, WrongLineError, parsed, rules, wrong_lines

FILES = sorted(FOLDER.glob("*.txt"))
LANGUAGES = sorted(STEMMERS)
LINES = st.text("abcé ,=>#’\n", max_size=40) | st.text(max_size=40)


def meant_by(question: str, language: str, *added: str) -> dict[str, set[str]]:
    """Word of the question -> what stands for it, the words of each in one string."""
    found = tokens(question, language)
    words = question.split()
    assert len(words) == len(found)
    return {
        words[place]: {" ".join(others) for others in each}
        for place, each in Synonyms(language, added).of(found).items()
    }


def test_there_is_a_file_for_every_language_and_one_for_all() -> None:
    assert {path.stem for path in FILES} == {*LANGUAGES, "all"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_line_of_the_files_is_right(path: Path) -> None:
    assert wrong_lines(path) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_expression_of_the_files_has_words_to_compare_by(path: Path) -> None:
    language = "fr" if path.stem == "all" else path.stem
    for rule in synonyms.file_rules(path.stem):
        assert all(any(tokens(expression, language)) for expression in rule.said + rule.meant), rule
        assert len(synonyms.analysed(rule.said + rule.meant, [language])) > 1, rule


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_say_who_has_not_read_them(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert path.stem in {"fr", "all"} or "Not yet read over by a native speaker." in first


def test_a_line_is_a_group_or_goes_one_way() -> None:
    assert parsed("maison,  logement , kot # of students") == Rule(
        ("maison", "logement", "kot"), ("maison", "logement", "kot")
    )
    assert parsed("visa => séjour, titre de séjour") == Rule(("visa",), ("séjour", "titre de séjour"), one_way=True)
    assert parsed("  # nothing but a comment") is None
    assert parsed("") is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("maison", "alone"),
        ("maison,", "no words"),
        ("=> maison", "no words"),
        ("maison =>", "no words"),
        ("a => b => c", "no words"),
        ("maison, Maison", "twice"),
        ("un deux trois quatre cinq six sept huit neuf, dix", "more than 8 words"),
        (", ".join(f"mot{number}" for number in range(41)), "more than 40"),
    ],
)
def test_a_wrong_line_says_why(line: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(WrongLineError, match=why):
        parsed(line)
    path = tmp_path / "fr.txt"
    path.write_text(f"# French\n{line}\n", "utf-8")
    assert [problem for problem in wrong_lines(path) if problem.startswith("fr.txt:2: ")]
    assert list(rules([line, "a, b"])) == [parsed("a, b")]


def test_each_word_of_a_group_stands_for_the_others() -> None:
    assert meant_by("studette", "fr", "studette, chambre") == {"studette": {token("chambre", "fr")}}
    assert meant_by("chambres", "fr", "studette, chambre") == {"chambres": {token("studette", "fr")}}


def test_one_way_is_not_back() -> None:
    assert meant_by("passe", "fr", "passe => zébu") == {"passe": {token("zébu", "fr")}}
    assert meant_by("zébu", "fr", "passe => zébu") == {}


def test_an_expression_of_several_words_is_named_at_each_of_its_places() -> None:
    found = meant_by("Adresse du centre public d’action sociale", "fr")
    assert found["centre"] == found["public"] == found["d’action"] == found["sociale"] >= {"cpas", "ocmw"}
    assert "du" not in found


def test_part_of_an_expression_is_not_it() -> None:
    assert "cpas" not in str(meant_by("centre public", "fr"))


def test_the_longest_expression_is_taken() -> None:
    added = ("garde, surveillance", "garde de nuit, veille")
    assert meant_by("garde nuit", "fr", *added) == {"garde": {"veil"}, "nuit": {"veil"}}
    assert meant_by("garde jour", "fr", *added)["garde"] >= {token("surveillance", "fr")}


@pytest.mark.parametrize(
    ("language", "typed", "means"),
    [
        ("nl", "OCMW", "cpas"),
        ("en", "CPAS", "centr public action social"),
        ("ar", "CPAS", "centr public action social"),
        ("fr", "rdv", "rend"),
        ("fr", "docteurs", "medecin"),
        ("nl", "dokter", "arts"),
        ("en", "flats", "apart"),
        ("es", "pisos", "apartament"),
        ("tr", "hekim", "doktor"),
        ("ru", "доктора", "врач"),
        ("uk", "доктора", "лікар"),
        ("ar", "الدكتور", "طبيب"),
        ("fa", "دکتر", "پزشك"),
        ("ps", "طبیب", "داكتر"),
        ("so", "takhtarka", "dhakhtar"),
        ("ti", "ዶክተር", "ሀኪም"),
    ],
)
def test_words_of_every_day_stand_for_each_other(language: str, typed: str, means: str) -> None:
    assert means in meant_by(typed, language)[typed]


def test_what_staff_add_holds_at_once_and_what_they_add_wrongly_does_no_harm() -> None:
    before = synonyms.synonyms("fr")
    question = tokens("zébus", "fr")
    assert before.of(question) == {}
    assert synonyms.synonyms("fr", ("zébu, bovin",)).of(question) == {0: [tokens_of("bovin")]}
    assert synonyms.synonyms("fr", ("zébu", "=>", ",,", "#")).of(question) == {}
    assert synonyms.synonyms("fr") is before


def tokens_of(expression: str) -> tuple[str, ...]:
    return tuple(tokens(expression, "fr"))


def test_the_files_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    synonyms.file_rules("fr")
    monkeypatch.setattr(Path, "read_text", lambda *_: pytest.fail("read again"))
    assert synonyms.file_rules("fr")
    assert Synonyms("fr", ("un truc, une chose",)).known


@settings(deadline=None)  # a language's whole file is analysed, the first time without what is remembered
@given(st.lists(LINES, max_size=5), st.text(max_size=40), st.sampled_from(LANGUAGES))
def test_any_lines_and_any_question_are_answered(lines: list[str], question: str, language: str) -> None:
    found = tokens(question, language)
    for place, others in Synonyms(language, lines).of(found).items():
        assert found[place]
        assert all(word for each in others for word in each)


def test_what_has_the_word_itself_is_not_named_beside_it() -> None:
    found = meant_by("carte séjour", "fr", "carte de séjour, titre de séjour, permis")
    assert "titr sejour" in found["carte"]
    assert "titr sejour" not in found["séjour"]
    assert token("permis", "fr") in found["carte"] & found["séjour"]
