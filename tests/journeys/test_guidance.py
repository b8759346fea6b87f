"""Somebody who has just arrived finds a guide, reads it, and shows its French words: in French and in Arabic."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers_in_every_look, cut_off, sideways
from tests.journeys.staff import manage

# Guidance of its own below the home page, so that it stays the same whatever is seeded.
FILL = """
from tests.resources import guidance_making as making
guidance = making.guidance("ar")
arriving = making.topic(guidance, slug="arriver")
path = making.path(arriving, slug="parcours")
making.guide(arriving, "Changer d’adresse", slug="adresse", what="<p>Exemple.</p>")
making.topic(guidance, "Travailler", slug="travailler", icon="people")
making.translated(arriving, "ar", title="الوصول إلى بلجيكا", summary="الخطوات الأولى.")
making.translated(path, "ar", title="متابعة مسار الاندماج", cost="<p>لا شيء: المسار مجاني.</p>")
"""
ADDRESSES = ["exemple-guides/", "exemple-guides/arriver/", "exemple-guides/arriver/parcours/"]


@pytest.fixture(scope="module")
def guidance(site: Site) -> str:
    manage(site, "shell", "--no-imports", "-c", FILL)
    return "/fr/exemple-guides/"


def test_a_newcomer_finds_the_guide_and_the_words_to_show(guidance: str, visitor: Page) -> None:
    visitor.goto(guidance)
    visitor.get_by_role("link", name="Suivre le parcours d’intégration").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Suivre le parcours d’intégration")
    visitor.wait_for_load_state()
    visitor.locator(".on-this-page__narrow summary").click()
    visitor.locator(".on-this-page__narrow a[href='#bring']").click()
    expect(visitor.locator("#bring")).to_be_in_viewport()
    words = visitor.locator(".phrase__french").first
    assert float(words.evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)")) >= 24
    box = words.bounding_box()
    assert box is not None
    assert box["width"] > 280  # of 360: the card takes the whole screen


def test_a_reader_of_arabic_keeps_the_french_words_left_to_right(guidance: str, visitor: Page) -> None:
    visitor.goto(guidance.replace("/fr/", "/ar/"))
    visitor.get_by_role("link", name="متابعة مسار الاندماج").click()
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl")
    words = visitor.locator(".phrase__french").nth(1)
    expect(words).to_contain_text("Je viens pour le parcours d’intégration.")
    expect(words).to_have_css("direction", "ltr")
    visitor.wait_for_load_state()
    number, title = visitor.locator(".steps__number").first, visitor.locator(".guide__steps h3").first
    right, left = number.bounding_box(), title.bounding_box()
    assert right is not None
    assert left is not None
    assert right["x"] > left["x"]


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("path", ADDRESSES)
def test_no_page_of_the_guidance_has_a_barrier(
    open_context: Callable[..., BrowserContext], guidance: str, path: str, code: str
) -> None:
    page = open_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(f"/{code}/{path}")
    assert sideways(page) == []
    assert cut_off(page) == []
    assert barriers_in_every_look(page) == []


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_printed_guide_has_its_numbers_boxes_words_and_address(
    open_context: Callable[..., BrowserContext], guidance: str, code: str
) -> None:
    page = open_context(viewport={"width": 794, "height": 1123}).new_page()
    page.goto(f"/{code}/{ADDRESSES[2]}")
    page.emulate_media(media="print")
    for shown in (".steps__number", ".phrase__french", ".checklist li", ".site-footer__address .qr", ".sources li"):
        expect(page.locator(shown).first).to_be_visible()
    for hidden in (".on-this-page", ".breadcrumbs", ".neighbours", ".languages"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.locator(".phrases").first.evaluate("(e) => getComputedStyle(e).backgroundColor") == "rgba(0, 0, 0, 0)"
