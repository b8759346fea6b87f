"""Makes a question of what a reader typed: its words in each language, what else would answer, how rare they are."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.conf import settings

from search import spelling, vocabulary
from search.analysis import Piece, folded, languages_of, pieces, readings
from search.filters import LONGEST_QUESTION
from search.question import EXACT, NEAR, SYNONYM, Alternative, Asked, Question
from search.synonyms import Synonyms, Tokens, synonyms

MOST_WORDS = 12  # what comes after them is not asked
MOST_SYNONYMS = 20  # of a word
SHORTEST_PARTED = 6  # letters of a word that may be written in two
MOST_GUESSES = 3  # of what a word was meant as
FURTHER = 0.1  # how much less a word with two mistakes answers than one with one


@dataclass(frozen=True)
class Word:
    """A word of the question, and language -> its token for each language that it may be of.

    ``is_parted``: it is written in two, as « per mis ». ``others``: what else says the same.
    """

    piece: Piece
    readings: dict[str, str]
    is_parted: bool = False
    others: tuple[Tokens, ...] = ()


@dataclass(frozen=True)
class Guess:
    """What a word that nobody knows was probably meant as. ``form``: to be read; empty where it is but inflected."""

    form: str
    alternatives: list[Alternative]
    entries: int


def understood(text: str, language: str) -> Question:
    """At most two queries for the words; where one of them is in no text, two more for words that are like it."""
    text = clean(text)
    words = words_of(text, language)
    if not words:
        return Question(text, language, ())
    texts = searched(words, language)
    known_synonyms = synonyms_of(texts)
    words = with_synonyms(words, known_synonyms)
    parted = parted_words(text, words, language)
    tokens = {token for word in (*words, *parted) for token in word.readings.values()}
    counts = vocabulary.known(tokens | {token for word in words for sought in word.others for token in sought})
    words = without_foreign_stop_words(joined(words, parted, counts), texts, counts)
    asked = [meaning(word, known_synonyms, counts) for word in words]
    return Question(
        text, language, tuple(word for word, _ in asked), texts, meant(text, words, [form for _, form in asked])
    )


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


def synonyms_of(languages: Sequence[str]) -> dict[str, Synonyms]:
    """Of the languages that are searched; one query for what staff added."""
    added = vocabulary.added(languages)
    return {language: synonyms(language, tuple(added.get(language, []))) for language in languages}


def with_synonyms(words: Sequence[Word], known: Mapping[str, Synonyms]) -> list[Word]:
    found: list[dict[Tokens, None]] = [{} for _word in words]
    for language, mine in known.items():
        for place, others in mine.of([word.readings.get(language, "") for word in words]).items():
            found[place] |= dict.fromkeys(others)
    return [replace(word, others=tuple(each)[:MOST_SYNONYMS]) for word, each in zip(words, found, strict=True)]


def parted_words(text: str, words: Iterable[Word], language: str) -> list[Word]:
    """Each two neighbours, of which one at least is asked, as one word: « per mis », « huis werk »."""
    asked = {word.piece for word in words}
    return [
        Word(
            Piece(first.word + second.word, first.start, second.end), readings(first.word + second.word, language), True
        )
        for first, second in pairwise(pieces(text))
        if not asked.isdisjoint((first, second))
        and text[first.end : second.start] == " "
        and f"{first.word}{second.word}".isalpha()
        and len(first.word) + len(second.word) >= SHORTEST_PARTED
    ]


def joined(words: list[Word], parted: Iterable[Word], counts: vocabulary.Known) -> list[Word]:
    """With the known words that were written in two: beside both parts where these are known, else in their place."""
    for whole in parted:
        tokens = [(token,) for language, token in whole.readings.items() if counts.entries(token, language)]
        places = [n for n, word in enumerate(words) if whole.piece.start <= word.piece.start < whole.piece.end]
        if not tokens or not places:
            continue
        known = all(entries_with(words[n], counts) for n in places)
        if known and len(places) == 2:
            beside = [replace(words[n], others=(*tokens, *words[n].others)) for n in places]
            words = [*words[: places[0]], *beside, *words[places[-1] + 1 :]]
        elif not known:
            words = [*words[: places[0]], whole, *words[places[-1] + 1 :]]
    return words


def entries_with(word: Word, counts: vocabulary.Known) -> int:
    """How many entries have a word; where none does, how many have what stands for it."""
    itself = max(counts.entries(token, language) for language, token in word.readings.items())
    return itself or max((min(map(counts.anywhere, tokens)) for tokens in word.others), default=0)


def without_foreign_stop_words(words: list[Word], texts: Iterable[str], counts: vocabulary.Known) -> list[Word]:
    """Without those that say nothing in a language that is searched, where nothing has them in the reader's: « au » in
    « vos droits au travail », asked by somebody who reads Dutch. All of them where nothing else is left.
    """
    said = [
        word
        for word in words
        if word.others
        or has_readings(word, texts)
        or counts.entries(next(iter(word.readings.values())), next(iter(word.readings)))
    ]
    return said or words


def has_readings(word: Word, texts: Iterable[str]) -> bool:
    """Whether it is no stop word in any of the languages that may have it."""
    may_be = languages_of(word.piece.word, next(iter(word.readings)))
    return all(language in word.readings for language in texts if language in may_be)


def meaning(word: Word, known: Mapping[str, Synonyms], counts: vocabulary.Known) -> tuple[Asked, str]:
    """The word with all that stands for it; and what it was probably meant as, where nobody knows it as it is typed."""
    alternatives = [Alternative((token,), language, EXACT) for language, token in word.readings.items()]
    alternatives += [Alternative(tokens, "", SYNONYM) for tokens in word.others]
    instead = word.piece.word if word.is_parted else ""
    entries = entries_with(word, counts)
    if not entries:
        near = guesses(word, known)
        alternatives += [alternative for guess in near for alternative in guess.alternatives]
        entries = max((guess.entries for guess in near), default=0)
        instead = near[0].form if near else ""
    weight = vocabulary.rarity(entries, counts.number)
    return Asked(word.piece.word, tuple(alternatives), weight, folded(word.piece.word), bool(entries)), instead


def guesses(word: Word, known: Mapping[str, Synonyms]) -> list[Guess]:
    """The nearest of the words that texts have, and of those that have synonyms which texts have."""
    languages = [language for language in known if language in word.readings]
    lexicons = vocabulary.vocabulary.of(languages)
    among = [*lexicons.items(), *((language, known[language].lexicon) for language in languages)]
    found: dict[Tokens, Guess] = {}
    nearest = 0
    for near in spelling.near(folded(word.piece.word), word.readings, among):
        if found and (len(found) == MOST_GUESSES or near.mistakes > nearest):
            break
        others = known[near.language].of(near.tokens).get(0, [])
        sought = {tokens: max(each.number(tokens) for each in lexicons.values()) for tokens in (near.tokens, *others)}
        if near.tokens not in found and (entries := max(sought.values())):
            weight = NEAR - FURTHER * (near.mistakes - 1)
            alternatives = [
                Alternative(tokens, near.language if tokens == near.tokens else "", weight)
                for tokens in sought
                if sought[tokens]
            ]
            found[near.tokens] = Guess(near.form if near.mistakes else "", alternatives, entries)
            nearest = near.mistakes
    return [*found.values()]


def meant(text: str, words: Iterable[Word], instead: Iterable[str]) -> str:
    """The text with what was meant in place of each word that nobody knows; empty where none is replaced."""
    parts, here = [], 0
    for word, form in zip(words, instead, strict=True):
        if form:
            parts += [text[here : word.piece.start], form]
            here = word.piece.end
    return "".join([*parts, text[here:]]) if parts else ""
