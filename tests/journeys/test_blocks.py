"""A page of every block, in a real browser: no barrier, nothing that scrolls sideways, whole on paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page, Route

from tests.core.block_examples import fill_library, page_of_all_blocks
from tests.journeys.faults import barriers


@pytest.fixture(scope="module")
def beside_the_browser() -> Iterator[None]:
    """The browser's loop runs in this thread, where Django would refuse to ask its database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture
def html(beside_the_browser: None, db: None, settings: Any, tmp_path: Path) -> str:
    """The page as Django writes it."""
    settings.MEDIA_ROOT = tmp_path
    fill_library()
    return Client().get(page_of_all_blocks().url).content.decode()


def opened(browser: Browser, html: str, **options: Any) -> Page:
    """The page with its own style sheets and nothing else."""
    page = browser.new_page(reduced_motion="reduce", **options)

    def answer(route: Route) -> None:
        address = route.request.url.split("/", 3)[3]
        if address.startswith("static/") and (file := finders.find(address.removeprefix("static/"))):
            route.fulfill(path=str(file))
        else:
            route.fulfill(body=html if not address else "", content_type="text/html" if not address else "image/png")

    page.route("**/*", answer)
    page.goto("http://blocks.test/")
    return page


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_block_has_a_barrier(browser: Browser, html: str, width: int, scheme: str, direction: str) -> None:
    turned = html.replace('lang="fr" dir="ltr"', f'lang="fr" dir="{direction}"', 1)
    page = opened(browser, turned, viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    found = barriers(page)
    page.close()
    assert found == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_block_scrolls_sideways_at_320_pixels(browser: Browser, html: str, direction: str) -> None:
    turned = html.replace('lang="fr" dir="ltr"', f'lang="fr" dir="{direction}"', 1)
    page = opened(browser, turned, viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".facts tbody td").first.evaluate("cell => getComputedStyle(cell, '::before').content") == (
        '"Heures"'
    )
    page.close()


def test_what_is_folded_is_read_on_paper(browser: Browser, html: str) -> None:
    page = opened(browser, html, viewport={"width": 794, "height": 1123})
    answer = page.locator(".fold .rich-text").first
    assert not answer.is_visible()
    page.emulate_media(media="print")
    assert answer.is_visible()
    page.close()
