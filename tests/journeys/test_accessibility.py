"""axe-core finds nothing against WCAG 2.2 AA on any page type: French and Arabic, light and dark, narrow and wide.

Nor has Wagtail's own checker anything to say of the French ones.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from bench.running import Site
from tests.journeys.faults import EDITORS_RULES, barriers, barriers_in_every_look
from tests.journeys.page_types import EVERYTHING, PAGE_TYPES, visited


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("kind", EVERYTHING)
def test_a_page_has_no_barrier(open_context: Callable[..., BrowserContext], site: Site, kind: str, code: str) -> None:
    page = open_context().new_page()
    for address in visited(page, site, kind, code):
        assert barriers_in_every_look(page) == [], address
        # Staff, who write in French, see what Wagtail checks beside a page, and could not mend what a template does.
        if kind in PAGE_TYPES and code == "fr":
            assert barriers(page, EDITORS_RULES) == [], address


def test_what_follows_a_message_has_no_barrier(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/fr/contact/?sent=1")
    assert barriers(page) == []


def test_a_form_with_mistakes_has_no_barrier(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/ar/contact/")
    page.locator("main form button[type=submit], main form button:not([type])").click()
    page.wait_for_selector("[role=alert]")
    assert barriers(page) == []


def test_axe_would_find_a_barrier(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/fr/")
    page.evaluate("document.querySelector('h1').innerHTML = '<img src=\"/static/x.png\">'")
    assert "image-alt" in " ".join(barriers(page))
    page.close()
