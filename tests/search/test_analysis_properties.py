"""What holds for any text that somebody may type or write."""

import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import letters
from search.analysis import STEMMERS, folded, pieces, question_tokens, readings, token, tokens

LANGUAGES = sorted(STEMMERS)
LETTERS = st.characters(categories=["L", "M", "N", "P", "Z", "Cf"])
SCRIPTS = st.sampled_from(
    "aàâeéèiıİIoœuçñßşğ’'-./ абеёєіїйґьщ ابتةىیکگپچښځژوءأإآ\u064e\u0640\u200c\u200d\u200f ሀሐኀሓሰሠአዐጸፀ 0١۲9"
)
TEXTS = st.text(max_size=60) | st.text(LETTERS, max_size=60) | st.text(SCRIPTS, max_size=60)


@given(TEXTS)
def test_pieces_stand_in_the_text_one_after_another(text: str) -> None:
    end = 0
    for piece in pieces(text):
        assert end <= piece.start < piece.end
        assert text[piece.start : piece.end] == piece.word
        end = piece.end


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_a_token_for_each_piece_of_letters_and_figures_only(text: str, language: str) -> None:
    found = tokens(text, language)
    assert len(found) == len(question_tokens(text, language)) == len(pieces(text))
    assert all(each == "" or each.isalnum() for each in found)
    assert all(len(each) <= letters.LONGEST for each in found)


@given(TEXTS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert folded(text) == "" or folded(text).isalnum()


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_composed_and_decomposed_letters_are_the_same(text: str, language: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    assert tokens(composed, language) == tokens(decomposed, language)


@given(st.text(SCRIPTS, max_size=20), st.sampled_from(LANGUAGES))
def test_case_says_nothing(word: str, language: str) -> None:
    assert [token(word.upper(), language)] == [token(word.lower(), language)]


@given(TEXTS, st.sampled_from(LANGUAGES))
def test_readings_are_what_their_languages_say(text: str, language: str) -> None:
    for piece in pieces(text):
        for code, form in readings(piece.word, language).items():
            assert form
            assert form == token(piece.word, code)


@given(TEXTS)
def test_every_letter_of_a_text_is_in_a_piece_or_before_an_apostrophe(text: str) -> None:
    inside = {place for piece in pieces(text) for place in range(piece.start, piece.end)}
    for place, letter in enumerate(text):
        if letter.isalnum() and place not in inside:
            assert any(sign in letters.APOSTROPHES for sign in text[place : place + 8])


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "a." * 50_000,
        "a.b" * 30_000,
        "l'" * 50_000,
        "e-" * 50_000,
        "a'" * 50_000 + "-",
        "\u0301" * 100_000,
        "e\u0301\u200d" * 30_000,
        "ﷺ" * 10_000,
        "’" * 100_000,
        "\u202e\u2066" * 50_000,
        "1a" * 50_000,
        "l’e-" * 25_000,
    ],
)
def test_hostile_texts_are_read_once(text: str) -> None:
    assert len(pieces(text)) <= len(text)
    assert len(question_tokens(text, "tr")) == len(pieces(text))


def test_a_long_text_asks_the_stemmers_for_each_word_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    stemmer = STEMMERS["fr"]
    monkeypatch.setitem(STEMMERS, "fr", lambda word: asked.append(word) or stemmer(word))
    words = [f"commune{chr(97 + number % 26)}{chr(97 + number // 26)}" for number in range(300)]
    assert len(tokens(" ".join(words) * 30, "fr")) >= 300 * 30 - 30
    assert len(asked) <= 600


def test_threads_get_the_stems_that_one_gets() -> None:
    words = [
        f"{stem}{ending}" for stem in ("inscri", "regard", "nation", "logem") for ending in ("ption", "ements", "aux")
    ]
    words = [f"{word}{number}" for number in ("", "s", "es", "ement") for word in words] * 20
    alone = [STEMMERS["fr"](word) for word in words]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda _: [STEMMERS["fr"](word) for word in words], range(8)))
    assert together == [alone] * 8
