"""Datasets as readers are given them, and their figures: few queries, whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Exists, Max, Min, OuterRef, QuerySet
from django.utils.translation import get_language

from core import published
from core.models import Commune
from resources.figures.drawing import Data, Place
from resources.figures.wording import year_text
from resources.models import Dataset, Figure, FiguresPage


@dataclass(frozen=True)
class DatasetEntry:
    """``facts`` are the French row's, ``words`` the reader's; ``code`` is their language where it is not the reader's.

    ``first`` and ``last`` are the years that it has figures of.
    """

    facts: Dataset
    words: Dataset
    code: str
    first: int
    last: int

    def __str__(self) -> str:
        return self.words.title

    @property
    def slug(self) -> str:
        return str(self.facts.slug)

    @property
    def period(self) -> str:
        """``2020–2024``"""
        years = [year_text(self.first), year_text(self.last)]
        return "–".join(dict.fromkeys(years))

    @cached_property
    def data(self) -> Data:
        return data(self.facts)


def shown() -> QuerySet[Dataset]:
    """What the public sees: datasets of the source language that have figures. The last dated comes first."""
    figures = Figure.objects.filter(dataset=OuterRef("pk"))
    original = Dataset.objects.filter(Exists(figures), locale__language_code=settings.LANGUAGE_CODE)
    return original.order_by("is_example", "title", "pk")


def slugs() -> list[str]:
    """Of what search engines may know: not of examples."""
    return list(shown().filter(is_example=False).values_list("slug", flat=True))


def entries() -> list[DatasetEntry]:
    return of_reader(shown())


def entry(slug: str) -> DatasetEntry | None:
    return next(iter(of_reader(shown().filter(slug=slug))), None)


def by_key(key: object) -> DatasetEntry | None:
    return next(iter(of_reader(shown().filter(translation_key=key))), None)


def of_reader(rows: QuerySet[Dataset]) -> list[DatasetEntry]:
    """Each with the reader's words, or else with the French ones."""
    source = settings.LANGUAGE_CODE
    active = get_language() or source
    facts = list(rows.annotate(first=Min("figures__year"), last=Max("figures__year")))
    words = translations(facts, active) if active != source else {}
    found = []
    for row in facts:
        mine = words.get(row.translation_key)
        code = "" if mine or active == source else source
        found.append(DatasetEntry(row, mine or row, code, row.first, row.last))  # type: ignore[attr-defined]
    return found


def translations(rows: Iterable[Dataset], code: str) -> dict[object, Dataset]:
    keys = [row.translation_key for row in rows]
    return {
        row.translation_key: row for row in Dataset.objects.filter(translation_key__in=keys, locale__language_code=code)
    }


def places() -> list[Place]:
    """Every commune of the territory, by name."""
    communes = Commune.objects.order_by("name")
    return [Place(commune.nis_code, commune.name, commune.column, commune.row) for commune in communes]


def data(dataset: Dataset) -> Data:
    found = Figure.objects.filter(dataset=dataset).values_list("commune__nis_code", "year", "value")
    values = {(code, year): value for code, year, value in found}
    return Data(places(), sorted({year for _, year in values}), values)


def address(entry: DatasetEntry) -> str:
    """Where people read it, in the reader's language where its page is published there; nothing without a page."""
    page = published.for_reader(published.published(FiguresPage)).first()
    return f"{page.get_url()}{entry.slug}/" if page else ""
