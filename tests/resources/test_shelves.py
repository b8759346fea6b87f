"""What previews and search engines are told of an entry: its own words, at its own address."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from resources.figures import listing
from resources.models import DirectoryPage, FiguresPage, GlossaryPage, LibraryPage
from resources.shelves import ShelfPage

Read = Callable[..., BeautifulSoup]
SHELVES = [DirectoryPage, FiguresPage, GlossaryPage, LibraryPage]


def told(tree: BeautifulSoup, selector: str) -> list[str]:
    return [str(found.get("content") or found.get("href")) for found in tree.select(selector)]


@pytest.mark.parametrize("model", SHELVES)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_an_entry_is_described_by_its_own_words(model: type[ShelfPage], code: str, read: Read) -> None:
    page = model.objects.get(locale__language_code=code)
    with override(code):
        entry: Any = page.entry(slug_of(page))
        summary = " ".join(page.summary_of(entry).split())
    assert summary
    tree = read(f"{page.url}{entry.slug}/")
    for selector in ('meta[name="description"]', 'meta[property="og:description"]'):
        said = told(tree, selector)[0]
        assert said.removesuffix("…").strip() in summary
    address = f"http://testserver{page.url}{entry.slug}/"
    assert told(tree, 'link[rel="canonical"]') == told(tree, 'meta[property="og:url"]') == [address]
    assert told(read(page.url), 'meta[name="description"]') == [page.description]


def slug_of(page: ShelfPage) -> str:
    """An entry that is described; the example's figures are on no list of search engines."""
    if isinstance(page, FiguresPage):
        return listing.entries()[0].slug
    return next(slug for slug in page.slugs() if page.summary_of(page.entry(slug)))
