"""French, Dutch, English, Spanish and Somali. Pure."""

import re

from search.stems import cut, snowball

FRENCH, DUTCH, ENGLISH, SPANISH = (snowball(name) for name in ("french", "dutch", "english", "spanish"))

# Folding took the accents that Snowball's French knows its endings by: -ité, -ée, -ère.
FEMININE = re.compile(r"(?<=\w{2})ee(s?)$")
IN_ERE = re.compile(r"(?<=\w{3})(?:ers|eres?)$")
IN_ITE = re.compile(r"(?<=\w{2})ite(s?)$")


def french(word: str) -> str:
    word = IN_ERE.sub("er", FEMININE.sub(r"e\1", word))
    return without_accents(FRENCH(IN_ITE.sub(r"ité\1", word)))


def without_accents(word: str) -> str:
    return word.replace("é", "e").replace("è", "e")


def dutch(word: str) -> str:
    return DUTCH(word)


def english(word: str) -> str:
    return ENGLISH(word)


def spanish(word: str) -> str:
    return SPANISH(word)


# Plurals with their article, the article of either gender as it changes after its word, plurals.
SOMALI_PLURALS = ("ooyinka", "ooyinkii", "ooyin", "yaasha", "yaashii", "yaal", "yada", "yadii", "yo")
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
