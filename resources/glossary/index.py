"""How the words of a language stand in an index: in its alphabet's order, grouped by first letter. Pure.

There is no collation library here: the databases and machines that the site runs on would each need the same one.
What twelve alphabets need is small: their letters in order; what counts as the same letter (É as E, ё as е, أ as ا);
and that Arabic readers look for البلدية under ب, as their dictionaries do.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Rank = tuple[tuple[int, int], ...]

LATIN = "abcdefghijklmnopqrstuvwxyz"
# The letters that have a place of their own (CLDR 45, exemplar and index characters; ps: the Afghan order).
ALPHABETS = {
    "es": "abcdefghijklmnñopqrstuvwxyz",
    "tr": "abcçdefgğhıijklmnoöpqrsştuüvwxyz",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ar": "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "fa": "ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "ps": "ءابپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهی",
}
SAME = {
    "ar": str.maketrans("ىةکی", "يهكي"),
    "fa": str.maketrans("ىيةك", "ییهک"),
    "ps": str.maketrans("ىيېۍةك", "ییییهک"),
}
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
NOT_LETTERS = re.compile("[\u064b-\u065f\u0670\u0640\u200c\u200d]")  # vowel marks, the stretcher, joiners
ARTICLE = re.compile(r"ال(?=\w{2})")
# Words whose own first letters are those of the article: أل and إل are told by their hamza, these are not.
OWN_LETTERS = (
    *("الله", "التزام", "التحاق", "التماس", "التقاء", "التهاب", "التباس", "التفات", "التجاء", "التئام", "التواء"),
    "التهام",
)
# Rows of the Ethiopic block (eight syllables a consonant) that only add a rounded sound to another consonant.
ROUNDED = {0x1248: 0x1240, 0x1258: 0x1250, 0x1288: 0x1280, 0x12B0: 0x12A8, 0x12C0: 0x12B8, 0x1310: 0x1308}
ETHIOPIC = range(0x1200, 0x1358)
WITHOUT_LETTER = "#"
SPACE, NUMBER, OWN, FOREIGN = range(4)


@dataclass(frozen=True)
class Group(Generic[T]):
    """What begins with a letter; ``#`` for what begins with none."""

    letter: str
    members: list[T]

    @property
    def anchor(self) -> str:
        return f"letter-{'other' if self.letter == WITHOUT_LETTER else self.letter}"


def groups(members: Iterable[T], name: Callable[[T], str], code: str) -> list[Group[T]]:
    """All members in order, under their first letters; a letter that nothing begins with is absent."""
    found: dict[str, list[T]] = {}
    for member in sorted(members, key=lambda member: sort_key(name(member), code)):
        found.setdefault(letter(name(member), code), []).append(member)
    return [Group(first, some) for first, some in found.items()]


def sort_key(text: str, code: str) -> tuple[Rank, str]:
    """Letters in the alphabet's order, before those of other scripts; numbers by value; punctuation counts nothing."""
    ranks: list[tuple[int, int]] = []
    alphabet = ALPHABETS.get(code, LATIN)
    for piece in re.findall(r"\d+|\D", folded(without_article(text, code), code)):
        if piece.isdecimal():
            ranks.append((NUMBER, int(piece)))
        elif piece in alphabet:
            ranks.append((OWN, alphabet.index(piece)))
        elif piece.isalnum():
            ranks.append((FOREIGN, ord(piece)))
        elif ranks and ranks[-1] != (SPACE, 0):
            ranks.append((SPACE, 0))
    return tuple(ranks), text


def letter(text: str, code: str) -> str:
    """The first letter as the index shows it; of Ge'ez the consonant that the syllable belongs to."""
    first = next((char for char in folded(without_article(text, code), code) if char.isalnum()), "")
    if not first.isalpha():
        return WITHOUT_LETTER
    if ord(first) in ETHIOPIC:
        row = ord(first) & ~7
        return chr(ROUNDED.get(row, row))
    return "İ" if code == "tr" and first == "i" else first.upper()


def folded(text: str, code: str) -> str:
    """The text with one form for each letter: small, without the marks that make no letter of its own."""
    text = unicodedata.normalize("NFC", text)
    if code == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    text = NOT_LETTERS.sub("", text.casefold().translate(LIGATURES))
    alphabet = ALPHABETS.get(code, LATIN)
    return "".join(char if char in alphabet else bare(char) for char in text.translate(SAME.get(code, {})))


def bare(char: str) -> str:
    """A letter without its accents: é gives e, أ gives ا."""
    return "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))


def without_article(text: str, code: str) -> str:
    """An Arabic word without ال, which its readers do not look under; any other as it is."""
    if code != "ar":
        return text
    plain = NOT_LETTERS.sub("", text)
    return plain if plain.startswith(OWN_LETTERS) else ARTICLE.sub("", plain, count=1) if starts(plain) else plain


def starts(plain: str) -> bool:
    return ARTICLE.match(plain) is not None
