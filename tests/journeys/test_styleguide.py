"""The staff's style guide shows every block and every state: what holds for pages holds for all of it at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import SPACING, barriers, barriers_in_every_look, cut_off, sideways


@pytest.fixture(params=["fr", "ar"])
def styleguide(request: pytest.FixtureRequest, open_context: Callable[..., BrowserContext], site: Site) -> Page:
    address = site.styleguide(request.param)
    page = open_context(bypass_csp=True, extra_http_headers={"Cookie": site.staff_cookies}).new_page()
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("lang", request.param)
    return page


def test_it_has_no_barrier(styleguide: Page) -> None:
    assert barriers_in_every_look(styleguide) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_never_scrolls_sideways(styleguide: Page, width: int) -> None:
    styleguide.set_viewport_size({"width": width, "height": 800})
    assert sideways(styleguide) == []
    styleguide.add_style_tag(content=SPACING)
    assert sideways(styleguide) == []
    assert cut_off(styleguide) == []


def test_what_folds_opens_without_a_barrier(styleguide: Page) -> None:
    folds = styleguide.locator("main details")
    for number in range(folds.count()):
        fold = folds.nth(number)
        if fold.get_attribute("open") is None:
            fold.locator("summary").press("Enter")
        expect(fold).to_have_attribute("open", "")
    assert barriers(styleguide) == []


def test_a_visitor_does_not_see_it(open_context: Callable[..., BrowserContext], site: Site) -> None:
    page = open_context().new_page()
    page.goto(site.styleguide("fr"))
    expect(page.locator("input[type=password]")).to_be_visible()
