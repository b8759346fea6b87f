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
from django.db.models.functions import StrIndex
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page, PageQuerySet, PageViewRestriction, Site


def is_published() -> Q:
    """Live, no alias, and under no password or account; within one query, where ``public()`` takes another.

    The path of each private page is asked for by a query of its own, or a database may walk through every page to
    find the few that are private.
    """
    private = Subquery(Page.objects.filter(pk=OuterRef("page")).values("path")[:1])
    restricted = PageViewRestriction.objects.annotate(place=StrIndex(OuterRef("path"), private)).filter(place=1)
    return Q(~Exists(restricted), live=True, alias_of=None)


def published(model: type[Page] = Page) -> PageQuerySet:
    """The pages that every visitor may see, with their locale."""
    return cast(PageQuerySet, model.objects.filter(is_published()).select_related("locale"))


def for_reader(pages: PageQuerySet) -> PageQuerySet:
    """Each page once: in the active language where it is published there, else in the source language."""
    active = get_language() or settings.LANGUAGE_CODE
    translated = published().filter(translation_key=OuterRef("translation_key"), locale__language_code=active)
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


def readable_for(primary_keys: Iterable[int]) -> dict[int, Page]:
    """What the active language's reader is given for each page, of whatever language, by its primary key.

    The translation in the active language, else the source, else the first language that has the page published;
    what is published in none is absent. One query for all of them.
    """
    asked = Page.objects.filter(pk__in=list(primary_keys)).values("translation_key")
    rows = Page.objects.filter(translation_key__in=asked).annotate(is_public=Q(is_published())).select_related("locale")
    first = {get_language(): -2, settings.LANGUAGE_CODE: -1}
    ranks = {code: first.get(code, rank) for rank, (code, _) in enumerate(settings.LANGUAGES)}
    best: dict[UUID, Page] = {}
    for page in sorted(rows, key=lambda page: ranks.get(page.locale.language_code, len(ranks))):
        if page.is_public:
            best.setdefault(page.translation_key, page)
    return {page.pk: best[page.translation_key] for page in rows if page.translation_key in best}


def readable(pages: Iterable[Page]) -> list[Page]:
    """The given pages as the active language's reader is given them, in the order given; unpublished ones left out."""
    given = list(pages)
    found = readable_for(page.pk for page in given) if given else {}
    return [found[page.pk] for page in given if page.pk in found]


def request_translations(request: HttpRequest, page: Page) -> dict[str, Page]:
    """``translations_of``, asked of the database once a request and page."""
    known: dict[UUID, dict[str, Page]] = request.__dict__.setdefault("_translations", {})
    if page.translation_key not in known:
        known[page.translation_key] = translations_of(page)
    return known[page.translation_key]


def homes(request: HttpRequest, site: Site) -> dict[str, Page]:
    """The site's published home pages: language code -> page."""
    return request_translations(request, site.root_page)


def unpublished_home(site: Site) -> Page | None:
    """The active language's home page where it is a draft or an alias: the pages below it may still be published."""
    return cast(
        Page | None,
        site.root_page.get_translations(inclusive=True).filter(locale__language_code=get_language()).first(),
    )


def alternates(request: HttpRequest, translations: Iterable[Page]) -> list[dict[str, str]]:
    """``code`` and absolute ``url`` of each translation, for hreflang; the source's once more as ``x-default``."""
    found = {page.locale.language_code: request.build_absolute_uri(page.get_url(request)) for page in translations}
    links = [{"code": code, "url": url} for code, url in sorted(found.items())]
    default = found.get(settings.LANGUAGE_CODE)
    return [*links, {"code": "x-default", "url": default}] if default else links


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
    ordered = found.annotate(source_path=Subquery(source_path))
    return list(ordered.order_by(F("source_path").asc(nulls_last=True), "path"))


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


def contact_page() -> Page | None:
    """Where the active language's reader gets an answer; known by the name of its type, for nothing here knows home."""
    there = published().filter(content_type__app_label="home", content_type__model="contactpage")
    return cast(Page | None, for_reader(there).first())
