"""A first visit on a bad line: few bytes, text before anything else, and nothing that jumps."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Route, expect

from bench.running import Site
from tests.journeys.page_types import EVERYTHING, addresses

MOST_BYTES = 30_000
SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((entry) => entry.value)))
  .observe({type: 'layout-shift', buffered: true});
"""
PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("kind", EVERYTHING)
def test_it_costs_few_bytes_and_nothing_jumps(
    open_context: Callable[..., BrowserContext], site: Site, kind: str, code: str
) -> None:
    """Counted by the browser as they came over the line, headers and redirects too; pictures apart."""
    for address in addresses(site, kind, code):
        context = open_context(viewport=PHONE)
        page = context.new_page()
        page.add_init_script(SHIFTS)
        devtools = context.new_cdp_session(page)
        kinds: dict[str, str] = {}
        weights: dict[str, int] = {}
        devtools.on(
            "Network.responseReceived", lambda event, kinds=kinds: kinds.update({event["requestId"]: event["type"]})
        )
        devtools.on(
            "Network.loadingFinished",
            lambda event, weights=weights: weights.update({event["requestId"]: event["encodedDataLength"]}),
        )
        devtools.send("Network.enable")
        page.goto(address)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")  # pictures further down load now
        page.wait_for_timeout(200)
        assert "Document" in kinds.values()
        assert "Stylesheet" in kinds.values()
        light = sum(weight for request, weight in weights.items() if kinds.get(request) != "Image")
        assert light <= MOST_BYTES, address
        assert sum(page.evaluate("window.shifts")) == 0, address
        context.close()


@pytest.mark.parametrize("kind", EVERYTHING)
def test_it_can_be_read_before_anything_but_html_and_css_has_come(browser: Browser, site: Site, kind: str) -> None:
    def only_text(route: Route) -> None:
        allowed = route.request.resource_type in {"document", "stylesheet"}
        route.continue_() if allowed else route.abort()

    context = browser.new_context(base_url=site.url, viewport=PHONE)
    context.route("**/*", only_text)
    page = context.new_page()
    for address in addresses(site, kind, "fr"):
        page.goto(address)
        heading = page.locator("h1")
        expect(heading).to_be_in_viewport()
        assert page.evaluate("document.fonts.size") == 0
        picture = Image.open(io.BytesIO(heading.screenshot())).convert("RGB")
        assert len(picture.getcolors(picture.width * picture.height) or []) > 2, f"{address}: no letter is painted"
    context.close()


def test_a_jump_would_be_found(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport=PHONE).new_page()
    page.add_init_script(SHIFTS)
    page.goto("/fr/contact/")
    page.wait_for_timeout(200)
    page.evaluate(
        "document.querySelector('h1').before(Object.assign(document.createElement('p'), {innerHTML: '<br><br>'}))"
    )
    page.wait_for_timeout(200)
    assert sum(page.evaluate("window.shifts")) > 0
