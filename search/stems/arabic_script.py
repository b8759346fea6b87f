"""Arabic, Persian and Pashto. Pure.

Folding has taken vowel marks and tatweel, made one letter of the forms of alef, yeh, kaf and heh, and joined what a
zero-width non-joiner parts.
"""

import re

from search.stems import cut

# Light stemming (Larkey's light10, as in Lucene), with what it lacks: possessive endings, and ب ل ف before words that
# begin with م, ت or ا, where they are hardly ever a root's own letters. Snowball's cuts و and ب of roots, so that وثيقة
# and الوثيقة differ.
ARTICLES = ("وبال", "ولل", "وال", "فال", "كال", "بال", "لل", "ال")
CLITIC = re.compile(r"^و?[بلف](?=[متا]\w{3})")
AND = re.compile(r"^و(?=\w{4})")
POSSESSIVES = (("هما", 3), ("كما", 3), ("ها", 3), ("هم", 3), ("كم", 3), ("نا", 4))
OF_TEH_MARBUTA = re.compile(r"(?<=\w{3})ت[يهك]?$")  # مدرستكم, مدرستي: of مدرسة
ENDINGS = (("ا", 4), ("ات", 2), ("ان", 4), ("ون", 4), ("ين", 4), ("يه", 2), ("ه", 2), ("ي", 2))


def arabic(word: str) -> str:
    """Without the article, what is written onto words, and the endings of number, gender and possession."""
    word = without_article(word)
    owned = next((stem for ending, shortest in POSSESSIVES if (stem := cut(word, (ending,), shortest)) != word), word)
    if owned != word or word[-1:] != "ت":
        word = OF_TEH_MARBUTA.sub("", owned)
    for ending, shortest in ENDINGS:
        word = cut(word, (ending,), shortest)
    for _ in range(2):
        word = AND.sub("", CLITIC.sub("", without_article(word)))
    return word


def without_article(word: str) -> str:
    for article in ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= 2:
            return word[len(article) :]
    return word


PERSIAN_PLURAL = re.compile(r"(?<=\w\w)ها(?:ي(?:ي|ش|م|ت|شان|مان|تان)?)?$")
PERSIAN_ENDINGS = ("ترين", "تر", "ان", "ي")
PERSONS = re.compile(r"(?<=\w{3})گان$")  # پناهندگان, of پناهنده
EZAFE = re.compile(r"(?<=\wه)ي$")


def persian(word: str) -> str:
    """Without the endings of number and comparison, and the ezafe, until nothing is left to cut.

    Snowball's also cuts گاه, گان and ه: رایگان and رایانه, کار and کارگاه are one word to it.
    """
    before = ""
    while before != word:
        before = word
        word = PERSONS.sub("ه", EZAFE.sub("", PERSIAN_PLURAL.sub("", word)))
        word = cut(word, PERSIAN_ENDINGS, 3)
    return word


PASHTO_PLURALS = ("گاني", "گانو", "يانو", "يان", "ونه", "ونو", "انو", "اني", "ان")
PASHTO_ENDINGS = ("ي", "ه", "و")


def pashto(word: str) -> str:
    """Without the ending of the plural, and the last letter that changes with gender, number and case."""
    word = cut(word, PASHTO_PLURALS, 2)
    return cut(cut(word, PASHTO_ENDINGS, 2), PASHTO_ENDINGS, 3)
