"""Makes the index say what the sources say: the only writer of entries, their words, and the database's index of them.

Within the transaction of whoever changed something, so that what is withdrawn is found by nobody from then on. One
writes at a time (``turns``), and asks the sources then, so that of two who publish two languages of a page the last one
reads both. A thing that cannot be indexed keeps nobody from publishing it, nor from withdrawing it: it is left out.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from django.db import InterfaceError, OperationalError, transaction
from django.dispatch import Signal
from django.utils import timezone

from core import findable, turns
from core.findable import Findable
from search import database_index, entries, files, known_words
from search.entries import Counted, Wanted
from search.models import Entry, EntryWords

logger = logging.getLogger(__name__)

A_BATCH = 50  # keys; while one is analysed nobody else writes
MOST_FILES = 10  # that are read while an editor waits, a second each; the night reads the others

# ``entries``, the primary keys of what was written; ``gone``, pairs of primary key and key.
writing = Signal()  # within the transaction
written = Signal()  # after it

Progress = Callable[[list[list[str]]], Iterable[list[str]]]


@dataclass
class Done:
    """``unread``: the keys that have a file whose text is not known yet."""

    written: list[int] = field(default_factory=list)
    gone: list[tuple[int, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    documents: set[int] = field(default_factory=set)
    differences: dict[Counted, int] = field(default_factory=dict)
    forms: dict[Counted, str] = field(default_factory=dict)

    def add(self, more: "Done") -> None:
        self.written += more.written
        self.gone += more.gone
        self.unread += more.unread
        self.documents |= more.documents
        add(self.differences, more.differences)
        self.forms = more.forms | self.forms


def refresh(keys: Iterable[str], *, thoroughly: bool = False, read_files: bool = True) -> None:
    """Indexes these keys as their sources say; nothing is written where nothing changed.

    Files whose text is not known yet are read after the transaction, the newest first, and their keys indexed once
    more. What cannot be indexed is taken out of the index. ``thoroughly``, as by night: all files are read, texts are
    analysed again though they are the same, and what cannot be indexed stays as it is.
    """
    asked = sorted(set(keys))
    if not asked:
        return
    done = Done()
    with transaction.atomic():
        turns.hold()
        for some in in_batches(asked):
            attempt(some, done, thoroughly)
        known_words.count(done.differences, done.forms)
        if done.written or done.gone:
            writing.send(sender=Entry, entries=done.written, gone=done.gone)
            transaction.on_commit(partial(tell, done.written, done.gone), robust=True)
        if done.documents and read_files:
            documents = sorted(done.documents, reverse=True)[: None if thoroughly else MOST_FILES]
            transaction.on_commit(partial(read_and_refresh, documents, done.unread, thoroughly), robust=True)


def attempt(keys: list[str], done: Done, thoroughly: bool) -> None:
    """Writes a batch; of one that fails, each key alone. A database that is away or busy is no fault of a thing."""
    part = Done()
    try:
        with transaction.atomic():
            write(keys, part, thoroughly)
    except (OperationalError, InterfaceError):
        raise
    except Exception:  # whatever a source or the analysis of any text raises
        if len(keys) > 1:
            for key in keys:
                attempt([key], done, thoroughly)
            return
        logger.exception("%s cannot be indexed.", keys[0])
        part = Done()
        if not thoroughly:
            kept = Entry.objects.filter(key__in=keys).select_for_update().with_words()
            remove(list(kept), set(), part)
    done.add(part)


def everything(progress: Progress = list) -> None:
    """Indexes all that there is, then deletes what is no more. Interrupted, it is begun again: what is right stays.

    The database's index and the known words are mended too, where they say something else than the entries. What fails
    only now stays as it is: what was withdrawn was taken out then.
    """
    keys = sorted({key for source in findable.sources.values() for key in source.keys()})  # noqa: SIM118
    gone = set(Entry.objects.values_list("key", flat=True)) - set(keys)
    for some in progress([*in_batches(keys), *in_batches(sorted(gone))]):
        refresh(some, thoroughly=not gone.intersection(some))
        with transaction.atomic():
            database_index.put(database_index.wrong(Entry.objects.filter(key__in=some).select_for_update()))
    database_index.remove(database_index.strangers())
    known_words.mend()


def in_batches(keys: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(keys)
    while some := list(islice(rest, A_BATCH)):
        yield some


def read_and_refresh(documents: Collection[int], keys: Collection[str], thoroughly: bool) -> None:
    """After the transaction: a file takes a second to read, and nobody else waits to write meanwhile."""
    files.read(documents)
    refresh(keys, thoroughly=thoroughly, read_files=False)


def tell(written_now: list[int], gone: list[tuple[int, str]]) -> None:
    written.send_robust(sender=Entry, entries=written_now, gone=gone)


def asked_of_sources(keys: Iterable[str]) -> dict[str, Findable]:
    """What the sources say of these keys; a key of no source is gone."""
    by_source: dict[str, list[str]] = {}
    for key in keys:
        by_source.setdefault(key.partition(":")[0], []).append(key)
    found: dict[str, Findable] = {}
    for name, mine in by_source.items():
        if source := findable.sources.get(name):
            found |= {thing.key: thing for thing in source.findable(mine)}
    return found


def held(keys: list[str]) -> tuple[dict[str, Entry], set[str]]:
    """The entries with these keys, held until the transaction ends, and the keys that had none: theirs are new."""
    there = set(Entry.objects.filter(key__in=keys).values_list("key", flat=True))
    new = [key for key in keys if key not in there]
    now = timezone.now()
    Entry.objects.bulk_create([Entry(key=key, changed_at=now) for key in new], ignore_conflicts=True)
    found = Entry.objects.filter(key__in=keys).order_by("key").select_for_update().with_words()
    return {entry.key: entry for entry in found}, set(new)


def write(keys: list[str], done: Done, thoroughly: bool) -> None:
    """A batch, in a number of queries that does not depend on how many keys it has."""
    kept, new = held(keys)
    things = asked_of_sources(keys)
    texts, unread = files.known({pk for thing in things.values() for pks in thing.documents.values() for pk in pks})
    changed: list[tuple[Entry, Wanted]] = []
    gone: list[Entry] = []
    for key, entry in kept.items():
        if key not in things:
            gone.append(entry)
            continue
        before = entries.kept_words(entry)
        wanted = entries.wanted(things[key], texts, {} if thoroughly else before)
        if entries.kept_facts(entry) != wanted.facts or before != wanted.words:
            changed.append((entry, wanted))
    remove(gone, new, done)
    save(changed, done)
    for key, thing in things.items():
        if waiting := unread.intersection(pk for pks in thing.documents.values() for pk in pks):
            done.documents |= waiting
            done.unread.append(key)


def remove(gone: list[Entry], new: set[str], done: Done) -> None:
    for entry in gone:
        add(done.differences, known_words.difference(entries.tokens_of(entries.kept_words(entry)), set()))
    database_index.remove(entry.pk for entry in gone)
    Entry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
    done.gone += [(entry.pk, entry.key) for entry in gone if entry.key not in new]


def save(changed: list[tuple[Entry, Wanted]], done: Done) -> None:
    if not changed:
        return
    now = timezone.now()
    indexed = []
    for entry, wanted in changed:
        before = entries.kept_words(entry)
        add(done.differences, known_words.difference(entries.tokens_of(before), entries.tokens_of(wanted.words)))
        done.forms = wanted.forms | done.forms
        if not entries.is_indexed_alike(before, wanted.words):
            indexed.append(entry)
        for name, value in wanted.facts.items():
            setattr(entry, name, value)
        entry.changed_at = now
    Entry.objects.bulk_update([entry for entry, _ in changed], [*entries.FACTS, "changed_at"])
    save_words(changed)
    database_index.put(indexed)
    done.written += [entry.pk for entry, _ in changed]


def save_words(changed: list[tuple[Entry, Wanted]]) -> None:
    """Writes the rows that differ, deletes those of languages that are gone, and gives each entry its rows."""
    different, gone = [], []
    for entry, wanted in changed:
        before = entries.kept_words(entry)
        rows = [EntryWords(entry=entry, language=code, **words) for code, words in wanted.words.items()]
        different += [row for row in rows if before.get(row.language) != wanted.words[row.language]]
        gone += [row.pk for row in entry.words.all() if row.language not in wanted.words]
        entry._prefetched_objects_cache = {"words": rows}
    EntryWords.objects.filter(pk__in=gone).delete()
    EntryWords.objects.bulk_create(
        different, update_conflicts=True, unique_fields=["entry", "language"], update_fields=entries.WORDS
    )


def add(differences: dict[Counted, int], more: dict[Counted, int]) -> None:
    for word, number in more.items():
        differences[word] = differences.get(word, 0) + number
