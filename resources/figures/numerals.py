"""How the numbers of a file are written, decided for the whole file: 1.234 alone says nothing. PURE."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

MISSING = frozenset({"", "…", "...", "n.d.", "n.d", "nd", "n.a.", "n/a", "na", "-", "–", "—", ":", "/"})
SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE} "
APOSTROPHES = "'’"
MINUS = str.maketrans(dict.fromkeys("−‐‑–", "-"))
DECIMALS = {",": "virgule", ".": "point"}
THOUSANDS = {"": "", " ": SPACES, "'": APOSTROPHES, ".": ".", ",": ","}
MARKS = {" ": "espace", "'": "apostrophe", ".": "point", ",": "virgule"}


def is_missing(text: str) -> bool:
    """Whether a cell says that there is no figure, which is not zero."""
    return text.strip(SPACES).casefold() in MISSING


@dataclass(frozen=True)
class Convention:
    """The sign before the decimals, and what stands between thousands (nothing: the empty text)."""

    decimal: str
    thousands: str

    def __str__(self) -> str:
        between = f", {MARKS[self.thousands]} entre les milliers" if self.thousands else ""
        return f"{DECIMALS[self.decimal]} avant les décimales{between}"

    def value(self, text: str) -> Decimal | None:
        """What a text says under this convention; nothing where it is no number under it."""
        cleaned = plain(text)
        signs = THOUSANDS[self.thousands]
        whole = r"[0-9]{1,15}" if not signs else rf"[0-9]{{1,3}}(?:([{re.escape(signs)}])[0-9]{{3}}(?:\1[0-9]{{3}})*)?"
        whole = whole if not signs else rf"(?:[0-9]{{1,15}}|{whole})"
        if not re.fullmatch(rf"[+-]?{whole}(?:{re.escape(self.decimal)}[0-9]{{1,15}})?", cleaned, re.ASCII):
            return None
        for sign in signs:
            cleaned = cleaned.replace(sign, "")
        return Decimal(cleaned.replace(self.decimal, "."))


CONVENTIONS = [Convention(*signs) for signs in product(DECIMALS, THOUSANDS) if signs[0] != signs[1]]


def plain(text: str) -> str:
    """Without spaces at its ends nor after its sign, and without the sign of percentages."""
    bare = text.translate(MINUS).strip(SPACES).removesuffix("%").strip(SPACES)
    return bare[:1] + bare[1:].lstrip(SPACES) if bare[:1] in "+-" else bare


class AmbiguousError(Exception):
    """The numbers of a file may be read in two ways; ``text`` is one that may, ``readings`` what it would be."""

    def __init__(self, text: str, readings: Sequence[Decimal]) -> None:
        super().__init__(text)
        self.text, self.readings = text, readings


class MixedError(Exception):
    """The numbers of a file are not all written in one way; ``texts`` are two that differ."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__(*texts)
        self.texts = texts


def is_number(text: str) -> bool:
    return any(convention.value(text) is not None for convention in CONVENTIONS)


def convention_of(texts: Iterable[str], decimal: str = "") -> Convention:
    """The way in which all these numbers are written; what is a number in no way is left out.

    ``decimal`` is the sign before the decimals where somebody has said which. ``AmbiguousError`` where two ways give
    different numbers, ``MixedError`` where none reads them all.
    """
    numbers = list(dict.fromkeys(text for text in texts if is_number(text)))
    ways = [way for way in CONVENTIONS if not decimal or way.decimal == decimal]
    left = list(ways)
    for text in numbers:
        fitting = [way for way in left if way.value(text) is not None]
        if not fitting:
            raise MixedError([numbers[0], text])
        left = fitting
    simplest = min(left, key=lambda way: way.thousands != "")
    for text in numbers:
        readings = dict.fromkeys(way.value(text) for way in left)
        if len(readings) > 1:
            raise AmbiguousError(text, [value for value in readings if value is not None])
    return simplest
