"""Makes a new Elasticsearch index of all entries while the old one answers, and compares an index with the database.

The new index is filled in the order of primary keys and remembered with the last of them (``Rebuild``): an interrupted
rebuilding goes on there. What changes meanwhile goes into the old index and, before and after the alias moves, by a
comparison into the new one. Readers are given the old index, for a second the database, then the new one.
"""

from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from elasticsearch.helpers import scan

from search.backends import catching_up, elasticsearch
from search.backends.elasticsearch import ElasticsearchBackend, EntryIndex, MadeIndex, explaining
from search.backends.mapping import version
from search.models import Entry, Missed, Rebuild

CHUNK = 200  # entries that are sent at once
MOVING = "elasticsearch:alias"  # what is noted as missed while the alias moves, so that the database answers
LONGEST_LIST = 50  # differences that are said one by one

Progress = Callable[[int, int], None]  # how many entries are done, and how many there are


def rebuild(progress: Progress) -> int:
    """Fills a new index, or what is left of an unfinished one, and puts it in use; how many entries it has.

    Raises ``UnavailableError``; called again it goes on.
    """
    backend = elasticsearch.patient()
    with explaining():
        made, index = unfinished(backend)
        total = Entry.objects.count()
        done = Entry.objects.filter(pk__lte=made.last).count()
        progress(done, total)
        for entries in chunks(made.last):
            index.change(entries, [])
            made.last = entries[-1].pk
            made.save(update_fields=["last"])
            done += len(entries)
            progress(done, max(done, total))
        put_in_use(backend, index)
        made.delete()
    catching_up.run()
    return done


def unfinished(backend: ElasticsearchBackend) -> tuple[Rebuild, MadeIndex]:
    """The index in the making that this code began; a new one where there is none."""
    for made in Rebuild.objects.order_by("-began"):
        index = MadeIndex(backend, made.index)
        if made.index.startswith(f"{backend.alias}_") and backend.es.indices.exists(index=made.index):
            return made, index
        made.delete()
    index = MadeIndex(backend, f"{backend.alias}_{get_random_string(7).lower()}")
    index.put()
    return Rebuild.objects.create(index=index.name, began=timezone.now()), index


def chunks(after: int) -> Iterator[list[Entry]]:
    """All entries after this primary key, those that come meanwhile too."""
    entries = Entry.objects.order_by("pk").prefetch_related("words")
    while chunk := list(entries.filter(pk__gt=after)[:CHUNK]):
        yield chunk
        after = chunk[-1].pk


def put_in_use(backend: ElasticsearchBackend, index: MadeIndex) -> None:
    """Has the alias lead to this index at one stroke, and deletes every other of the family."""
    mend(index)
    catching_up.remember([MOVING])
    try:
        others = [name for name in backend.es.indices.get(index=f"{backend.family}*").body if name != index.name]
        actions = [{"remove_index": {"index": name}} for name in others]
        backend.es.indices.update_aliases(actions=[*actions, {"add": {"index": index.name, "alias": backend.alias}}])
        mend(EntryIndex(backend, backend.alias))
    finally:
        Missed.objects.filter(key=MOVING).delete()


def mend(index: EntryIndex) -> int:
    """Sends to the index what the database has otherwise; how many entries."""
    missing, left_over, older = differences(index)
    entries = Entry.objects.filter(key__in=[*missing, *older]).prefetch_related("words")
    keys = sorted(missing | older)
    for start in range(0, len(keys), CHUNK):
        index.change(list(entries.filter(key__in=keys[start : start + CHUNK])), [])
    index.change([], sorted(left_over))
    index.refresh()
    return len(keys) + len(left_over)


def differences(index: EntryIndex) -> tuple[set[str], set[str], set[str]]:
    """The keys of entries that the index lacks, has but should not, and has as they were before."""
    index.refresh()
    hits = scan(index.es, {"_source": False, "docvalue_fields": ["changed_at"]}, index=index.name, size=1000)
    kept = {hit["_id"]: hit["fields"]["changed_at"][0] for hit in hits}
    with transaction.atomic():
        there = {key: version(moment) for key, moment in Entry.objects.values_list("key", "changed_at").iterator()}
    older = {key for key in there.keys() & kept.keys() if there[key] != kept[key]}
    return there.keys() - kept.keys(), kept.keys() - there.keys(), older


def nightly_work(**_: object) -> str:
    """Tells Elasticsearch what it missed, and mends what differs for whatever reason."""
    if not elasticsearch.is_configured():
        return ""
    backend = elasticsearch.patient()
    number = catching_up.run()
    with explaining():
        mended = mend(EntryIndex(backend, backend.alias))
    return f"Elasticsearch : {number} changements rattrapés, {mended} différences corrigées"


def check() -> list[str]:
    """How the index in use differs from the database, in French; nothing where it does not. ``UnavailableError``."""
    backend = elasticsearch.patient()
    with explaining():
        catching_up.probe(backend)
        missing, left_over, older = differences(EntryIndex(backend, backend.alias))
    said = [
        *(f"{key} : absente d’Elasticsearch" for key in sorted(missing)),
        *(f"{key} : encore dans Elasticsearch" for key in sorted(left_over)),
        *(f"{key} : ancienne version dans Elasticsearch" for key in sorted(older)),
    ]
    more = len(said) - LONGEST_LIST
    return [*said[:LONGEST_LIST], f"… et {more} autres différences"] if more > 0 else said
