"""Finds where the words of a question stand in a text as people read it. Pure.

To analyse every word of ten texts takes longer than to search: only words that have the first letters of what is
sought, in any case and with any accent, are analysed. They begin with them, where no stemmer takes anything off the
beginning of a word: in Latin and Cyrillic letters; elsewhere they have them somewhere.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from search.analysis import pieces, token
from search.letters import MARKS, UNSEEN, folded
from search.question import Question

FIRST = 2  # letters that no stemmer changes
# Latin, Cyrillic, Arabic and Ge'ez letters, and the forms that some of them have in old texts.
BLOCKS = ((0x30, 0x250), (0x400, 0x530), (0x600, 0x780), (0x1200, 0x1380), (0x1E00, 0x1F00), (0xFB50, 0xFF00))
AFTER_CYRILLIC = "\u0530"
AFTER_NO_LETTER = r"(?<![^\W\d_].)"  # said after the letter that is not to follow one
FURTHER = f"[{re.escape(MARKS)}{UNSEEN}ـ]*"  # marks and what nobody sees, between two letters


class Place(NamedTuple):
    """Where a word of the question stands in a text, and which."""

    start: int
    end: int
    word: int


@lru_cache(maxsize=1)
def written() -> dict[str, str]:
    """What letters are folded to -> the letters that are; of some it is two (œ), of others nothing (marks)."""
    found: dict[str, str] = {}
    for first, last in BLOCKS:
        for letter in map(chr, range(first, last)):
            if form := folded(letter):
                found[form] = found.get(form, "") + letter
    return found


@lru_cache(maxsize=4096)
def openings(beginning: str) -> list[tuple[str, str]]:
    """The letters that may be written for the first of two folded ones, or for both (œ), and what finds the other."""
    alike = written()
    second = f"{FURTHER}[{re.escape(alike.get(beginning[1], beginning[1]))}]" if len(beginning) > 1 else ""
    first = (re.escape(alike.get(beginning[0], beginning[0])), second)
    return [first, (re.escape(alike[beginning]), "")] if len(beginning) > 1 and beginning in alike else [first]


def candidates(beginnings: Iterable[str]) -> re.Pattern[str] | None:
    """What finds words that begin with any of these, to the next white space: of scripts in which a stem is a word's
    beginning, and of others. The set of first letters comes first: a text is looked through for one several times as
    fast as for anything else.
    """
    stems: dict[bool, list[str]] = {True: [], False: []}
    firsts = ""
    for each in beginnings:
        for letters, then in openings(each):
            firsts += letters
            stems[each[0].isalpha() and each < AFTER_CYRILLIC].append(f"(?<=[{letters}]){then}")
    ways = [*([f"{AFTER_NO_LETTER}(?:{'|'.join(stems[True])})"] if stems[True] else []), *stems[False]]
    return re.compile(rf"[{firsts}](?:{'|'.join(ways)})\S*", re.DOTALL) if firsts else None


class Spotter:
    """A question, for texts of one language. ``number``: how many of its words may stand in them."""

    def __init__(self, question: Question, language: str) -> None:
        self.language = language
        self.numbers = {
            part: number
            for number, word in enumerate(question.words)
            for alternative in word.alternatives
            if alternative.language in {"", language}
            for part in alternative.tokens
        }
        self.number = len(set(self.numbers.values()))
        self.candidates = candidates(sorted({part[:FIRST] for part in self.numbers}))

    def places(self, text: str) -> list[Place]:
        found: list[Place] = []
        for match in self.candidates.finditer(text) if self.candidates else ():
            start = match.start()
            while start > 0 and not text[start - 1].isspace():
                start -= 1
            for piece in pieces(text[start : match.end()]):
                number = self.numbers.get(token(piece.word, self.language))
                if number is not None:
                    found.append(Place(start + piece.start, start + piece.end, number))
        return found
