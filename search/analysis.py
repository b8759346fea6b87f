"""How words are compared, in each language: what is indexed and what is asked go through the same. Pure.

A *piece* is a word where it stands in a text, a *token* is what it is compared by: letters and digits only, as SQLite's
and PostgreSQL's own parsers part words at anything else. A stop word has no token ("").
"""

import unicodedata
from functools import lru_cache

from search.letters import APOSTROPHES, LONGEST_WRITTEN, Piece, folded, pieces
from search.stems import Stemmer, arabic_script, cyrillic, geez, latin, turkish
from search.stop_words import STOP_WORDS

__all__ = ["Piece", "folded", "kept", "of_language", "pieces", "question_tokens", "readings", "token", "tokens"]

STEMMERS: dict[str, Stemmer] = {
    "fr": latin.french,
    "nl": latin.dutch,
    "en": latin.english,
    "es": latin.spanish,
    "tr": turkish.turkish,
    "so": latin.somali,
    "ru": cyrillic.russian,
    "uk": cyrillic.ukrainian,
    "ar": arabic_script.arabic,
    "fa": arabic_script.persian,
    "ps": arabic_script.pashto,
    "ti": geez.tigrinya,
}
# The languages of the site that a script writes, by the first word of its letters' names in Unicode.
SCRIPTS = {
    "LATIN": ("fr", "nl", "en", "es", "tr", "so"),
    "CYRILLIC": ("ru", "uk"),
    "ARABIC": ("ar", "fa", "ps"),
    "ETHIOPIC": ("ti",),
}
# What is written after an apostrophe is an ending: doctor’s, foto’s, Mons’ta.
ENDING_AFTER_APOSTROPHE = {"en", "nl", "tr"}
LONGEST_ENDING = 5
PREFIXED = {*"وبل"}


def of_language(language: str, token: str) -> str:
    """A word of a text in the index: one token, which no word of another language is taken for."""
    return f"{language}0{token}"


def token(word: str, language: str) -> str:
    """The analysed form of a word by a language of the site, "" for its stop words and for what has no letters."""
    return analysed(word[:LONGEST_WRITTEN], language, stop_words=True)


def kept(word: str, language: str) -> str:
    """The same, stop words too."""
    return analysed(word[:LONGEST_WRITTEN], language, stop_words=False)


@lru_cache(maxsize=1 << 16)
def analysed(word: str, language: str, stop_words: bool) -> str:
    """What ``token`` and ``kept`` say, remembered."""
    form = folded(word)
    if stop_words and is_stop_word(form, language):
        return ""
    if language in ENDING_AFTER_APOSTROPHE:
        form = folded(without_ending(word)) or form
    if not form or form[0].isdigit() or language not in STEMMERS:
        return form
    return STEMMERS[language](form) or form


def is_stop_word(form: str, language: str) -> bool:
    """Whether a folded word is one; in Arabic also with و, ب or ل written onto it."""
    words = STOP_WORDS.get(language, frozenset())
    return form in words or (language == "ar" and form[:1] in PREFIXED and form[1:] in words)


def without_ending(word: str) -> str:
    for apostrophe in APOSTROPHES:
        stem, found, ending = word.rpartition(apostrophe)
        if found and len(folded(ending)) <= LONGEST_ENDING and len(folded(stem)) > 1:
            return stem
    return word


def tokens(text: str, language: str) -> list[str]:
    """The token of each of the text's ``pieces``, in their order."""
    return [token(piece.word, language) for piece in pieces(text)]


def question_tokens(text: str, language: str) -> list[str]:
    """The same; a text that has nothing but stop words keeps them, as « À qui ? ». For questions, titles and names."""
    found = tokens(text, language)
    return found if any(found) else [kept(piece.word, language) for piece in pieces(text)]


def readings(word: str, language: str, stop_words: bool = True) -> dict[str, str]:
    """Language -> token for each language of the site that the word may be of, by its script, the reader's first.

    Where the reader does not write in that script, its first language is taken for theirs: French for Latin letters. A
    stop word of the reader's language is none in any: there are no readings. Without ``stop_words`` all are kept.
    """
    languages = languages_of(word, language)
    form = token if stop_words else kept
    if stop_words and languages and not token(word, languages[0]):
        return {}
    found = {code: form(word, code) for code in languages}
    return {code: analysed_form for code, analysed_form in found.items() if analysed_form}


def languages_of(word: str, language: str) -> list[str]:
    """The languages that may have this word, the reader's first: all for figures, theirs alone for other scripts."""
    form = folded(word)
    if not form or form[0].isdigit():
        languages: tuple[str, ...] = tuple(STEMMERS)
    else:
        languages = SCRIPTS.get(unicodedata.name(form[0], "").partition(" ")[0], (language,))
    return sorted(languages, key=lambda code: code != language)
