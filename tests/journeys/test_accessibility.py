"""axe-core finds nothing against WCAG 2.2 AA on any page type, in French and Arabic, light and dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

PAGES = {
    "home": "",
    "section": "centre/",
    "history": "centre/historique-et-missions/",
    "territory": "centre/territoire/",
    "organisations": "centre/centres-regionaux/",
    "steps": "vous-arrivez/",
    "news index": "actualites/",
    "news": "actualites/delai-de-trois-ans/",
    "contact": "contact/",
    "not found": "rien/",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(context: BrowserContext, address: str) -> list[str]:
    page = context.new_page()
    page.goto(address)
    found = Axe().run(page, options=RULES).response["violations"]
    page.close()
    return [f"{fault['id']}: {node['html'][:150]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier(open_context: Callable[..., BrowserContext], name: str, code: str, scheme: str) -> None:
    width = 1280 if scheme == "light" else 360
    context = open_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    assert violations(context, f"/{code}/{PAGES[name]}") == []


@pytest.mark.parametrize("address", ["/fa/", "/ti/contact/", "/ps/centre/", "/fr/contact/?sent=1"])
def test_what_is_not_translated_has_no_barrier(open_context: Callable[..., BrowserContext], address: str) -> None:
    assert violations(open_context(), address) == []


def test_a_form_with_mistakes_has_no_barrier(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/ar/contact/")
    page.get_by_role("button").click()
    page.wait_for_selector("[role=alert]")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [fault["id"] for fault in found] == []


@pytest.mark.parametrize("code", ["fr", "ar", "ti", "ru"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(
    open_context: Callable[..., BrowserContext], name: str, code: str
) -> None:
    page = open_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(f"/{code}/{PAGES[name]}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_would_find_a_barrier(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/fr/")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=\"/static/x.png\">'")
    assert "image-alt" in [fault["id"] for fault in Axe().run(page, options=RULES).response["violations"]]
    page.close()
