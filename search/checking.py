"""Whether what search keeps says what the sources say: entries, the database's index of them, the known words."""

from collections import Counter
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch
from wagtail.search.models import IndexEntry

from core import findable
from search import entries, files
from search.entries import Counted
from search.indexing import asked_of_sources, in_batches
from search.models import Entry, EntryWords, KnownWord

PLAIN = ("title_text", "body_text")  # PostgreSQL keeps what it made its vectors of in columns of their own


def differences() -> Iterator[str]:
    """A sentence in French for each difference; none where all agree. It may be asked while the site is used."""
    keys = {key for source in findable.sources.values() for key in source.keys()}  # noqa: SIM118
    there = set(Entry.objects.values_list("key", flat=True))
    yield from (f"{key} : manque dans la recherche" for key in sorted(keys - there))
    yield from (f"{key} : en trop dans la recherche, personne ne le montre" for key in sorted(there - keys))
    content_type = ContentType.objects.get_for_model(Entry)
    counted: Counter[Counted] = Counter()
    for some in in_batches(sorted(there)):
        yield from of_batch(some, keys, content_type, counted)
    indexed = IndexEntry.objects.filter(content_type=content_type).values_list("object_id", flat=True)
    known = {str(pk) for pk in Entry.objects.values_list("pk", flat=True)}
    yield from (f"n° {pk} : en trop dans l’index de la base de données" for pk in sorted(set(indexed) - known))
    yield from of_words(counted)


def of_batch(some: list[str], keys: set[str], content_type: ContentType, counted: Counter[Counted]) -> Iterator[str]:
    """Of a batch of entries; their words are added to what is ``counted``."""
    rows = Prefetch("words", queryset=EntryWords.objects.order_by("language"))
    kept = list(Entry.objects.filter(key__in=some).order_by("key").prefetch_related(rows))
    things = asked_of_sources(key for key in some if key in keys)
    texts, _unread = files.known({pk for thing in things.values() for pks in thing.documents.values() for pk in pks})
    found = IndexEntry.objects.filter(content_type=content_type, object_id__in=[str(entry.pk) for entry in kept])
    indexed = {row.object_id: said_in_index(row) for row in found}
    for entry in kept:
        counted.update(entries.tokens_of(entries.kept_words(entry)))
        if entry.key in things:
            wanted = entries.wanted(things[entry.key], texts)
            if (entries.kept_facts(entry), entries.kept_words(entry)) != (wanted.facts, wanted.words):
                yield f"{entry.key} : dit autre chose que le site"
        if str(entry.pk) not in indexed:
            yield f"{entry.key} : manque dans l’index de la base de données"
        elif indexed[str(entry.pk)] != (entry.title(), entry.body()):
            yield f"{entry.key} : l’index de la base de données dit autre chose"


def said_in_index(row: IndexEntry) -> tuple[str, str]:
    names = {field.name for field in row._meta.get_fields()}
    title, body = PLAIN if set(PLAIN) <= names else ("title", "body")
    return getattr(row, title), getattr(row, body)


def of_words(counted: Counter[Counted]) -> Iterator[str]:
    """The known words against those of the entries."""
    kept = {
        (code, token): number for code, token, number in KnownWord.objects.values_list("language", "token", "entries")
    }
    for word in sorted(kept.keys() | counted.keys()):
        if kept.get(word, 0) != counted.get(word, 0):
            yield f"mot {word[1]} ({word[0]}) : compté {kept.get(word, 0)} fois, il est dans {counted[word]} entrées"
