"""Which pages a visitor may see, and in which languages: the words for it, in few queries.

Aliases never count: an alias shows one language's text under another's address.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import cast
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageQuerySet, PageViewRestriction, Site


def published(model: type[Page] = Page) -> PageQuerySet:
    """Live pages that need no password or account, with their locale; in one query, where ``public()`` takes two."""
    restricted = PageViewRestriction.objects.annotate(
        beginning=Substr(OuterRef("path"), 1, Length("page__path"))
    ).filter(page__path=F("beginning"))
    return cast(PageQuerySet, model.objects.live().filter(~Exists(restricted), alias_of=None).select_related("locale"))


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
    found = published().filter(translation_key=page.translation_key).select_related("translation_state")
    return {translation.locale.language_code: translation for translation in found}


def readable(pages: Iterable[Page]) -> list[Page]:
    """The given pages as the active language's reader is given them, in the order given; unpublished ones left out."""
    keys = [page.translation_key for page in pages]
    if not keys:
        return []
    found = {page.translation_key: page for page in for_reader(published().filter(translation_key__in=keys))}
    return [found[key] for key in keys if key in found]


def readable_for(primary_keys: list[int]) -> dict[int, Page]:
    """What the active language's reader is given for each page, of whatever language, by its primary key."""
    asked = Page.objects.filter(pk__in=primary_keys)
    same = asked.filter(translation_key=OuterRef("translation_key")).values("pk")[:1]
    found = for_reader(published().filter(translation_key__in=asked.values("translation_key")))
    return {page.asked: page for page in found.annotate(asked=Subquery(same))}


def request_translations(request: HttpRequest, page: Page) -> dict[str, Page]:
    """``translations_of``, asked of the database once a request and page."""
    known: dict[UUID, dict[str, Page]] = request.__dict__.setdefault("_translations", {})
    if page.translation_key not in known:
        known[page.translation_key] = translations_of(page)
    return known[page.translation_key]


def homes(request: HttpRequest, site: Site) -> dict[str, Page]:
    """The site's published home pages: language code -> page."""
    return request_translations(request, site.root_page)


def children(parents: Iterable[Page]) -> list[Page]:
    """The published children of a page, given in all its languages: in the source's order, each as the active
    language's reader is given it.
    """
    paths = {parent.path: parent.depth for parent in parents if parent.numchild}
    if not paths:
        return []
    under = reduce(or_, (Q(path__startswith=path, depth=depth + 1) for path, depth in paths.items()))
    source_path = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
    ).values("path")[:1]
    found = for_reader(published().filter(under))
    return list(found.annotate(source_path=Subquery(source_path)).order_by("source_path", "path"))


def summarised(pages: list[Page]) -> list[Page]:
    """The same pages as their own types, so with their summaries: one query for each type among them."""
    specific: dict[int, Page] = {}
    for content_type_id in {page.content_type_id for page in pages}:
        model = cast(type[Page], ContentType.objects.get_for_id(content_type_id).model_class())
        mine = [page.pk for page in pages if page.content_type_id == content_type_id]
        specific |= model.objects.defer_streamfields().in_bulk(mine)
    for page in pages:
        specific[page.pk].locale = page.locale
    return [specific[page.pk] for page in pages]
