"""A visitor searches, chooses among what is found and is led on, in three languages, with and without JavaScript."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.faults import barriers_in_every_look, cut_off, sideways

# What is typed in haste, and the title of the guide that is meant.
ASKED = {
    "fr": ("parcour d'integration", "Suivre le parcours d’intégration"),
    "ar": ("مسار الإندماج", "اتباع مسار الاندماج"),
    "uk": ("програма інтеграції", "Пройти програму інтеграції"),
}
# What is seen where nothing is asked, much is found, much is chosen, nothing is found, and too much is asked.
VIEWS = [
    "fr/recherche/",
    "fr/recherche/?q=mons",
    "ar/recherche/?q=mons&kind=activity&topic=logement&page=99",
    "uk/recherche/?q=mons&kind=activity&period=coming&topic=rien",
    "ti/recherche/?q=mons&page=2",
    "ar/recherche/?q=zzqwxk",
    f"uk/recherche/?q={'mot ' * 100}",
]


@pytest.mark.parametrize("code", ASKED)
def test_asks_from_any_page_and_reads_what_is_found(visitor: Page, code: str) -> None:
    words, title = ASKED[code]
    visitor.goto(f"/{code}/contact/")
    visitor.locator(".search-link").click()
    visitor.locator("#search-field").fill(words)
    visitor.locator("#search-field").press("Enter")
    visitor.wait_for_url("**/recherche/?q=*")
    expect(visitor.locator("#search-field")).to_have_value(words)
    address = f"/{code}/guides/arriver/parcours-d-integration/"  # another journey may make a guide with this title
    guide = visitor.locator(".result", has=visitor.locator(f"a[href='{address}']"))
    expect(guide.locator("mark").first).to_be_visible()
    guide.locator(".result__title a").click()
    expect(visitor.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("code", ASKED)
def test_asks_from_the_menu_too(visitor: Page, code: str) -> None:
    visitor.goto(f"/{code}/")
    visitor.locator(".site-header__bar > .menu-button").click()
    visitor.locator("#search-field").fill("mons")
    visitor.locator(".search-field button").click()
    expect(visitor.locator(".result").first).to_be_visible()
    expect(visitor).to_have_url(f"/{code}/recherche/?q=mons")


def test_chooses_among_the_results_and_takes_it_back(visitor: Page) -> None:
    visitor.goto("/fr/recherche/?q=formation")
    total = visitor.locator(".search-page__total").inner_text()
    kind = visitor.locator(".kinds a").nth(1)
    count = int(kind.locator(".kinds__count").inner_text())
    kind.click()
    expect(visitor).to_have_url(re.compile("&kind="))
    expect(visitor.locator(".kinds [aria-current] .kinds__count")).to_have_text(str(count))
    expect(visitor.locator(".result")).to_have_count(min(count, 10))
    visitor.locator(".filters__summary").click()
    choice = visitor.locator(".filters .choice:has(input[type=checkbox])").first
    left = int(choice.locator("[aria-hidden]").inner_text())
    choice.locator("input").check()
    visitor.locator(".filters__button").click()
    expect(visitor.locator(".result")).to_have_count(min(left, 10))
    visitor.locator(".selection__all").click()
    expect(visitor.locator(".search-page__total")).to_have_text(total)


def test_turns_the_pages(visitor: Page) -> None:
    visitor.goto("/fr/recherche/?q=mons")
    first = visitor.locator(".result__title").first.inner_text()
    visitor.locator(".pages a[rel~=next]").click()
    expect(visitor).to_have_url("/fr/recherche/?q=mons&page=2")
    expect(visitor.locator(".results")).to_have_attribute("start", "11")
    visitor.locator(".pages a[rel~=prev]").click()
    expect(visitor.locator(".result__title").first).to_have_text(first)


def test_is_asked_what_was_meant_and_led_on_where_nothing_is_found(visitor: Page) -> None:
    visitor.goto("/fr/recherche/?q=logemant")
    visitor.locator(".search-page__meant a").click()
    expect(visitor.locator("#search-field")).to_have_value("logement")
    visitor.goto("/fr/recherche/?q=zzqwxk")
    expect(visitor.locator(".nothing")).to_be_visible()
    visitor.locator(".topics a", has_text="Santé").click()
    expect(visitor.locator(".result").first).to_be_visible()


def test_takes_the_question_to_another_language(visitor: Page) -> None:
    visitor.goto("/fr/recherche/?q=logement&kind=guide")
    visitor.locator("nav.languages").get_by_text("العربية").click()
    expect(visitor).to_have_url("/ar/recherche/?q=logement&kind=guide")
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl")
    expect(visitor.locator(".result").first).to_be_visible()


@pytest.mark.parametrize("view", VIEWS, ids=range(len(VIEWS)))
def test_every_view_has_no_barrier(open_context: Callable[..., BrowserContext], view: str) -> None:
    page = open_context().new_page()
    page.goto(f"/{view}")
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert barriers_in_every_look(page) == []
    for width in (320, 700, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) == [], width
        assert cut_off(page) == [], width


def test_prints_what_was_found(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/fr/recherche/?q=mons")
    page.emulate_media(media="print")
    expect(page.locator(".result").first).to_be_visible()
    for gone in (
        ".search-field",
        ".kinds a:not([aria-current])",
        ".search-page__filters",
        ".pages",
        ".site-header nav",
    ):
        expect(page.locator(gone).first).to_be_hidden()
