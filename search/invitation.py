"""What the search offers to who asks nothing, or finds nothing: guides, and the way to somebody who answers.

In a number of queries that does not depend on how much there is.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone

from core.findable import Kind
from core.templatetags.core_tags import active
from search.models import Entry, EntryWords
from search.query import Suggestion

GUIDES = 6


def guides() -> list[Suggestion]:
    """The guides that changed last, in the reader's language where they are published in it, else in the source's."""
    codes = [active(), settings.LANGUAGE_CODE]
    shown = EntryWords.objects.filter(language__in=codes).exclude(title="")
    entries = current(kind=Kind.GUIDE, example=False, words__in=shown).distinct().order_by("-changed_at", "pk")[:GUIDES]
    words = words_of([entry.pk for entry in entries], codes)
    return [suggestion(entry, words[entry.pk]) for entry in entries if entry.pk in words]


def current(**facts: Any) -> Any:
    """Entries that may be shown now: what is to be gone may wait for the night to go."""
    return Entry.objects.filter(**facts).exclude(until__lte=timezone.now())


def words_of(keys: Sequence[int], codes: list[str]) -> dict[int, EntryWords]:
    """The words of each entry in the first of these languages that has them."""
    rows = EntryWords.objects.filter(entry__in=keys, language__in=codes).exclude(title="")
    return {row.entry_id: row for row in sorted(rows, key=lambda row: codes.index(row.language), reverse=True)}


def suggestion(entry: Entry, words: EntryWords) -> Suggestion:
    code = "" if words.language == active() else words.language
    return Suggestion(words.title, words.address, entry.kind, code)
