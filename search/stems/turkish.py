"""Turkish. Pure.

Snowball's stemmer asks for vowel harmony and so for the letters ı, ö, ü, and cuts a word and its forms differently
(yardım: yar, yardımı: yardı). This one works on folded words and cuts until nothing is left to cut, so that a word and
its forms end alike.
"""

import re

VOWELS = "aeiou"
VOICELESS = "cfhkpst"
CONSONANTS = "bcdfghjklmnprstvyz"

# What stands before an ending -> endings of plural, case, possession, the infinitive, and of words made of others.
AFTER_A_VOWEL = """
    sindan sinden sundan sinda sinde sunda sinin sunun sini sunu sina sine suna si su ndan nden nda nde nin nun
    yla yle yi yu ya ye miz muz niz nuz
"""
AFTER_A_CONSONANT = "imiz umuz iniz unuz im um"
AFTER_A_VOICELESS = "tan ten ta te"
AFTER_ANOTHER = "dan den da de"
AFTER_ANY = """
    larimiz lerimiz lariniz leriniz lari leri lar ler la le mak mek ma me lik luk lig lug siz suz ci cu
"""
BEFORE = {
    ending: letters
    for endings, letters in (
        (AFTER_A_VOWEL, VOWELS),
        (AFTER_A_CONSONANT, CONSONANTS),
        (AFTER_A_VOICELESS, VOICELESS),
        (AFTER_ANOTHER, "".join(sorted({*VOWELS, *CONSONANTS} - {*VOICELESS}))),
        (AFTER_ANY, VOWELS + CONSONANTS),
    )
    for ending in endings.split()
}
ENDINGS = sorted(BEFORE, key=len, reverse=True)
OF_SHORT_WORDS = {
    "lar",
    "ler",
    "lari",
    "leri",
    "dan",
    "den",
    "da",
    "de",
    "tan",
    "ten",
    "ta",
    "te",
    "im",
    "um",
}  # ev, iş
OF_LONG_WORDS = {"la", "le"}  # « with », not the dative of okul

# Vowels that a form loses are put in again (izni: izin), consonants that it softens are hard again (kitabı: kitap).
LOST_VOWEL = re.compile(rf"^([{CONSONANTS}]?[{VOWELS}][zshgkbyrt])([nmrl])$")
HARD = {"b": "p", "d": "t", "g": "k"}


def turkish(word: str) -> str:
    """Without its endings, and without the last vowel: that of the word and that of a form are then the same."""
    before = ""
    while before != word:
        before, word = word, shorter(word)
    return whole(word)


def shorter(word: str) -> str:
    for ending in ENDINGS:
        if word.endswith(ending) and stands(word[: -len(ending)], ending):
            return word[: -len(ending)]
    stem = word[:-1]
    return stem if word[-1:] in VOWELS and len(stem) > 1 and has_vowel(stem) else word


def stands(stem: str, ending: str) -> bool:
    """Whether what is left may be a word before this ending: so many letters."""
    shortest = 2 if ending in OF_SHORT_WORDS and stem[-1:] in CONSONANTS else 4 if ending in OF_LONG_WORDS else 3
    return len(stem) >= shortest and stem[-1] in BEFORE[ending] and has_vowel(stem)


def has_vowel(stem: str) -> bool:
    return any(vowel in stem for vowel in VOWELS)


def whole(stem: str) -> str:
    if lost := LOST_VOWEL.match(stem):
        vowel = "u" if any(letter in stem for letter in "uo") else "i"
        return f"{lost[1]}{vowel}{lost[2]}"
    if len(stem) > 2 and stem[-1] in HARD:
        return stem[:-1] + HARD[stem[-1]]
    return stem
