"""Which pages the journeys look at: every page type, as the running site says (``core.samples``)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from wagtail.models import get_page_models

from bench.audit.pages import SEARCHES
from bench.running import Site

NOT_FOUND, NOT_TRANSLATED, SEARCH = "not found", "not translated", "search"
APPS = {"home", "events", "resources", "search"}
PAGE_TYPES = sorted(model._meta.label for model in get_page_models() if model._meta.app_label in APPS)
EVERYTHING = [*PAGE_TYPES, NOT_FOUND, NOT_TRANSLATED, SEARCH]


def addresses(site: Site, kind: str, code: str) -> list[str]:
    """The addresses that show a kind of page in a language; skips the test where nothing shows it."""
    if kind == NOT_FOUND:
        return [f"/{code}/rien/"]
    if kind == NOT_TRANSLATED:
        return ["/ti/", "/fa/contact/"] if code == "fr" else ["/ps/"]
    if kind == SEARCH:
        return [f"/{code}/recherche/{query}" for query in SEARCHES]
    samples = [sample for sample in site.samples if sample["type"] == kind]
    found = [f"/{code}/{sample['path']}" for sample in samples if code in sample["languages"]]
    return found or pytest.skip(f"No page of type {kind} is published in {code!r}.")


def visited(page: Page, site: Site, kind: str, code: str) -> Iterator[str]:
    """Opens each of those addresses in turn."""
    for address in addresses(site, kind, code):
        page.goto(address)
        yield address
