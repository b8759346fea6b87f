"""The piece of a text that a result shows, and which of its words are marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import pieces, readings, token
from search.question import Alternative, Asked, Question
from search.snippets import LENGTH, from_marks, snippet
from search.spotting import Spotter


def spotter(text: str, language: str = "fr") -> Spotter:
    words = [
        Asked(piece.word, tuple(Alternative((each,), code) for code, each in readings(piece.word, language).items()))
        for piece in pieces(text)
    ]
    return Spotter(Question(text, language, tuple(words)), language)


def marked(question: str, summary: str, body: str = "", language: str = "fr") -> str:
    return "".join(
        f"[{text}]" if is_word else text for text, is_word in snippet(summary, body, spotter(question, language))
    )


@pytest.mark.parametrize(
    ("language", "question", "text", "expected"),
    [
        ("fr", "ecole", "L’école des grands. Deux ÉCOLES.", "L’[école] des grands. Deux [ÉCOLES]."),
        ("fr", "oeuvre", "Une œuvre sociale", "Une [œuvre] sociale"),
        ("fr", "inscription", "S’inscrire : les inscriptions", "S’inscrire : les [inscriptions]"),
        ("tr", "ISPARTA", "Bu ısparta ile", "Bu [ısparta] ile"),
        ("uk", "школа", "Нова школа поруч", "Нова [школа] поруч"),
        ("ar", "مدرسة", "في المَدْرَسَة الجديدة", "في [المَدْرَسَة] الجديدة"),
        ("fr", "28", "Le 28 mars 2026", "Le [28] mars 2026"),
    ],
)
def test_words_are_marked_as_they_are_written(language: str, question: str, text: str, expected: str) -> None:
    assert marked(question, text, language=language) == expected


def test_the_piece_is_the_one_with_most_of_the_words() -> None:
    body = "Le bail. " + "Rien ici. " * 40 + "Le bail et la garantie se signent. " + "Rien là. " * 40
    found = marked("bail garantie", "Un résumé.", body)
    assert "Le [bail] et la [garantie] se signent." in found
    assert found.startswith("…")
    assert found.endswith("…")


def test_the_summary_is_shown_where_no_word_stands_in_it_or_in_the_text() -> None:
    assert marked("bail", "Un résumé.", "Un texte.") == "Un résumé."
    assert marked("bail", "", "Un texte.") == "Un texte."
    assert marked("bail", "", "") == ""


def test_what_a_backend_marked_is_read() -> None:
    assert from_marks("le \ue000bail\ue001 et \ue000la\ue001") == (
        ("le ", False),
        ("bail", True),
        (" et ", False),
        ("la", True),
    )
    assert from_marks("le \ue000bail") == (("le bail", False),)
    assert from_marks("") == ()


def test_a_heading_is_parted_from_what_stands_below_it() -> None:
    body = "Louer\nLe bail\nIl se signe.\nPuis on emménage"
    assert marked("rien", "", body) == "Louer · Le bail · Il se signe. Puis on emménage"
    assert marked("bail", "", body) == "Louer · Le [bail] · Il se signe. Puis on emménage"
    assert from_marks("le \ue000bail\ue001\n \nLe loyer\n") == (
        ("le ", False),
        ("bail", True),
        (" · Le loyer · ", False),
    )


one_line = st.text(st.characters(exclude_characters="\n"), max_size=700)


@given(one_line, one_line, st.text(max_size=30))
def test_any_text_gives_a_piece_of_it(summary: str, body: str, question: str) -> None:
    found = "".join(text for text, _ in snippet(summary, body, spotter(question)))
    piece = found.removeprefix("…").removesuffix("…")
    assert piece in summary or piece in body
    assert len(found) <= 2 * LENGTH + 200


sentences = st.lists(
    st.sampled_from(
        [
            "école",
            "Écoles",
            "œuvre",
            "l’enfant",
            "inscrire",
            "inscriptions",
            "INSCRIT",
            "logement",
            "28/11",
            "школы",
            "مدارس",
            "ትምህርቲ",
        ]
    ),
    max_size=20,
).map(" ".join)


@given(sentences, sentences, st.sampled_from(["fr", "uk", "ar", "ti"]))
def test_what_is_looked_for_quickly_is_all_there_is(text: str, question: str, language: str) -> None:
    quick = spotter(question, language)
    slow = [piece for piece in pieces(text) if token(piece.word, language) in quick.numbers]
    assert [(each.start, each.end) for each in quick.places(text)] == [(piece.start, piece.end) for piece in slow]
