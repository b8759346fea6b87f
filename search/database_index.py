"""The entries in the database's index: modelsearch's own backend, asked for many at once."""

from collections.abc import Iterable
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import router
from django.db.models import QuerySet
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from search.models import Entry, EntryQuerySet

AT_ONCE = 5000  # databases take some ten thousand values in one query
PLAIN = ("title_text", "body_text")  # PostgreSQL keeps what it made its vectors of in columns of their own


def rows() -> QuerySet[IndexEntry]:
    return IndexEntry.objects.filter(content_type=ContentType.objects.get_for_model(Entry))


def put(entries: list[Entry]) -> None:
    """With their words. Those that are there are taken out first: the backend writes over them one after the other."""
    if entries:
        remove(entry.pk for entry in entries)
        get_search_backend("default").add_bulk(Entry, entries)


def remove(pks: Iterable[int]) -> None:
    """Many at once; the backend's own way is one after the other."""
    rest = iter(pks)
    while gone := [str(pk) for pk in islice(rest, AT_ONCE)]:
        rows().filter(object_id__in=gone)._raw_delete(using=router.db_for_write(IndexEntry))


def wrong(entries: EntryQuerySet) -> list[Entry]:
    """Those of the entries that are not in it, or with other words; two queries."""
    kept = list(entries.with_words())
    found = {row.object_id: said(row) for row in rows().filter(object_id__in=[str(entry.pk) for entry in kept])}
    return [entry for entry in kept if found.get(str(entry.pk)) != (entry.title().strip(), entry.body().strip())]


def strangers() -> list[int]:
    """What is in it, and is no entry any more."""
    known = {str(pk) for pk in Entry.objects.values_list("pk", flat=True)}
    return [int(pk) for pk in rows().values_list("object_id", flat=True) if pk not in known]


def said(row: IndexEntry) -> tuple[str, str]:
    """Its title and its text, without the spaces around them, which PostgreSQL's backend leaves out."""
    title, body = PLAIN if hasattr(row, PLAIN[0]) else ("title", "body")
    return getattr(row, title).strip(), getattr(row, body).strip()
