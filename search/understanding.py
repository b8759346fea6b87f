"""Makes a question of what a reader typed: its words in each language, what else would answer, how rare they are."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings

from search import vocabulary
from search.analysis import Piece, folded, pieces, readings
from search.filters import LONGEST_QUESTION
from search.question import EXACT, NEAR, SYNONYM, Alternative, Asked, Question
from search.synonyms import Tokens, synonyms

MOST_WORDS = 12  # what comes after them is not asked
MOST_SYNONYMS = 20  # of a word
FURTHER = 0.1  # how much less a word with two mistakes answers than one with one


@dataclass(frozen=True)
class Word:
    """A word of the question, and language -> its token for each language that it may be of."""

    piece: Piece
    readings: dict[str, str]


def understood(text: str, language: str) -> Question:
    """At most two queries for the words; where one of them is in no text, two more for words that are like it."""
    text = clean(text)
    words = words_of(text, language)
    if not words:
        return Question(text, language, ())
    texts = searched(words, language)
    others = synonymous(words, texts)
    tokens = {token for word in words for token in word.readings.values()}
    counts = vocabulary.known(tokens | {token for each in others for sought in each for token in sought})
    asked = [meaning(word, each, texts, counts) for word, each in zip(words, others, strict=True)]
    return Question(text, language, tuple(word for word, _near in asked), texts, meant(text, words, asked))


def being_typed(text: str, language: str) -> Question:
    """The words of a text that is not finished: the last one may be any beginning, also a stop word. No query."""
    text = clean(text)
    words = words_of(text, language)
    last = pieces(text)[-1:]
    if last and (not words or words[-1].piece != last[0]):
        words = [*words, Word(last[0], readings(last[0].word, language, False))]
    asked = [
        Asked(each.piece.word, tuple(Alternative((token,), code) for code, token in each.readings.items()), 1.0, form)
        for each in words
        if (form := folded(each.piece.word))
    ]
    return Question(text, language, tuple(asked))


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


def synonymous(words: Sequence[Word], languages: Sequence[str]) -> list[list[Tokens]]:
    """For each word what else says the same, in the languages that are searched; one query for what staff added."""
    added = vocabulary.added(languages)
    found: list[dict[Tokens, None]] = [{} for _word in words]
    for language in languages:
        tokens = [word.readings.get(language, "") for word in words]
        for place, others in synonyms(language, tuple(added.get(language, []))).of(tokens).items():
            found[place] |= dict.fromkeys(others)
    return [[*each][:MOST_SYNONYMS] for each in found]


def meaning(
    word: Word, others: Sequence[Tokens], texts: Iterable[str], counts: vocabulary.Known
) -> tuple[Asked, list[vocabulary.Near]]:
    """The word with all that stands for it; and the words that it was probably meant as, where nobody knows it."""
    alternatives = [Alternative((token,), language, EXACT) for language, token in word.readings.items()]
    alternatives += [Alternative(tokens, "", SYNONYM) for tokens in others]
    form = folded(word.piece.word)
    near: list[vocabulary.Near] = []
    entries = max(counts.entries(token, language) for language, token in word.readings.items())
    if not entries:
        entries = max((min(map(counts.anywhere, tokens)) for tokens in others), default=0)
    if not entries:
        near = vocabulary.near(form, word.readings, [language for language in texts if language in word.readings])
        alternatives += [
            Alternative((each.token,), each.language, NEAR - FURTHER * (each.distance - 1)) for each in near
        ]
        entries = max((each.entries for each in near), default=0)
    return Asked(word.piece.word, tuple(alternatives), vocabulary.rarity(entries, counts.number), form), near


def meant(text: str, words: Iterable[Word], asked: Iterable[tuple[Asked, list[vocabulary.Near]]]) -> str:
    """The text with the nearest known word in place of each unknown one; empty where none is replaced."""
    parts, here = [], 0
    for word, (_asked, near) in zip(words, asked, strict=True):
        if near:
            parts += [text[here : word.piece.start], near[0].form]
            here = word.piece.end
    return "".join([*parts, text[here:]]) if parts else ""
