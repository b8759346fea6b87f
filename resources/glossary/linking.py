"""Which words of a definition are terms themselves. Pure: text in, pieces of the same text out.

Whole words only, whatever their case and accents. A plural may end otherwise (fr, en, es, nl), and an Arabic word may
begin with what is written onto it: و ف ب ك ل and the article.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from resources.glossary.index import folded, without_article

WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c])*")
BETWEEN = re.compile(r"[\s\-‑–'’]{1,3}")
SHORTEST = 3  # letters; of what is left of a word, and of a term
PLURALS = {"fr": ("s", "x", "es"), "en": ("s", "es"), "es": ("s", "es"), "nl": ("s", "en", "'s")}
JOINED = ("", "ال", "بال", "كال", "لل", "ب", "ك", "ل")
PREFIXES = tuple(f"{conjunction}{other}" for conjunction in ("", "و", "ف") for other in JOINED)


@dataclass(frozen=True)
class Named:
    """What a term is called in the language of the text, and what its link leads to."""

    slug: str
    name: str
    abbreviation: str = ""


@dataclass(frozen=True)
class Piece:
    """A part of the text; ``slug`` where it is a term."""

    text: str
    slug: str = ""


def pieces(text: str, terms: Iterable[Named], code: str, here: str = "") -> list[Piece]:
    """The text cut into pieces, each term a link where it stands first, the longest of those that fit.

    ``here`` is the slug of the term that the text is about: it is known, but not linked.
    """
    known = Known(terms, code)
    words = list(WORD.finditer(text))
    found, linked, end, place = [], {here, ""}, 0, 0
    while place < len(words):
        slug, length = known.at(words, place, text)
        if slug not in linked:
            linked.add(slug)
            start, stop = words[place].start(), words[place + length - 1].end()
            found += [Piece(text[end:start]), Piece(text[start:stop], slug)]
            end = stop
        place += length
    return [piece for piece in [*found, Piece(text[end:])] if piece.text]


class Known:
    """The terms by the first word of their names."""

    def __init__(self, terms: Iterable[Named], code: str) -> None:
        self.code = code
        self.abbreviations: dict[str, str] = {}
        self.by_first: dict[str, list[tuple[list[str], str]]] = {}
        for term in terms:
            if term.abbreviation:
                self.abbreviations.setdefault(term.abbreviation, term.slug)
            words = [folded(word, code) for word in WORD.findall(without_article(term.name, code))]
            if words and len("".join(words)) >= SHORTEST:
                self.by_first.setdefault(words[0], []).append((words, term.slug))

    def at(self, words: list[re.Match[str]], place: int, text: str) -> tuple[str, int]:
        """The term that begins at a word, and how many words it takes; no term takes one."""
        if slug := self.abbreviations.get(words[place][0]):
            return slug, 1
        best, longest = "", 0
        for first in forms(folded(words[place][0], self.code), self.code):
            for name, slug in self.by_first.get(first, ()):
                if len(name) > longest and self.fits(name, words, place, text):
                    best, longest = slug, len(name)
        return best, longest or 1

    def fits(self, name: list[str], words: list[re.Match[str]], place: int, text: str) -> bool:
        if place + len(name) > len(words):
            return False
        for offset, wanted in enumerate(name[1:], start=place + 1):
            gap = text[words[offset - 1].end() : words[offset].start()]
            if not BETWEEN.fullmatch(gap) or wanted not in forms(folded(words[offset][0], self.code), self.code):
                return False
        return True


def forms(word: str, code: str) -> Iterator[str]:
    """The word as it is, and as it may be found in a glossary."""
    yield word
    for ending in PLURALS.get(code, ()):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            yield word[: -len(ending)]
    if code == "ar":
        for prefix in PREFIXES:
            if prefix and word.startswith(prefix) and len(word) - len(prefix) >= SHORTEST:
                yield word[len(prefix) :]
