"""Makes a question of what a reader typed: its words in each language, what else would answer, how rare they are."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from search import vocabulary
from search.analysis import Piece, folded, pieces, readings
from search.filters import LONGEST_QUESTION
from search.question import EXACT, NEAR, Alternative, Asked, Question

MOST_WORDS = 12  # what comes after them is not asked
FURTHER = 0.1  # how much less a word with two mistakes answers than one with one


@dataclass(frozen=True)
class Word:
    """A word of the question, and language -> its token for each language that it may be of."""

    piece: Piece
    readings: dict[str, str]


def understood(text: str, language: str) -> Question:
    """At most one query for the words; where one of them is in no text, two more for words that are like it."""
    text = clean(text)
    words = words_of(text, language)
    texts = searched(words, language)
    counts = vocabulary.known({token for word in words for token in word.readings.values()})
    asked = [meaning(word, texts, counts) for word in words]
    return Question(text, language, tuple(word for word, _near in asked), texts, meant(text, words, asked))


def clean(text: str) -> str:
    """What of a text can be asked: its beginning, without what is no character or ends a text."""
    kept = "".join(
        " " if unicodedata.category(letter) in {"Cc", "Cs", "Co", "Cn"} else letter for letter in text[:1000]
    )
    return " ".join(kept.split())[:LONGEST_QUESTION].strip()


def words_of(text: str, language: str) -> list[Word]:
    """The words but for stop words, unless there are no others; each once."""
    found = pieces(text)
    for stop_words in (True, False):
        words = [Word(piece, readings(piece.word, language, stop_words)) for piece in found]
        each = {tuple(word.readings.items()): word for word in reversed(words) if word.readings}
        if each:
            return sorted(each.values(), key=lambda word: word.piece.start)[:MOST_WORDS]
    return []


def searched(words: Iterable[Word], language: str) -> tuple[str, ...]:
    """The languages whose texts are searched: the reader's, the site's own, and those of a script that neither has."""
    mine = {language: None, settings.LANGUAGE_CODE: None}
    for word in words:
        if settings.LANGUAGE_CODE not in word.readings:
            mine |= dict.fromkeys(word.readings)
    return tuple(mine)


def meaning(word: Word, texts: Iterable[str], counts: vocabulary.Known) -> tuple[Asked, list[vocabulary.Near]]:
    """The word with all that stands for it; and the words that it was probably meant as, where nobody knows it."""
    alternatives = [Alternative((token,), language, EXACT) for language, token in word.readings.items()]
    form = folded(word.piece.word)
    near: list[vocabulary.Near] = []
    entries = max((counts.entries(token, language) for language, token in word.readings.items()), default=0)
    if not entries:
        near = vocabulary.near(form, word.readings, [language for language in texts if language in word.readings])
        alternatives += [
            Alternative((each.token,), each.language, NEAR - FURTHER * (each.distance - 1)) for each in near
        ]
    return Asked(word.piece.word, tuple(alternatives), vocabulary.rarity(entries, counts.number), form), near


def meant(text: str, words: Iterable[Word], asked: Iterable[tuple[Asked, list[vocabulary.Near]]]) -> str:
    """The text with the nearest known word in place of each unknown one; empty where none is replaced."""
    parts, here = [], 0
    for word, (_asked, near) in zip(words, asked, strict=True):
        if near:
            parts += [text[here : word.piece.start], near[0].form]
            here = word.piece.end
    return "".join([*parts, text[here:]]) if parts else ""
