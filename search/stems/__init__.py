"""What words of a language are cut to, so that their forms are compared as one. Pure.

A stemmer gets a folded word (``search.letters.folded``) and gives letters of it. Folding comes first, so that who types
without accents or without Turkish letters gets the same stem.
"""

from collections.abc import Callable
from threading import local

import snowballstemmer  # type: ignore[import-untyped]

Stemmer = Callable[[str], str]


def snowball(name: str) -> Stemmer:
    """Snowball's stemmer of a language; one a thread, as it keeps the word that it is at."""
    own = local()

    def stem(word: str) -> str:
        if not hasattr(own, "stemmer"):
            own.stemmer = snowballstemmer.stemmer(name)
        return str(own.stemmer.stemWord(word))

    return stem


def cut(word: str, endings: tuple[str, ...], shortest: int) -> str:
    """The word without the first of these endings that it has and that leaves so many letters."""
    for ending in endings:
        if len(word) - len(ending) >= shortest and word.endswith(ending):
            return word[: -len(ending)]
    return word
