"""What the site holds today, asked once: its pages and their addresses, its records, its redirects, its anchors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from uuid import UUID

from django.core.cache import cache
from django.db.models import Model, Q
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from core import published

IDS = re.compile(r"""\sid=["']([^"']+)["']""")


@dataclass(frozen=True)
class PageFacts:
    """What a link needs to know of a page."""

    pk: int
    language: str
    translation_key: UUID
    address: str
    live: bool
    public: bool
    routes: bool  # answers addresses below its own


class Known:
    """The same few queries however many pages and links are looked at."""

    def __init__(self) -> None:
        self._records: dict[type[Model], set[str]] = {}

    @cached_property
    def pages(self) -> dict[int, PageFacts]:
        return {page.pk: page for page in self._facts()}

    def _facts(self) -> Iterator[PageFacts]:
        roots = Site.get_site_root_paths()
        rows = Page.objects.filter(depth__gt=1, alias_of=None).annotate(is_public=Q(published.is_published()))
        for page in rows.select_related("locale"):
            root = next((root for root in roots if page.url_path.startswith(root.root_path)), None)
            address = f"/{root.language_code}/{page.url_path.removeprefix(root.root_path)}" if root else ""
            routes = hasattr(page.specific_class, "resolve_subpage")
            code = page.locale.language_code
            yield PageFacts(page.pk, code, page.translation_key, address, page.live, page.is_public, routes)

    @cached_property
    def by_address(self) -> dict[str, PageFacts]:
        return {page.address: page for page in self.pages.values() if page.address}

    @cached_property
    def public_keys(self) -> set[UUID]:
        """Keys of the pages that a visitor may read in one language at least."""
        return {page.translation_key for page in self.pages.values() if page.public}

    @cached_property
    def hosts(self) -> set[str]:
        return {site.hostname.lower() for site in Site.objects.all()}

    @cached_property
    def moved(self) -> set[str]:
        """The addresses that lead on to another."""
        return set(Redirect.objects.values_list("old_path", flat=True))

    def has(self, model: type[Model], key: str) -> bool:
        if model not in self._records:
            self._records[model] = {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}
        return key in self._records[model]

    def anchors(self, pk: int) -> set[str]:
        """The ids in the page as a visitor gets it; rendered once after each publication, and only if pointed at."""
        page = Page.objects.get(pk=pk)
        stamp = page.last_published_at.timestamp() if page.last_published_at else 0
        key = f"desk.anchors:{pk}:{stamp}"
        found: set[str] | None = cache.get(key)
        if found is None:
            with translation.override(translation.get_language()):
                response = page.specific.make_preview_request()
            found = {unescape(name) for name in IDS.findall(response.content.decode())}
            cache.set(key, found, timeout=24 * 3600)
        return found
