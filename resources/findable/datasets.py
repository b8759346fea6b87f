"""Local figures as search finds them: each dataset that has figures, in the languages that have its title."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.conf import settings

from core import findable
from core.findable import Findable, Kind, Words
from resources.figures import listing
from resources.findable import shelves
from resources.models import Dataset, FiguresPage

NAME = "dataset"


class Datasets:
    name = NAME

    def keys(self) -> Iterable[str]:
        if not shelves.paths(FiguresPage):
            return []
        return [findable.key(self.name, key) for key in listing.shown().values_list("translation_key", flat=True)]

    def findable(self, keys: Collection[str]) -> Iterator[Findable]:
        """Two queries, and those of the page."""
        paths = shelves.paths(FiguresPage)
        originals = list(listing.shown().filter(translation_key__in=findable.uuids(keys))) if paths else []
        rows = translations(originals)
        for original in originals:
            mine = rows[original.translation_key]
            words = {code: said(row, original, paths[code]) for code, row in mine.items() if code in paths}
            if words:
                titles = {code: row.title for code, row in mine.items()}
                yield Findable(
                    key=findable.key(self.name, original.translation_key),
                    kind=Kind.FIGURE,
                    words=words,
                    names=shelves.names_elsewhere(words, titles),
                    example=original.is_example or findable.is_example(original.title),
                )


def said(row: Dataset, original: Dataset, path: str) -> Words:
    return Words(row.title, f"{path}{original.slug}/", row.summary, keywords=tuple(filter(None, (row.unit,))))


def translations(originals: list[Dataset]) -> dict[UUID, dict[str, Dataset]]:
    """Key -> language -> row, of those that are more than begun."""
    found = {original.translation_key: {settings.LANGUAGE_CODE: original} for original in originals}
    rows = Dataset.objects.filter(translation_key__in=found).exclude(locale__language_code=settings.LANGUAGE_CODE)
    for row in rows.select_related("locale").order_by("locale__language_code"):
        if row.title != found[row.translation_key][settings.LANGUAGE_CODE].title:
            found[row.translation_key][row.locale.language_code] = row
    return found
