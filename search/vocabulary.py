"""The words that the index has, and how rare each is.

All of them are kept in the process, by language; a word that nobody knows is compared with each. What was published
or withdrawn since, by whichever process, makes them be read anew.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log
from threading import Lock
from typing import Any

from django.db import connection

from search.letters import folded
from search.models import KnownWord
from search.spelling import Lexicon

KNOWN = """
SELECT token, language, entries, (SELECT COUNT(*) FROM search_entry)
FROM search_knownword WHERE entries > 0 AND token IN ({places})
"""
STAMP = "SELECT MAX(changed_at), COUNT(*) FROM search_entry"  # what was published or withdrawn makes it another
ADDED = "SELECT language, words FROM search_synonyms WHERE language IN ({places}) ORDER BY id"


class Vocabulary:
    """What this process knows of the words. One reads it at a time; who comes meanwhile waits for that."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.stamp: tuple[Any, ...] = ()
        self.languages: dict[str, Lexicon] = {}

    def of(self, languages: Iterable[str]) -> dict[str, Lexicon]:
        """At most one query, and one more for all languages that were not read since the last change."""
        with connection.cursor() as cursor:
            cursor.execute(STAMP)
            stamp = cursor.fetchone()
        with self.lock:
            if self.stamp != stamp:
                self.stamp, self.languages = stamp, {}
            wanted = list(dict.fromkeys(languages))
            if missing := [language for language in wanted if language not in self.languages]:
                self.languages |= read(missing)
            return {language: self.languages[language] for language in wanted}


def read(languages: list[str]) -> dict[str, Lexicon]:
    words = {language: Lexicon([], [], [], []) for language in languages}
    rows = KnownWord.objects.filter(language__in=languages, entries__gt=0)
    for language, token, form, entries in rows.values_list("language", "token", "form", "entries").iterator(5000):
        mine = words[language]
        mine.tokens.append(token)
        mine.forms.append(form)
        mine.folded.append(folded(form))
        mine.entries.append(entries)
    return words


vocabulary = Vocabulary()


@dataclass(frozen=True)
class Known:
    """``counts``: token and language -> how many entries have it. ``number``: how many entries there are."""

    counts: dict[tuple[str, str], int]
    number: int

    def entries(self, token: str, language: str) -> int:
        return self.counts.get((token, language), 0)

    def anywhere(self, token: str) -> int:
        return max((number for (each, _language), number in self.counts.items() if each == token), default=0)


def known(tokens: Collection[str]) -> Known:
    """What is known of these tokens; one query, none where there are none."""
    if not tokens:
        return Known({}, 0)
    places = ", ".join(["%s"] * len(tokens))
    with connection.cursor() as cursor:
        cursor.execute(KNOWN.format(places=places), list(tokens))
        rows = cursor.fetchall()
    return Known({(token, language): entries for token, language, entries, _number in rows}, rows[0][3] if rows else 0)


def added(languages: Sequence[str]) -> dict[str, list[str]]:
    """The synonyms of staff by language; one query each time, so that a change holds at once everywhere."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(ADDED.format(places=", ".join(["%s"] * len(languages))), list(languages))
        for language, words in cursor.fetchall():
            found.setdefault(language, []).append(words)
    return found


def rarity(entries: int, number: int) -> float:
    """From 1, of a word that one entry has, to nearly 0, of one that every entry has."""
    if number <= 1:
        return 1.0
    return log(1 + number / max(entries, 1)) / log(1 + number)
