"""Whether what search keeps says what the sources say: entries, the database's index of them, the known words."""

from collections.abc import Iterator

from core import findable
from search import database_index, entries, files, known_words
from search.indexing import asked_of_sources, in_batches
from search.models import Entry


def differences() -> Iterator[str]:
    """A sentence in French for each difference; none where all agree. Nothing is written."""
    keys = {key for source in findable.sources.values() for key in source.keys()}  # noqa: SIM118
    there = set(Entry.objects.values_list("key", flat=True))
    yield from (f"{key} : manque dans la recherche" for key in sorted(keys - there))
    yield from (f"{key} : en trop dans la recherche, personne ne le montre" for key in sorted(there - keys))
    for some in in_batches(sorted(there)):
        yield from (f"{key} : dit autre chose que le site" for key in others(set(some) & keys))
        wrong = database_index.wrong(Entry.objects.filter(key__in=some).order_by("key"))
        yield from (f"{entry.key} : l’index de la base de données dit autre chose" for entry in wrong)
    yield from (f"n° {pk} : en trop dans l’index de la base de données" for pk in sorted(database_index.strangers()))
    for (code, token), number in known_words.differences().items():
        yield f"mot {token} ({code}) : compté {-number:+} fois de trop"


def others(keys: set[str]) -> Iterator[str]:
    """Those of the keys of which the source says something else than the entry."""
    things = asked_of_sources(sorted(keys))
    texts, _unread = files.known({pk for thing in things.values() for pks in thing.documents.values() for pk in pks})
    for entry in Entry.objects.filter(key__in=things).order_by("key").with_words():
        wanted = entries.wanted(things[entry.key], texts)
        if (entries.kept_facts(entry), entries.kept_words(entry)) != (wanted.facts, wanted.words):
            yield entry.key
