"""Keeps count of the words in the index: by differences, so that publishing a page costs what that page is."""

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db import connections, router
from django.db.models import Q

from search.entries import Counted
from search.models import KnownWord

AT_ONCE = 2000


def count(differences: Mapping[Counted, int], forms: Mapping[Counted, str]) -> None:
    """Adds to each word's number of entries; a word that is in none is forgotten.

    In the order of languages and words, so that two who publish at once wait for each other and never in a circle.
    """
    changes = sorted((word, number) for word, number in differences.items() if number)
    if not changes:
        return
    table = KnownWord._meta.db_table
    added = (
        f'INSERT INTO "{table}" (language, token, form, entries) VALUES (%s, %s, %s, %s) '  # noqa: S608
        f'ON CONFLICT (language, token) DO UPDATE SET entries = "{table}".entries + excluded.entries'
    )
    rows = [(*word, forms.get(word, word[1]), number) for word, number in changes]
    with connections[router.db_for_write(KnownWord)].cursor() as cursor:
        cursor.executemany(added, rows)
    fewer = [word for word, number in changes if number < 0]
    for start in range(0, len(fewer), AT_ONCE):
        forget(fewer[start : start + AT_ONCE])


def forget(words: Iterable[Counted]) -> None:
    """Deletes those of the words that no entry has."""
    by_language: dict[str, list[str]] = {}
    for code, token in words:
        by_language.setdefault(code, []).append(token)
    among = Q()
    for code, tokens in by_language.items():
        among |= Q(language=code, token__in=tokens)
    KnownWord.objects.filter(among, entries__lte=0).delete()


def difference(before: set[Counted], after: set[Counted]) -> Counter[Counted]:
    """What an entry that changes adds to the number of entries of each word."""
    found = Counter(dict.fromkeys(after - before, 1))
    found.subtract(before - after)
    return found
