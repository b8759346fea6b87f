"""French, Dutch, English, Spanish and Somali. Pure."""

import re

from search.stems import cut, snowball

FRENCH, ENGLISH, SPANISH = (snowball(name) for name in ("french", "english", "spanish"))

# Folding took the accents that Snowball's French knows its endings by: -ité, -ée, -ère.
FEMININE = re.compile(r"(?<=\w{2})ee(s?)$")
IN_ER = re.compile(r"(?<=\w{3})(?:ers|eres?)$")
IN_EUR = re.compile(r"(?:(?<=\w[dtmshl])euse|(?<=\w)trice)s?$")
SHORT_IN_EUX = re.compile(r"(?<=^\weu)x$|(?<=^\w\weu)x$")  # lieux, jeux
IN_ITE = re.compile(r"(?<=\w{2})ite(s?)$")
PLURAL_AFTER_VOWEL = re.compile(r"^(\w*[aeiou]\w*[aeiou])s$")  # photos, emplois, but not CPAS; français as française
OF_VERB = re.compile(r"(?<=[aeo]il)l$|(?<=\w{3}[^aeiou])i$")  # travailler as travail, étudier as étude
ONE_SYLLABLE_AND_OYER = re.compile(r"^\w(?=oyers?$)")  # loyer, foyer: no verbs, loi is another word


def french(word: str) -> str:
    """Snowball's, with the same stem for who types no accents, for -er and -ère, and for plurals after a vowel."""
    if ONE_SYLLABLE_AND_OYER.match(word):
        return word.removesuffix("s")
    word = IN_EUR.sub(masculine, SHORT_IN_EUX.sub("", IN_ER.sub("er", FEMININE.sub(r"e\1", word))))
    stem = FRENCH(IN_ITE.sub(r"ité\1", word)).replace("é", "e")
    return OF_VERB.sub("", PLURAL_AFTER_VOWEL.sub(r"\1", stem))


def masculine(ending: re.Match[str]) -> str:
    """formateur of formatrice, travailleur of travailleuse."""
    return "teur" if ending[0].startswith("t") else "eur"


def english(word: str) -> str:
    """Snowball's."""
    return ENGLISH(word)


PLURAL = re.compile(r"(?<=\w{2}[aei][rnd])es$")  # taller, joven, ciudad: their ends look like a verb's
IN_ES = re.compile(r"(?<=\w{3}es)(?:a|as|es)$")  # francés, francesa


def spanish(word: str) -> str:
    """Snowball's, with the same stem for taller and talleres, día and días, francés and francesa."""
    stem = PLURAL_AFTER_VOWEL.sub(r"\1", SPANISH(IN_ES.sub("", PLURAL.sub("", word))))
    return f"{stem[:-1]}c" if stem.endswith("z") else stem


DUTCH_ENDINGS = (("heid", 3), ("ing", 4), ("en", 3), ("e", 3))
DUTCH_PLURAL = re.compile(r"(?<=\w{3}[rlmnep])s$")
DOUBLE_VOWEL = re.compile(r"([aeou])\1")
DOUBLE_CONSONANT = re.compile(r"([bcdfgklmnprst])\1$")
HARD = {"v": "f", "z": "s"}


def dutch_stem(word: str) -> str:
    return next((stem for ending, shortest in DUTCH_ENDINGS if (stem := cut(word, (ending,), shortest)) != word), word)


def dutch(word: str) -> str:
    """Cut until nothing is left to cut, with one vowel for two and one consonant for two: scholen as school.

    Snowball has two stemmers for Dutch; one tells dagen from dag and woord from woorden, the other scholen from school.
    """
    before = ""
    while before != word:
        before, word = word, DUTCH_PLURAL.sub("", DOUBLE_CONSONANT.sub(r"\1", dutch_stem(word)))
    word = DOUBLE_VOWEL.sub(r"\1", word)
    return word[:-1] + HARD.get(word[-1:], word[-1:])


# Plurals with their article, the article of either gender as it changes after its word, plurals.
SOMALI_PLURALS = ("ooyinka", "ooyinkii", "ooyin", "yaasha", "yaashii", "yaal", "yaha", "yada", "yadii", "yo")
SOMALI_ARTICLES = (
    *("adii", "ada", "aha", "ihii", "ahii", "uhu"),
    *("kii", "gii", "hii", "tii", "dii", "shii", "ka", "ga", "ha", "ta", "da", "sha", "ku", "gu", "hu", "tu", "du"),
)
SOMALI_VOWELS = ("aa", "oo", "a", "o", "i", "u", "e")


def somali(word: str) -> str:
    """Without the article and the ending of the plural, and without the vowel at the end that changes with them."""
    word = cut(word, SOMALI_PLURALS, 3)
    word = cut(word, SOMALI_ARTICLES, 3)
    return cut(word, SOMALI_VOWELS, 3)
