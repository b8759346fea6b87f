"""Which commune a reader means by a name or a postcode, and which communes are near it. Pure.

No place of the reader is asked for, and no map: the communes have their tiles, and tiles that share a side are
neighbours on the ground (``core.models.Commune``).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum, StrEnum

POSTCODE = re.compile(r"(?<!\d)(?:b\s*-?\s*)?([1-9]\d{3})(?!\d)", re.ASCII | re.IGNORECASE)
SHORTEST = 2  # letters of a beginning that says something
ALIKE = 0.6  # difflib: as two slips of the keyboard in a name of eight letters
SAINT = re.compile(r"\bst\b")


@dataclass(frozen=True)
class Tile:
    """A commune: its NIS code, its names, its main postcode, its place in the drawing."""

    nis_code: str
    name: str
    postal_code: str
    column: int
    row: int


class Distance(IntEnum):
    """How far an organisation is from the commune asked for."""

    HERE = 0
    BESIDE = 1
    FURTHER = 2


class Misread(StrEnum):
    """What is not known of what a reader wrote."""

    POSTCODE = "postcode"
    NAME = "name"


@dataclass(frozen=True)
class Found:
    """The commune that is meant; or why none is, and those that may be."""

    commune: Tile | None = None
    misread: Misread | None = None
    suggestions: tuple[Tile, ...] = ()


def plain(text: str) -> str:
    """Letters without their accents, small, with single spaces for all else; ``st`` is ``saint``."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    letters = (each if each.isalnum() else "" if unicodedata.combining(each) else " " for each in decomposed)
    return SAINT.sub("saint", " ".join("".join(letters).split()))


def meant(text: str, communes: Sequence[Tile], postcodes: Mapping[str, Iterable[str]]) -> Found:
    """What a reader means. ``postcodes``: those known besides the main ones, with the NIS codes of their communes."""
    if postcode := POSTCODE.search(text):
        return of_postcode(postcode[1], text, communes, postcodes)
    return of_name(plain(text), communes)


def of_postcode(given: str, text: str, communes: Sequence[Tile], postcodes: Mapping[str, Iterable[str]]) -> Found:
    """By the main postcode, or one that an organisation of the commune has; else by the name beside it."""
    main = [each for each in communes if each.postal_code == given]
    known = {*postcodes.get(given, ())}
    found = main or [each for each in communes if each.nis_code in known]
    if len(found) == 1:
        return Found(found[0])
    named = of_name(plain(POSTCODE.sub(" ", text)), communes)
    if named.commune:
        return named
    return Found(None, Misread.POSTCODE, tuple(found or in_order(communes)))


def of_name(given: str, communes: Sequence[Tile]) -> Found:
    """By the name, however it is written; by its beginning or nearly, it is but suggested."""
    names = {plain(each.name): each for each in communes}
    if given in names:
        return Found(names[given])
    begun = [each for name, each in names.items() if len(given) >= SHORTEST and begins(name, given)]
    alike = get_close_matches(given, names, n=3, cutoff=ALIKE)
    close = [*begun, *(names[name] for name in alike if names[name] not in begun)]
    return Found(None, Misread.NAME, tuple(close or in_order(communes)))


def begins(name: str, given: str) -> bool:
    """Whether a name, or one of its words, begins with what is given."""
    return name.startswith(given) or any(word.startswith(given) for word in name.split())


def in_order(communes: Iterable[Tile]) -> list[Tile]:
    return sorted(communes, key=lambda each: plain(each.name))


def steps(one: Tile, other: Tile) -> int:
    """How many sides of tiles lie between two communes."""
    return abs(one.column - other.column) + abs(one.row - other.row)


def neighbours(of: Tile, communes: Iterable[Tile]) -> list[Tile]:
    """The communes whose tiles share a side with this one's, by name."""
    return [each for each in in_order(communes) if steps(of, each) == 1]


def distance(of: Tile, other: Tile | None) -> tuple[Distance, int]:
    """How far a commune is from another, to put lists in order; what has none, or one elsewhere, comes last."""
    if other is None:
        return Distance.FURTHER, 1000
    number = steps(of, other)
    return Distance(min(number, Distance.FURTHER)), number
