"""Letters that are compared as one, and the words of a text with their places, in any script. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 60  # letters of a compared word; what comes after them is not compared
LONGEST_WRITTEN = 300  # characters of a word with its marks that are looked at

MARKS = "".join(chr(code) for code in range(0x300, 0x3100) if unicodedata.category(chr(code)).startswith("M"))
# Soft hyphen, Arabic letter mark, joiners, directions, invisible operators, byte order mark: nobody sees them.
UNSEEN = "\u00ad\u034f\u061c\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
APOSTROPHES = "'’‘ʼʻ`´′＇ʹ"
WITHIN = f"{re.escape(MARKS)}{UNSEEN}"  # after a letter, part of its word

SIGN, LETTER = r"[^\W_]", r"[^\W\d_]"
REST = rf"(?: {SIGN} | [{WITHIN}] )*"
ELIDED = "l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu"
MARKED = rf"{LETTER} [{WITHIN}]*"
WORD = re.compile(
    rf"""
      (?<! {SIGN} ) {MARKED} (?: \. {MARKED} )+ (?! {SIGN} | [{WITHIN}] )       # C.P.A.S.
    | \d+ | (?<= \d ) {MARKED} (?= \d )                                        # 28 of 28/11, h of 1h30
    | (?<! {SIGN} ) [وبل] [{WITHIN}]* (?= \d )                                  # و of و60
    | (?P<elided> (?<! {SIGN} ) (?: {ELIDED} ) [{APOSTROPHES}] (?= {SIGN} ) )   # l’ of l’école
    | (?: (?<! {SIGN} ) e - (?= (?: {MARKED} ){{3}} ) )?                        # e-mail
      {LETTER} {REST} (?: [{APOSTROPHES}] {SIGN} {REST} )*                      # здоров’я
    """,
    re.VERBOSE | re.IGNORECASE,
)

# Latin ligatures and letters with a stroke; ґ; the letters of Persian and Pashto as those of Arabic, for who types on
# another keyboard.
PAIRS = """
    ʼ> ʻ> ʹ>  œ>oe æ>ae ø>o đ>d ð>d ł>l ı>i þ>th ħ>h  ґ>г
    ى>ي ی>ي ې>ي ۍ>ي ے>ي ک>ك ڪ>ك ٱ>ا ة>ه ە>ه ہ>ه ھ>ه ۃ>ه ء> ـ>
    ټ>ت ډ>د ړ>ر ڼ>ن ښ>ش ږ>ژ ځ>ز څ>س ګ>گ
"""
ALIKE: dict[str, str] = {pair[0]: pair[2:] for pair in PAIRS.split()}
# Ge'ez: consonants that are written with several letters and said alike, each with its row of vowels. The first and the
# fourth vowel sound alike after those of the throat.
SAID_ALIKE = {"ሐ": "ሀ", "ኀ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ", "ቐ": "ቀ", "ቘ": "ቈ", "ኸ": "ከ", "ዀ": "ኰ"}
VOWELS = 7
ROWS = {chr(ord(a) + vowel): chr(ord(b) + vowel) for a, b in SAID_ALIKE.items() for vowel in range(VOWELS)}
THROAT = {chr(ord(letter) + 3): chr(ord(letter)) for letter in ("ሀ", "አ")}
TABLE = str.maketrans(ALIKE | {letter: THROAT.get(other, other) for letter, other in ROWS.items()} | THROAT)


@dataclass(frozen=True)
class Piece:
    """A word of a text, where it stands in it: ``text[start:end]``."""

    word: str
    start: int
    end: int


def pieces(text: str) -> list[Piece]:
    """The words of a text in their order, whatever their script.

    A word keeps its marks, its apostrophes and what joins its parts unseen (ZWNJ). Elided words (l’, qu’) are left out.
    Parts that hyphens, dots or slashes join are words of their own; an abbreviation (C.P.A.S.) and « e-mail » are one.
    """
    return list(words_of(text))


def words_of(text: str) -> Iterator[Piece]:
    for match in WORD.finditer(text):
        if match.lastgroup != "elided":
            yield Piece(match.group(), match.start(), match.end())


def folded(word: str) -> str:
    """The word as it is compared before any stemming: lower case, without accents and marks, with ASCII digits.

    Only letters and digits are left; letters that are taken for each other are one (ALIKE, SAID_ALIKE). Folded again, a
    word stays as it is. Beginnings of words and near spellings are compared in this form.
    """
    text = unicodedata.normalize("NFKD", word[:LONGEST_WRITTEN]).casefold()
    text = unicodedata.normalize("NFKD", text).replace("\u0438\u0306", "\u0439")
    letters = "".join(digit(letter) for letter in text if letter.isalnum())
    return letters.translate(TABLE)[:LONGEST]


def digit(letter: str) -> str:
    """An ASCII digit for a digit of any script, and any other letter as it is."""
    return str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
