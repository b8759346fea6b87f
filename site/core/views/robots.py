"""What tells machines about the site: robots.txt and the sitemaps."""

from typing import Any
from uuid import UUID

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index, sitemap
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Page, PageQuerySet

from core import published


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


class LanguageSitemap(Sitemap[Page]):
    """The published pages of one language, each with its alternates in the others (and x-default)."""

    def __init__(self, code: str, request: HttpRequest) -> None:
        self.code, self.request = code, request

    def items(self) -> PageQuerySet:
        pages = published.published().filter(depth__gt=1, locale__language_code=self.code)
        return pages.order_by("path")

    def location(self, item: Page) -> str:
        return str(item.get_url(self.request))

    def lastmod(self, item: Page) -> Any:
        return item.last_published_at

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[dict[str, Any]]:
        urls = super().get_urls(page, site=site, protocol=protocol or self.request.scheme)
        translations: dict[UUID, list[Page]] = {}
        for found in published.published().filter(translation_key__in=[url["item"].translation_key for url in urls]):
            translations.setdefault(found.translation_key, []).append(found)
        for url in urls:
            links = published.alternates(self.request, translations[url["item"].translation_key])
            url["alternates"] = [{"location": link["url"], "lang_code": link["code"]} for link in links]
        return urls


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
