"""Tigrinya. Pure. A letter is a consonant with its vowel."""

from search.stems import cut

PREPOSITIONS = ("ን", "ብ")  # to, with: written onto the word
AND = "ን"  # after both words
PLURAL = "ታት"
T = "ት"  # ends many words, and with the vowel before it the plural of others: ሓገዛት, of ሓገዝ
FIRST, LAST = 0x1200, 0x135A
ROW = 8
BARE = 5  # the place in a row of the consonant without a vowel


def tigrinya(word: str) -> str:
    """Without the preposition and the « and » written onto it, nor ት and ታት, its last consonant without a vowel."""
    if word[0] in PREPOSITIONS and len(word) > 2:
        word = word[1:]
    word = bare(cut(cut(word, (AND,), 3), (PLURAL,), 2))
    return bare(cut(word, (T,), 2))


def bare(word: str) -> str:
    code = ord(word[-1])
    if len(word) < 3 or not FIRST <= code <= LAST:
        return word
    return word[:-1] + chr(code - code % ROW + BARE)
