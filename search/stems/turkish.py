"""Turkish. Pure.

Snowball's stemmer asks for vowel harmony and so for the letters ı, ö, ü, and cuts a word and its forms differently
(yardım: yar, yardımı: yardı). This one works on folded words and cuts until nothing is left to cut, so that a word and
its forms end alike.
"""

import re

VOWELS = "aeiou"
VOICELESS = "cfhkpst"
CONSONANTS = "bcdfghjklmnprstvyz"

ALL = VOWELS + CONSONANTS
VOICED = "".join(sorted({*ALL} - {*VOICELESS}))

# What stands before an ending, how many letters there have to be before it, and the endings. A buffer letter and the
# last letter of a word look alike (adres-i, oda-sı; olay-ı, kira-yı), so s, y, n and m go from both.
GROUPS = (
    (ALL, 2, "lar ler lari leri"),
    (ALL, 3, "larimiz lerimiz lariniz leriniz mak mek"),
    (ALL, 4, "la le lik luk lig lug"),
    (VOICED, 2, "dan den da de"),
    (VOICELESS, 2, "tan ten"),
    (VOICELESS, 4, "ta te"),
    (CONSONANTS, 2, "imiz umuz iniz unuz"),
    (
        VOWELS,
        4,
        "sindan sinden sundan sinda sinde sunda sinin sunun sini sunu sina sine suna miz muz niz nuz yla yle s y",
    ),
    (VOWELS, 5, "ndan nden nda nde nin nun n"),
    (CONSONANTS, 4, "ma me"),
    (VOWELS, 5, "m"),
)
BEFORE = {ending: (letters, shortest) for letters, shortest, endings in GROUPS for ending in endings.split()}
ENDINGS = sorted(BEFORE, key=len, reverse=True)

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
        if word.endswith(ending) and stands(word[: -len(ending)], *BEFORE[ending]):
            return word[: -len(ending)]
    stem = word[:-1]
    return stem if word[-1:] in VOWELS and len(stem) > 1 and has_vowel(stem) else word


def stands(stem: str, letters: str, shortest: int) -> bool:
    """Whether what is left may be a word before such an ending: one of two letters ends in a consonant (ev, iş)."""
    if len(stem) < shortest or stem[-1] not in letters or not has_vowel(stem):
        return False
    return len(stem) > 2 or stem[-1] in CONSONANTS


def has_vowel(stem: str) -> bool:
    return any(vowel in stem for vowel in VOWELS)


def whole(stem: str) -> str:
    if len(stem) > 3 and stem[-1] == stem[-2]:  # hakkı, of hak
        return stem[:-1]
    if lost := LOST_VOWEL.match(stem):
        vowel = "u" if any(letter in stem for letter in "uo") else "i"
        return f"{lost[1]}{vowel}{lost[2]}"
    if len(stem) > 2 and stem[-1] in HARD:
        return stem[:-1] + HARD[stem[-1]]
    return stem
