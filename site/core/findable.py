"""What the site's search may find: each app says here what it shows to everybody, and when that changed.

Search knows no page type and no entry of a list. It asks every registered ``Source`` for ``Findable`` things, and is
told by ``changed`` which of them are to be asked again. What is a draft, private, withdrawn or expired is never given:
a key for which a source gives nothing is found no more.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.db.models import TextChoices
from django.dispatch import Signal

from core.gathering import Gathering


class Kind(TextChoices):
    """What a thing is, for who chooses among the results; in the order in which kinds are offered."""

    GUIDE = "guide", "Guide"
    ACTIVITY = "activity", "Activité"
    CAMPAIGN = "campaign", "Campagne"
    NEWS = "news", "Actualité"
    PUBLICATION = "publication", "Publication"
    ORGANISATION = "organisation", "Organisation"
    TERM = "term", "Terme"
    FIGURE = "figure", "Chiffres"
    PAGE = "page", "Page"


@dataclass(frozen=True)
class Words:
    """A thing in one language in which it is published.

    ``address`` is the path that shows it (``/fr/lexique/cpas/``); ``summary`` and ``body`` are plain text. ``keywords``
    are other words for the very thing: its abbreviation, its place, a poster's sentence.
    """

    title: str
    address: str
    summary: str = ""
    body: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Findable:
    """One thing, in all its languages.

    ``key``: the name of its source, a colon, and what never changes of it (``page:<translation key>``).
    ``names``: language -> the names of its topics, categories and services, in every language that has them, so that a
    word of any language finds what is written in one only.
    ``languages``: in which one can have it: of a publication those of its files. Empty: those of ``words``.
    ``next_day``: of what takes place, the first date from today on. ``until``: when it must be gone.
    ``documents``: primary keys of the files whose text is searched with it, by language; their readers are everybody.
    ``off``: ``cancelled`` or ``postponed``, where it does not take place on its next day.
    ``example``: it is invented, and comes after what is not.
    """

    key: str
    kind: Kind
    words: dict[str, Words]
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    first_day: date | None = None
    next_day: date | None = None
    last_day: date | None = None
    until: datetime | None = None
    documents: dict[str, tuple[int, ...]] = field(default_factory=dict)
    example: bool = False
    off: str = ""


@dataclass(frozen=True)
class Facts:
    """What a type of pages knows of a page beside its words, the same in all its languages; as in ``Findable``."""

    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    communes: tuple[str, ...] = ()
    first_day: date | None = None
    next_day: date | None = None
    last_day: date | None = None
    off: str = ""


class Source(Protocol):
    """One sort of findable things. ``name`` begins their keys."""

    name: str

    def keys(self) -> Iterable[str]:
        """The key of everything that it shows now, in no order."""
        ...

    def findable(self, keys: Collection[str]) -> Iterator[Findable]:
        """What is to be found of these keys, in a number of queries that does not depend on how many they are."""
        ...


def key(source: str, identity: object) -> str:
    """``page:4b8a…``"""
    return f"{source}:{identity}"


def uuids(keys: Iterable[str]) -> list[UUID]:
    """What keys that are made of UUIDs were made of; those that are not, left out."""
    found = []
    for each in keys:
        with suppress(ValueError):
            found.append(UUID(each.partition(":")[2]))
    return found


def merged(*every: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Names by language, of several, each once."""
    found: dict[str, dict[str, None]] = {}
    for names in every:
        for code, some in names.items():
            found.setdefault(code, {}).update(dict.fromkeys(name for name in some if name))
    return {code: tuple(some) for code, some in sorted(found.items()) if some}


def is_example(title: str) -> bool:
    """Whether a French title says that the thing is invented: « Fête des voisins (exemple) »."""
    return "(exemple)" in title


sources: dict[str, Source] = {}
changed = Signal()  # ``keys``: the keys of what may have changed, appeared or gone; sent within the transaction


def tell(keys: Iterable[str]) -> None:
    """Search asks for these again, within the transaction, or when the gathering around it ends."""
    found = sorted(set(keys))
    if found and not gathering.takes(found):
        changed.send(sender=Source, keys=found)


gathering: Gathering[str] = Gathering("findable", tell)


def register(source: Source) -> None:
    """To be called in an ``AppConfig.ready``."""
    sources[source.name] = source
