"""What tells machines about the site: robots.txt and the sitemaps."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core import published
from core.models import BasePage


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything published may be found; the editor's doors need not be knocked at."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap_index'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@dataclass(frozen=True)
class Place:
    """An address: a page's own, or one ``below`` it where it shows what is no page (``BasePage.addresses_below``)."""

    page: Page
    below: str = ""


class LanguageSitemap(Sitemap[Place]):
    """The published pages of one language, each with its alternates in the others (and x-default).

    What a page shows below its own address follows it, with the same alternates: it is shown in each of its languages.
    """

    def __init__(self, code: str, request: HttpRequest) -> None:
        self.code, self.request = code, request

    def items(self) -> list[Place]:
        pages = published.published().filter(depth__gt=1, locale__language_code=self.code).order_by("path")
        return places(list(pages))

    def location(self, item: Place) -> str:
        return f"{item.page.get_url(self.request)}{item.below}"

    def lastmod(self, item: Place) -> Any:
        return None if item.below else item.page.last_published_at

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        urls = super().get_urls(page, site=site, protocol=protocol or self.request.scheme)
        keys = {url["item"].page.translation_key for url in urls}
        translations: dict[UUID, list[Page]] = {}
        for found in published.published().filter(translation_key__in=keys):
            translations.setdefault(found.translation_key, []).append(found)
        alternates = {key: published.alternates(self.request, pages) for key, pages in translations.items()}
        for url in urls:
            item = url["item"]
            links = alternates.get(item.page.translation_key, [])
            url["alternates"] = [{"location": link["url"] + item.below, "lang_code": link["code"]} for link in links]
        return urls


def places(pages: list[Page]) -> list[Place]:
    """Each page's own address, and those below it; only pages that say so are asked as what they are."""
    known = {page.pk: page for page in those_that_show_more(pages)}
    found = []
    for page in pages:
        below = known[page.pk].addresses_below() if page.pk in known else []
        found += [Place(page), *(Place(page, address) for address in below)]
    return found


def those_that_show_more(pages: list[Page]) -> list[BasePage]:
    """As their own types, one query for each type among them."""
    kinds: dict[type[BasePage], list[Page]] = {}
    for page in pages:
        model = page.specific_class
        if model and issubclass(model, BasePage) and model.addresses_below is not BasePage.addresses_below:
            kinds.setdefault(model, []).append(page)
    found = []
    for model, some in kinds.items():
        specific = model.objects.in_bulk([page.pk for page in some])
        for page in some:
            specific[page.pk].locale = page.locale
            found.append(specific[page.pk])
    return found


def with_pages(request: HttpRequest) -> dict[str, Any]:
    written = set(published.published().filter(depth__gt=1).values_list("locale__language_code", flat=True))
    return {code: LanguageSitemap(code, request) for code in published.codes() if code in written}


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    return index(request, sitemaps=with_pages(request), sitemap_url_name="sitemap")


@require_safe
def language_sitemap(request: HttpRequest, section: str) -> HttpResponse:
    sitemaps = with_pages(request)
    if section not in sitemaps:
        raise Http404
    return sitemap(request, sitemaps=sitemaps, section=section)
