"""Pages give way to their reader: narrow screens, 400 % zoom, wider text, forced colours, less movement, no script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from bench.running import Site
from tests.journeys.faults import EDGELESS, MOVES, SPACING, cut_off, sideways
from tests.journeys.page_types import EVERYTHING, addresses, visited


@pytest.mark.parametrize("code", ["fr", "ar", "ru"])
@pytest.mark.parametrize("kind", EVERYTHING)
def test_nothing_scrolls_sideways_nor_is_lost(
    open_context: Callable[..., BrowserContext], site: Site, kind: str, code: str
) -> None:
    page = open_context(bypass_csp=True).new_page()
    for address in visited(page, site, kind, code):
        # 1280 by 1024 pixels at 400 % are 320 by 256.
        for width, height in [(320, 256), (360, 740), (768, 1024), (1280, 1024)]:
            page.set_viewport_size({"width": width, "height": height})
            assert sideways(page) == [], f"{address} at {width}"
        before = cut_off(page)
        page.add_style_tag(content=SPACING)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert sideways(page) == [], f"{address} at {width}, text spaced out"
            assert cut_off(page) == before == [], f"{address} at {width}, text spaced out"


@pytest.mark.parametrize("kind", EVERYTHING)
def test_forced_colours_and_less_movement_are_heeded(
    open_context: Callable[..., BrowserContext], site: Site, kind: str
) -> None:
    page = open_context(forced_colors="active", reduced_motion="reduce").new_page()
    for address in visited(page, site, kind, "fr"):
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        assert page.evaluate(EDGELESS) == [], address
        assert page.evaluate(MOVES) == [], address


@pytest.mark.parametrize("kind", EVERYTHING)
def test_nothing_is_lost_without_javascript(open_context: Callable[..., BrowserContext], site: Site, kind: str) -> None:
    with_script = open_context().new_page()
    without = open_context(java_script_enabled=False).new_page()
    for address in addresses(site, kind, "fr"):
        texts = []
        for page in (with_script, without):
            page.goto(address)
            texts.append(page.locator("body").inner_text())
        assert texts[0] == texts[1], address
        assert len(texts[0]) > 200


def test_these_rules_would_find_a_fault(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(bypass_csp=True, viewport={"width": 320, "height": 640}).new_page()
    page.goto("/fr/contact/")
    page.add_style_tag(
        content="h1 { block-size: 1rem; overflow: hidden } .lead { inline-size: 500px } a { transition: color 1s }"
        " .button { border: 0 !important }"
    )
    assert "<h1" in " ".join(cut_off(page))
    assert "lead" in " ".join(sideways(page))
    assert page.evaluate(MOVES)
    assert page.evaluate(EDGELESS)
