"""What a reader typed, from an address: any text, without what is no letter, cut where it is too long. Pure."""

import unicodedata
from dataclasses import dataclass

from search.filters import LONGEST_QUESTION

JOINERS = "\u200c\u200d"  # letters of Persian are written with them
READ = 20 * LONGEST_QUESTION  # characters looked at, whatever is sent


@dataclass(frozen=True)
class Typed:
    """``text``: words between single spaces. ``is_cut``: more was typed."""

    text: str = ""
    is_cut: bool = False


def typed(value: str) -> Typed:
    """Without control characters, marks of direction and other things that are not seen (Unicode's class C)."""
    seen = "".join(letter if is_seen(letter) else " " * letter.isspace() for letter in value[:READ])
    words = " ".join(seen.split())
    text = words[:LONGEST_QUESTION].rstrip()
    return Typed(text, is_cut=len(text) < len(words) or len(value) > READ)


def is_seen(letter: str) -> bool:
    return letter in JOINERS or not unicodedata.category(letter).startswith("C")
