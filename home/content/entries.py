"""What ships and is no page, and has words in each language: terms, publications, datasets.

The French row comes from fixtures/, those of the other languages from fixtures/translations/, where an entry's context
is its key (``lexique/cpas``). They are made in one go, as labels are: rows, without wagtail-localize's bookkeeping.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from wagtail.models import Locale

from core.models import LoadedFixture
from home.content.reader import translation_key
from resources.models import Dataset, Publication, Term

Words = dict[tuple[str, str], str]


@dataclass(frozen=True)
class Kind:
    """One model: the file of fixtures/, the page below which its keys stand, the fields that are words."""

    model: Any
    file: str
    place: str
    words: tuple[str, ...]

    def key(self, record: dict[str, Any]) -> str:
        return f"{self.place}/{record['slug']}"


KINDS = (
    Kind(Term, "terms", "lexique", ("name", "definition")),
    Kind(Publication, "publications", "bibliotheque", ("title", "summary")),
    Kind(Dataset, "datasets", "chiffres", ("title", "summary", "unit")),
)


def sources(kind: Kind, keys: list[str]) -> dict[str, models.Model]:
    """The French rows of these keys that are still there; one query."""
    known = {translation_key(key): key for key in keys}
    found = kind.model.objects.filter(translation_key__in=known, locale__language_code=settings.LANGUAGE_CODE)
    rows = {known[row.translation_key]: row for row in found}
    return {key: rows[key] for key in keys if key in rows}


def segments(kind: Kind, row: models.Model) -> Iterator[str]:
    """The French words of a row."""
    yield from filter(None, (getattr(row, name) for name in kind.words))


def translate(kind: Kind, keys: list[str], known: dict[str, Words], done: set[str]) -> list[str]:
    """Makes the rows of the languages that have all the words of an entry and never had it; the names of what was made.

    ``known``: the words of each language; ``done``: the names of what was made once.
    """
    rows = sources(kind, keys)
    made = []
    for locale in Locale.objects.filter(language_code__in=known):
        names = {key: f"translation:{locale.language_code}:{key}" for key in rows}
        there = {row.translation_key for row in kind.model.objects.filter(locale=locale).only("translation_key")}
        new = {
            names[key]: row
            for key, source in rows.items()
            if names[key] not in done and source.translation_key not in there  # type: ignore[attr-defined]
            if (row := translated(kind, source, locale, key, known[locale.language_code]))
        }
        kind.model.objects.bulk_create(new.values())
        LoadedFixture.objects.bulk_create(LoadedFixture(key=name) for name in new)
        made += list(new)
    return made


def translated(kind: Kind, source: Any, locale: Locale, key: str, known: Words) -> models.Model | None:
    """The row in another language, not yet saved; nothing where a word is missing."""
    if any((key, text) not in known for text in segments(kind, source)):
        return None
    values = {field.attname: getattr(source, field.attname) for field in kind.model._meta.concrete_fields}
    words = {name: known[key, values[name]] for name in kind.words if values[name]}
    row: models.Model = kind.model(**values | words | {"id": None, "locale_id": locale.pk})
    return row
