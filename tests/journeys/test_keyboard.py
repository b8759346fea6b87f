"""Everything can be reached and used with the keyboard alone, and one always sees where one is."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from bench.running import Site
from tests.journeys.page_types import EVERYTHING, visited

LONGEST_WAY = 150  # steps with the Tab key
# Whether an element shows its outline, or its ::after's, where the whole card is the link.
OUTLINED = """const outlined = (element) => ['', '::after', '::before'].some((part) => {
  const style = getComputedStyle(element, part || null);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
});"""
# What has the focus, and where it is; null past the end of the page, or where it was before. The page remembers the
# elements themselves: suggestions that come meanwhile change the places of those that follow.
FOCUSED = f"""() => {{
  {OUTLINED}
  const element = document.activeElement, way = (window.way ??= []);
  if (!element || element === document.body || way.includes(element)) return null;
  way.push(element);
  const box = element.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {{html: element.outerHTML.slice(0, 120), seen, outlined: outlined(element)}};
}}"""
# Of the elements on that way, those that get the focus anew and show no outline.
OUTLINELESS = f"""() => {{
  {OUTLINED}
  return window.way.filter((element) => {{
    element.focus();
    return !outlined(element);
  }}).map((element) => element.outerHTML.slice(0, 120));
}}"""
# Links and fields too small for a finger. A link within a sentence is as tall as its line (WCAG 2.5.8, inline).
SMALL = """([selector, least]) => [...document.querySelectorAll(selector)].filter((element) => {
  if (!element.checkVisibility({visibilityProperty: true})) return false;
  if (element.closest('.skip-link, .visually-hidden, [hidden]')) return false;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  if (style.display === 'inline' || box.right < 0 || box.left > innerWidth) return false;
  if (getComputedStyle(element, '::after').position === 'absolute') return false;
  return box.height < least - 0.5 || (box.width < 23.5);
}).map((element) => element.outerHTML.slice(0, 120))"""
PRIMARY = ".site-header :is(a, button, summary), .button, main :is(button, summary, textarea, select)" + (
    ", main input:not([type=hidden], [type=checkbox], [type=radio])"
)


def steps(page: Page) -> list[dict[str, object]]:
    """What has the focus, one press of Tab after the other, until the page ends or begins again."""
    found: list[dict[str, object]] = []
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUSED)
        if here is None:
            return found
        found.append(here)
    raise AssertionError(f"{LONGEST_WAY} presses of Tab do not reach the end of {page.url}")


def reach(page: Page, wanted: Locator) -> None:
    """Presses Tab until the element has the focus."""
    for _ in range(LONGEST_WAY):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is out of reach of the keyboard")


@pytest.mark.parametrize("kind", EVERYTHING)
def test_one_sees_where_one_is(open_context: Callable[..., BrowserContext], site: Site, kind: str) -> None:
    page = open_context(reduced_motion="reduce").new_page()
    for address in visited(page, site, kind, "ar"):
        way = steps(page)
        assert "skip-link" in str(way[0]["html"]), address
        assert len(way) > 5
        assert [step["html"] for step in way if not step["outlined"]] == [], address
        assert [step["html"] for step in way if not step["seen"]] == [], address
        page.emulate_media(forced_colors="active")
        assert page.evaluate(OUTLINELESS) == [], address
        page.emulate_media(forced_colors="none")


@pytest.mark.parametrize("kind", EVERYTHING)
def test_targets_are_large_enough_for_a_finger(
    open_context: Callable[..., BrowserContext], site: Site, kind: str
) -> None:
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    for address in visited(page, site, kind, "fr"):
        assert (
            page.evaluate(SMALL, ["a[href], button, summary, input:not([type=hidden]), textarea, select", 24]) == []
        ), address
        assert page.evaluate(SMALL, [PRIMARY, 44]) == [], address


def test_the_skip_link_leads_past_the_menus(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/fr/centre/historique-et-missions/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_of_a_telephone_opens_and_leads_to_a_section(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto("/fr/")
    menu = page.locator("header :is(summary, button[popovertarget]):visible", has_text=re.compile(r"^\s*Menu\s*$"))
    section = page.locator(".main-menu").get_by_role("link", name="Le centre", exact=True)
    if menu.count():
        expect(section).to_be_hidden()
        reach(page, menu)
        page.keyboard.press("Enter")
    expect(section).to_be_visible()
    reach(page, section)
    page.keyboard.press("Enter")
    page.wait_for_url("**/fr/centre/")


def test_the_menu_of_a_desk_is_open(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto("/fr/")
    section = page.locator(".main-menu").get_by_role("link", name="Le centre", exact=True)
    expect(section).to_be_visible()
    reach(page, section)


@pytest.mark.parametrize("width", [360, 1280])
def test_another_language_is_chosen(open_context: Callable[..., BrowserContext], width: int) -> None:
    page = open_context(viewport={"width": width, "height": 740}).new_page()
    page.goto("/fr/centre/")
    arabic = page.locator("a[hreflang=ar]").first
    chooser = page.locator("header :is(summary, button[popovertarget]):visible").filter(has_text=re.compile("Langue"))
    if chooser.count() and not arabic.is_visible():
        reach(page, chooser)
        page.keyboard.press("Enter")
    reach(page, arabic)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/centre/")


def test_what_folds_opens_and_closes_and_pictures_open(open_context: Callable[..., BrowserContext], site: Site) -> None:
    """Accordions and galleries where the shipped pages have one, else in the style guide."""
    pages = [f"/fr/{sample['path']}" for sample in site.samples]
    visitor = open_context().new_page()
    staff = open_context(extra_http_headers={"Cookie": site.staff_cookies}).new_page()
    guide = site.styleguide("fr")
    tried = 0
    for address in [*pages, guide]:
        page = staff if address == guide else visitor
        page.goto(address)
        fold = page.locator("main details:not([open]) > summary:visible").first
        if fold.count():
            reach(page, fold)
            handle = fold.locator("..").element_handle()
            for key, state in (("Enter", True), ("Space", False)):
                page.keyboard.press(key)
                assert handle.evaluate("element => element.open") is state, address
            tried += 1
        picture = page.locator("main .gallery a:visible").first
        if picture.count():
            page.goto(address)
            reach(page, picture)
            with page.expect_response(lambda response: "/media/" in response.url and response.ok):
                page.keyboard.press("Enter")
            tried += 1
    assert tried >= 2, "the style guide shows both"


def test_these_rules_would_find_a_fault(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(bypass_csp=True, reduced_motion="reduce").new_page()
    page.goto("/fr/rien/")
    page.add_style_tag(
        content=".main-menu a { outline: none !important } .site-footer a { position: fixed; inset-block-start: -99px }"
        " .button { min-block-size: 0 !important; padding: 0 !important }"
    )
    way = steps(page)
    assert [step for step in way if not step["outlined"]]
    assert [step for step in way if not step["seen"]]
    page.emulate_media(forced_colors="active")
    unseen = page.evaluate(OUTLINELESS)
    assert 0 < len(unseen) < len(way)
    assert page.evaluate(SMALL, [PRIMARY, 44])
