"""Datasets for tests, whatever else is seeded."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from wagtail.models import Locale, Page

from resources.figures import loading
from resources.models import Dataset, FiguresPage

MONS, DOUR, QUEVY = "53053", "53020", "53084"


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def figures_page(*codes: str) -> FiguresPage:
    """The seeded page, with nothing on it, published in these languages too."""
    Dataset.objects.all().delete()
    page = FiguresPage.objects.get(locale__language_code="fr")
    for code in codes:
        if not FiguresPage.objects.filter(translation_key=page.translation_key, locale=locale(code)).exists():
            translation = page.copy_for_translation(locale(code), copy_parents=True)
            translation.title = f"Chiffres {code}"
            translation.save_revision().publish()
    for above in Page.objects.filter(translation_key=page.get_parent().translation_key, live=False, alias_of=None):
        above.specific.save_revision().publish()
    return page


def dataset(figures: Mapping[tuple[str, int], Any] | None = None, **fields: Any) -> Dataset:
    """In French; with the figures that are given."""
    facts = {
        "title": "Tables de conversation",
        "unit": "personnes",
        "source": "Centre (exemple)",
        "licence": "CC0 1.0",
        "published_on": date(2026, 11, 1),
        "is_example": False,
    }
    made = Dataset(locale=locale("fr"), **(facts | fields))
    made.save()
    if figures:
        loading.replace(made, {key: Decimal(str(value)) for key, value in figures.items()})
        made.refresh_from_db()
    return made


def translated(original: Dataset, code: str, **words: Any) -> Dataset:
    translation = original.copy_for_translation(locale(code))
    for name, value in words.items():
        setattr(translation, name, value)
    translation.save()
    return Dataset.objects.get(pk=translation.pk)


def two_years() -> dict[tuple[str, int], Any]:
    return {(MONS, 2023): 1200, (MONS, 2024): 1300.5, (DOUR, 2023): 40, (DOUR, 2024): 30}
