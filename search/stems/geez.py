"""Tigrinya. Pure. A letter is a consonant with its vowel."""

from search.stems import cut

PREPOSITIONS = ("ን", "ብ")  # to, with: written onto the word
AND = "ን"  # after both words
PLURAL, SINGULAR = "ታት", "ት"
FIRST, LAST = 0x1200, 0x135A
ROW = 8
BARE = 5  # the place in a row of the consonant without a vowel


def tigrinya(word: str) -> str:
    """Without the preposition and the « and » written onto it, in the singular, its last consonant without a vowel."""
    if word[0] in PREPOSITIONS and len(word) > 3:
        word = word[1:]
    word = cut(word, (AND,), 3)
    if word.endswith(PLURAL) and len(word) > 3:
        word = word[: -len(PLURAL)] + SINGULAR
    return word[:-1] + bare(word[-1]) if len(word) > 2 else word


def bare(letter: str) -> str:
    code = ord(letter)
    return chr(code - code % ROW + BARE) if FIRST <= code <= LAST else letter
