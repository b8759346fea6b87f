"""Which pages a visitor may see, and in which languages: the words for it, in few queries.

Aliases never count: an alias shows one language's text under another's address.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import cast

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageQuerySet


def published(model: type[Page] = Page) -> PageQuerySet:
    """Live pages that need no password or account, with their locale."""
    return cast(PageQuerySet, model.objects.live().public().filter(alias_of=None).select_related("locale"))


def for_reader(pages: PageQuerySet) -> PageQuerySet:
    """Each page once: in the active language where it is published there, else in the source language."""
    active = get_language() or settings.LANGUAGE_CODE
    translated = Page.objects.live().filter(
        alias_of=None, translation_key=OuterRef("translation_key"), locale__language_code=active
    )
    source_only = Q(locale__language_code=settings.LANGUAGE_CODE) & ~Exists(translated)
    return pages.filter(Q(locale__language_code=active) | source_only)


def codes() -> list[str]:
    """The languages that editors have switched on, in the order of the settings."""
    switched_on = set(Locale.objects.values_list("language_code", flat=True))
    return [code for code, _ in settings.LANGUAGES if code in switched_on]


def translations_of(page: Page) -> dict[str, Page]:
    """The page in each language that has it published, itself too: language code -> page."""
    return {found.locale.language_code: found for found in published().filter(translation_key=page.translation_key)}


def readable(pages: Iterable[Page]) -> list[Page]:
    """The given pages as the active language's reader is given them, in the order given; unpublished ones left out."""
    keys = [page.translation_key for page in pages]
    if not keys:
        return []
    found = {page.translation_key: page for page in for_reader(published().filter(translation_key__in=keys))}
    return [found[key] for key in keys if key in found]


def children(parent: Page) -> list[Page]:
    """The published children of a page, in the source's order, each as the active language's reader is given it."""
    parents = Page.objects.filter(translation_key=parent.translation_key).values_list("path", flat=True)
    under = reduce(or_, (Q(path__startswith=path) for path in parents))
    source_path = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
    ).values("path")[:1]
    found = for_reader(published().filter(under, depth=parent.depth + 1))
    return list(found.annotate(source_path=Subquery(source_path)).order_by("source_path", "path"))
