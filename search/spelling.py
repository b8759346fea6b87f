"""What a word that is in no text was meant as: a form of a known word, several written together, one misspelt. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.analysis import folded, is_stop_word, token

SHORTEST = 4  # letters of a word that may be misspelt, and of each that is written together with another
SURE = 6  # letters of a stem that may be misspelt, and of a word whose first letter may be wrong
LONG = 7  # letters from which on two mistakes are forgiven
AT_MOST = 20  # words of a language that are compared further
STEM = 3  # letters of a word without an ending of one letter; one more for each more
ENDING = 2  # letters of an ending that no stemmer took off
LONGER = 3  # letters that two forms of a word may have more or less
COMMON = 3  # known words that have an ending which may be one
TOGETHER = range(2 * SHORTEST, 41)  # letters of words that are written together
PARTS = 4  # words that one is parted into, stop words counted
# First letters that are said alike or nearly, in some of the languages of their script.
ALIKE = ["bvw", "ckqsz", "gj", "ijy", "dt", "аояе", "иыії", "شس", "سص", "تط", "دض", "ذظز", "حهخ", "قك", "اعه"]


@dataclass(frozen=True)
class Lexicon:
    """The known words of a language, in one order: analysed, as written, folded, and how many entries have each."""

    tokens: list[str]
    forms: list[str]
    folded: list[str]
    entries: list[int]

    @cached_property
    def places(self) -> dict[str, int]:
        return {token: place for place, token in enumerate(self.tokens)}

    def number(self, tokens: Iterable[str]) -> int:
        """How many entries have the rarest of these words."""
        return min(self.entries[self.places[token]] if token in self.places else 0 for token in tokens)

    @cached_property
    def endings(self) -> frozenset[str]:
        """The short ends of its words that their analysed forms lack."""
        found = Counter(
            form[len(token) :] for token, form in zip(self.tokens, self.folded, strict=True) if form.startswith(token)
        )
        return frozenset(end for end, number in found.items() if 0 < len(end) <= ENDING and number >= COMMON)


@dataclass(frozen=True)
class Near:
    """Known words, one or several that stand for one; how many mistakes away they are: none where it is a form of one.

    ``entries``: how many have the rarest of them; 0 where the word is only known to have synonyms.
    """

    language: str
    tokens: tuple[str, ...]
    form: str
    mistakes: int
    entries: int


def near(word: str, tokens: dict[str, str], lexicons: Iterable[tuple[str, Lexicon]]) -> list[Near]:
    """What a folded word, or its analysed form in a language, was meant as.

    The nearest first; of these, those that begin alike and that most entries have.
    """
    if len(word) < SHORTEST or word.isdecimal():
        return []
    found: list[Near] = []
    for language, lexicon in lexicons:
        form = tokens.get(language, "")
        found += inflected(form, language, lexicon) or together(word, language, lexicon)
        found += misspelt(word, form, language, lexicon)
    found.sort(key=lambda each: (each.mistakes, folded(each.form[:1]) != word[0], -each.entries))
    return found


def inflected(form: str, language: str, lexicon: Lexicon) -> list[Near]:
    """A known word that has an ending of its language: of short words stemmers leave what may be a root's letter."""
    cuts = (len(form) - length for length in range(1, ENDING + 1) if len(form) - length >= STEM - 1 + length)
    stems = [form[:cut] for cut in cuts if form[cut:] in lexicon.endings]
    places = [lexicon.places[stem] for stem in stems if stem in lexicon.places]
    return [known(language, lexicon, place, 0) for place in places]


def known(language: str, lexicon: Lexicon, place: int, mistakes: int) -> Near:
    return Near(language, (lexicon.tokens[place],), lexicon.forms[place], mistakes, lexicon.entries[place])


def together(word: str, language: str, lexicon: Lexicon) -> list[Near]:
    """The fewest known words that are this one when they are written together, and stop words between them."""
    if len(word) not in TOGETHER:
        return []
    ways: dict[int, list[str]] = {0: []}  # where a word may begin -> the words before it
    for begin in range(len(word) - SHORTEST + 1):
        if begin in ways and len(ways[begin]) < PARTS:
            for end in range(begin + 1, len(word) + 1):
                part, before = word[begin:end], ways[begin]
                is_between = begin > 0 and end < len(word) and is_stop_word(part, language)
                if (is_between or is_known(part, language, lexicon)) and (
                    end not in ways or len(before) + 1 < len(ways[end])
                ):
                    ways[end] = [*before, part]
    parts = ways.get(len(word), [])
    places = [lexicon.places[token(part, language)] for part in parts if is_known(part, language, lexicon)]
    if len(places) < 2:
        return []
    entries = min(lexicon.entries[place] for place in places)
    return [Near(language, tuple(lexicon.tokens[place] for place in places), " ".join(parts), 1, entries)]


def is_known(part: str, language: str, lexicon: Lexicon) -> bool:
    stem = token(part, language) if len(part) >= SHORTEST else ""
    return stem in lexicon.places and (len(stem) >= SHORTEST or lexicon.folded[lexicon.places[stem]] == part)


def misspelt(word: str, form: str, language: str, lexicon: Lexicon) -> Iterator[Near]:
    """A mistake is a letter too many, missing or another, or two that changed places.

    Two are forgiven in a long word whose first letter is right or sounds alike, one in its stem: stems are shorter,
    and more alike.
    """
    distances = compared(word, lexicon.folded, 1 if len(word) < LONG else 2)
    if len(form) >= SURE:
        for place, mistakes in compared(form, lexicon.tokens, 1).items():
            if abs(len(lexicon.folded[place]) - len(word)) <= LONGER:
                distances[place] = min(mistakes, distances.get(place, mistakes))
    for place, mistakes in distances.items():
        if begins_alike(word, lexicon.folded[place]) or (mistakes == 1 and len(word) >= SURE):
            yield known(language, lexicon, place, max(mistakes, 1))


def begins_alike(word: str, other: str) -> bool:
    first = {word[:1], other[:1]}
    return len(first) == 1 or any(first <= set(letters) for letters in ALIKE)


def compared(word: str, choices: list[str], few: int) -> dict[int, int]:
    """Place among the choices -> how many mistakes the word is away, where that is few enough."""
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=few, limit=AT_MOST)
    return {place: int(distance) for _choice, distance, place in found}
