"""Tells Elasticsearch what changed, and afterwards what it was not told because it was not there.

What changes is noted in the transaction that changes it (``remember``), sent once that is committed (``sent``), and
struck out when Elasticsearch has it. As long as anything is noted the database answers (``choosing``), so that what was
withdrawn is found nowhere, whatever Elasticsearch still holds. A process that dies leaves its notes to the others.
"""

import logging
import threading
from collections.abc import Collection
from datetime import timedelta
from time import monotonic

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from search.backends import elasticsearch, health
from search.backends.elasticsearch import EntryIndex, UnavailableError
from search.backends.found import MOST
from search.backends.mapping import digest
from search.filters import SearchFilter
from search.models import Entry, EntryWords, Missed
from search.question import Alternative, Asked, Question

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 50  # changes that are sent while an editor waits; more are sent beside
BATCH = 200
ON_ITS_WAY = timedelta(seconds=5)
TRIES = 5
PROBE_SECONDS = 10.0  # in which what answers at all has said the form of its index
LOCK = "search-elasticsearch-catching-up"


def remember(keys: Collection[str]) -> None:
    """Notes that these entries change; to be called in the transaction that changes them."""
    if elasticsearch.is_configured() and keys:
        Missed.objects.bulk_create(
            [Missed(key=key) for key in sorted(set(keys))],
            update_conflicts=True,
            update_fields=["since"],
            unique_fields=["key"],
        )


def keys_of(entries: Collection[int], gone: Collection[tuple[int, str]]) -> set[str]:
    """However many they are: a database takes some of them at a time."""
    written = Entry.objects.only("key").in_bulk(entries)
    return {*(entry.key for entry in written.values()), *(key for _pk, key in gone)}


def while_writing(entries: Collection[int], gone: Collection[tuple[int, str]], **_: object) -> None:
    """Receives what is written: primary keys of entries, and of those that are gone the keys too."""
    if elasticsearch.is_configured():
        remember(keys_of(entries, gone))


def after_writing(entries: Collection[int], gone: Collection[tuple[int, str]], **_: object) -> None:
    """Receives the same when it is committed."""
    if elasticsearch.is_configured():
        keys = keys_of(entries, gone)
        remember(keys - Missed.objects.in_bulk(keys, field_name="key").keys())
        sent(keys)


def sent(keys: Collection[str]) -> None:
    """Sends what was noted of these entries, once their transaction is committed. Takes no longer than a search."""
    if not elasticsearch.is_configured() or not keys:
        return
    if health.is_open() or len(keys) > MOST_AT_ONCE:
        begin()
        return
    backend = elasticsearch.quick()
    notes = list(Missed.objects.filter(key__in=keys))
    try:
        send(EntryIndex(backend, backend.alias), notes, settings.ELASTICSEARCH_SECONDS)
    except UnavailableError as error:
        health.failed(error.reason)


def send(index: EntryIndex, notes: list[Missed], seconds: float) -> None:
    """Sends the entries that were noted as they are now, and strikes the notes out unless they changed meanwhile."""
    entries = list(Entry.objects.filter(key__in=[note.key for note in notes]).prefetch_related("words"))
    gone = {note.key for note in notes} - {entry.key for entry in entries}
    elasticsearch.within(seconds, lambda: index.change(entries, gone))
    latest = max((note.since for note in notes), default=timezone.now())
    Missed.objects.filter(pk__in=[note.pk for note in notes], since__lte=latest).delete()


def run() -> int:
    """Tries Elasticsearch, and tells it all that it missed; how many changes. Raises ``UnavailableError``."""
    backend = elasticsearch.patient()
    index = EntryIndex(backend, backend.alias)
    number = 0
    try:
        probe(backend)
        while notes := list(Missed.objects.order_by("pk")[:BATCH]):
            send(index, notes, elasticsearch.PATIENT_SECONDS)
            number += len(notes)
    except UnavailableError as error:
        health.failed(error.reason)
        raise
    health.recovered()
    return number


def probe(backend: elasticsearch.ElasticsearchBackend) -> None:
    """Raises unless the index in use is there, has its form, and answers a search as quickly as visitors need it.

    A node that has just started answers slowly at first: it is asked several times.
    """
    found = elasticsearch.within(PROBE_SECONDS, lambda: backend.es.indices.get_mapping(index=backend.alias)).body
    if [each["mappings"].get("_meta", {}).get("digest") for each in found.values()] != [digest()]:
        raise UnavailableError(elasticsearch.api_reason(400, "", ""))
    question = usual_question()
    for _ in range(TRIES):
        began = monotonic()
        elasticsearch.TimedSearch(backend, backend.timeout).find(question, SearchFilter(), 0, MOST)
        if monotonic() - began < settings.ELASTICSEARCH_SECONDS:
            return
    raise UnavailableError("Elasticsearch répond trop lentement.")


def usual_question() -> Question:
    """What a visitor may ask: words of some title."""
    title = EntryWords.objects.exclude(title="").values_list("title", flat=True).first() or "CIMB"
    words = [Asked(word, (Alternative((word.lower(),)),)) for word in title.split()[:3]]
    return Question(title, settings.LANGUAGE_CODE, tuple(words), (settings.LANGUAGE_CODE,))


def is_behind() -> bool:
    """Whether Elasticsearch has still to be told of a change. What nobody sends is sent now, beside."""
    oldest = Missed.objects.order_by("since").values_list("since", flat=True).first()
    if oldest is not None and oldest < timezone.now() - ON_ITS_WAY:
        begin()
    return oldest is not None


def begin() -> None:
    """Has it done beside, if it is time to: by a thread that ends when nothing is left, or at the first failure."""
    if not settings.SEARCH_CATCHES_UP_BESIDE:
        return
    if health.is_open():
        if not health.may_probe():
            return
    elif not cache.add(LOCK, 1, timeout=ON_ITS_WAY.total_seconds()):
        return
    threading.Thread(target=beside, name="elasticsearch-catching-up", daemon=True).start()


def look_after(**_: object) -> None:
    """Each minute, whoever searches or not: it recovers, has what it missed, and staff are told when it is not well."""
    if elasticsearch.is_configured() and (not health.is_open() or health.may_probe()):
        attempt()


def beside() -> None:
    """What the thread does, with a connection of its own to the database."""
    try:
        attempt()
    finally:
        close_old_connections()


def attempt() -> None:
    """The same as ``run``, where nobody is told of a failure but the circuit, and by it the staff."""
    try:
        run()
    except UnavailableError:
        pass  # the circuit knows, and says when to try again
    except DatabaseError:
        logger.exception("What Elasticsearch missed could not be read.")
        health.failed("La base de données était occupée.")
