"""Keeps count of the words in the index: by differences, so that publishing a page costs what that page is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connections, router, transaction
from django.db.models import Count, Max, Q

from core import turns
from search.entries import Counted, kept_words, tokens_of
from search.models import Entry, KnownWord

AT_ONCE = 2000
A_CHUNK = 100


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


def differences() -> dict[Counted, int]:
    """What is to be added to each word for its number to be that of the entries that have it; nothing where all are."""
    found: Counter[Counted] = Counter()
    for entry in Entry.objects.with_words().order_by("pk").iterator(chunk_size=A_CHUNK):
        found.update(tokens_of(kept_words(entry)))
    kept = KnownWord.objects.values_list("language", "token", "entries")
    found.subtract({(code, token): number for code, token, number in kept})
    return {word: number for word, number in sorted(found.items()) if number}


def mend() -> None:
    """Sets right the numbers that are wrong; in another night, where somebody publishes meanwhile."""
    before = state()
    wrong = differences()
    if not wrong:
        return
    with transaction.atomic():
        turns.hold()
        if state() == before:
            count(wrong, {})


def state() -> tuple[int, Any]:
    """Another one when anything was written since."""
    found = Entry.objects.aggregate(number=Count("pk"), latest=Max("changed_at"))
    return found["number"], found["latest"]


def difference(before: set[Counted], after: set[Counted]) -> Counter[Counted]:
    """What an entry that changes adds to the number of entries of each word."""
    found = Counter(dict.fromkeys(after - before, 1))
    found.subtract(before - after)
    return found
