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
AFTER_NO_LETTER = r"(?<![^\W\d_])"
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
def pattern(beginning: str) -> str:
    """What finds these folded letters as they may be written."""
    if not beginning:
        return ""
    alike = written()
    letters = f"[{re.escape(alike.get(beginning[0], beginning[0]))}]{FURTHER}{pattern(beginning[1:])}"
    joined = alike.get(beginning[:2], "") if len(beginning) > 1 else ""
    return f"(?:{letters}|[{re.escape(joined)}]{FURTHER}{pattern(beginning[2:])})" if joined else letters


def wholes(beginnings: Iterable[str]) -> list[str]:
    """What finds words that begin with any of these: first those of scripts in which a stem is a word's beginning."""
    own = [pattern(each) for each in beginnings if each[0].isalpha() and each < AFTER_CYRILLIC]
    others = [pattern(each) for each in beginnings if not each[0].isalpha() or each >= AFTER_CYRILLIC]
    return [*([f"{AFTER_NO_LETTER}(?:{'|'.join(own)})"] if own else []), *others]


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
        beginnings = sorted({part[:FIRST] for part in self.numbers})
        self.candidates = re.compile("|".join(wholes(beginnings))) if beginnings else None

    def places(self, text: str) -> list[Place]:
        found: list[Place] = []
        end = 0
        for match in self.candidates.finditer(text) if self.candidates else ():
            if match.start() < end:
                continue
            start, end = around(text, match.start())
            for piece in pieces(text[start:end]):
                number = self.numbers.get(token(piece.word, self.language))
                if number is not None:
                    found.append(Place(start + piece.start, start + piece.end, number))
        return found


def around(text: str, at: int) -> tuple[int, int]:
    """The run of what is not white space that a place is in."""
    start = end = at
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
