"""What the journeys look for on a page in the browser; each gives the elements at fault, as HTML.

Each looks once the page is loaded: a click does not wait for the page that it leads to.
"""

from itertools import product
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from wagtail.admin.userbar import ContentCheckerItem

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# What Wagtail tells an editor of a page, but for the two rules that are its own and not axe's.
EDITORS_RULES = {
    "runOnly": sorted(
        set(ContentCheckerItem.axe_run_only) - {str(rule["id"]) for rule in ContentCheckerItem.axe_custom_rules}
    )
}
# What depends on the colours: all that is new to see in the other scheme.
COLOUR_RULES = {"runOnly": ["color-contrast", "link-in-text-block"]}
LOOKS = list(product([("light", RULES), ("dark", COLOUR_RULES)], [360, 1280]))
AXE = f"{Axe().axe_script}; window.looking = axe"  # by a name of ours: Wagtail has an axe of its own on its pages
# In another scheme colours change by and by.
LOOK = """async ([part, options]) => {
  const changing = document.getAnimations().filter((each) => each instanceof CSSTransition);
  await Promise.allSettled(changing.map((each) => each.finished));
  const context = {include: [[part]], exclude: [['wagtail-userbar']]};
  const found = await looking.run(context, {...options, resultTypes: ['violations']});
  return found.violations.flatMap((fault) =>
    fault.nodes.map((node) => `${fault.id}: ${node.html.slice(0, 150)}`));
}"""
# WCAG 2.2, 1.4.12: what a reader may set, and lose nothing.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }
"""
# Elements that reach past the inline end or start of the window and that no ancestor scrolls or cuts on purpose.
SIDEWAYS = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  return [...document.querySelectorAll('body *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.left < -1 || box.right > root.clientWidth + 1);
  }).map((element) => element.outerHTML.slice(0, 120)).concat(`${root.scrollWidth} px wide`);
}"""
# Text in a box that hides what does not fit, where something does not; what is only for the ear does not count.
CUT_OFF = """() => [...document.querySelectorAll('body *')].filter((element) => {
  const style = getComputedStyle(element);
  const hides = [style.overflowX, style.overflowY].some((value) => value === 'hidden' || value === 'clip');
  if (!hides || style.clipPath !== 'none' || element.clientWidth <= 1 || !element.innerText?.trim()) return false;
  return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
}).map((element) => element.outerHTML.slice(0, 120))"""
MOVES = """() => [...document.querySelectorAll('*')].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = (list) => list.split(',').some((time) => parseFloat(time) > 0.01);
  return lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration))
    || style.scrollBehavior === 'smooth';
}).map((element) => element.outerHTML.slice(0, 120))"""
# In forced colours backgrounds and shadows are gone: what can be used must show an edge. Boxes to tick draw their own.
EDGELESS = """() => [...document.querySelectorAll(
  'main :is(.button, button, input:not([type=hidden], [type=checkbox], [type=radio]), textarea, select, .card, .door)')]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().left > -50)
  .filter((element) => {
    const style = getComputedStyle(element);
    return !['Top', 'Bottom'].every((side) =>
      style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1);
  }).map((element) => element.outerHTML.slice(0, 120))"""


def sideways(page: Page) -> list[str]:
    page.wait_for_load_state()
    return page.evaluate(SIDEWAYS)


def cut_off(page: Page) -> list[str]:
    page.wait_for_load_state()
    return page.evaluate(CUT_OFF)


def barriers(page: Page, rules: dict[str, Any] = RULES, part: str = "html") -> list[str]:
    """What axe-core finds on a page or a part of it; Wagtail's own button for staff is Wagtail's."""
    page.wait_for_load_state()
    if not page.evaluate("'looking' in window"):
        page.evaluate(AXE)
    return page.evaluate(LOOK, [part, rules])


def barriers_in_every_look(page: Page, part: str = "html") -> list[str]:
    """One loaded page, shown in each colour scheme and width."""
    found = []
    for (scheme, rules), width in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{scheme} {width}: {fault}" for fault in barriers(page, rules, part)]
    return found
