"""What the field proposes while somebody types: by keyboard, by finger, to the ear, and never in the way."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Request, Route, expect

from bench.running import Site
from tests.journeys.faults import barriers, sideways

BEGUN = {"fr": "parcou", "ar": "مسار", "uk": "інтегр"}
ANSWERS = "**/suggestions.json*"
SMALL = """() => [...document.querySelectorAll('[role=option]')]
  .filter((option) => option.getBoundingClientRect().height < 44).map((option) => option.textContent)"""
SPARING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"


@pytest.fixture
def reader(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context(viewport={"width": 1280, "height": 900}).new_page()


def typed(page: Page, text: str, address: str = "/fr/") -> None:
    """Goes to a page and types into its field, all at once, so that one answer comes; what is proposed is there."""
    page.goto(address)
    with page.expect_response(ANSWERS):
        page.locator("#search-field").fill(text)
    expect(page.locator("[role=listbox]")).to_be_visible()


def active(page: Page) -> str:
    """The text of the option that a screen reader is told is active."""
    return page.evaluate("""() => {
      const id = document.getElementById('search-field').getAttribute('aria-activedescendant');
      return id ? document.getElementById(id).textContent : '';
    }""")


@pytest.mark.parametrize("code", BEGUN)
def test_an_option_is_chosen_with_the_arrows_and_opened_with_enter(reader: Page, code: str) -> None:
    typed(reader, BEGUN[code], f"/{code}/")
    field, options = reader.locator("#search-field"), reader.locator("[role=option]")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert active(reader) == ""
    reader.keyboard.press("ArrowDown")
    assert active(reader) == options.first.text_content()
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    expect(field).to_have_value(BEGUN[code])
    address = options.first.get_attribute("href")
    reader.keyboard.press("Enter")
    reader.wait_for_url(f"**{address}")


def test_the_ends_of_the_list_lead_back_to_the_field(reader: Page) -> None:
    typed(reader, "mons")
    reader.keyboard.press("ArrowUp")
    assert active(reader) == reader.locator("[role=option]").last.text_content()
    reader.keyboard.press("ArrowDown")
    assert active(reader) == ""
    for key in ("Home", "End"):
        reader.keyboard.press("ArrowDown")
        assert active(reader)
        reader.keyboard.press(key)
        assert active(reader) == ""
    assert reader.evaluate("document.getElementById('search-field').selectionStart") == len("mons")


def test_escape_closes_the_list_first_and_empties_the_field_then(reader: Page) -> None:
    typed(reader, "mons")
    reader.keyboard.press("Escape")
    expect(reader.locator("[role=listbox]")).to_be_hidden()
    expect(reader.locator("#search-field")).to_have_value("mons")
    reader.keyboard.press("ArrowDown")
    assert active(reader) == reader.locator("[role=option]").first.text_content()
    reader.keyboard.press("Escape")
    reader.keyboard.press("Escape")
    expect(reader.locator("#search-field")).to_have_value("")


def test_leaving_the_field_closes_the_list(reader: Page) -> None:
    typed(reader, "mons")
    reader.keyboard.press("Tab")
    expect(reader.locator("[role=listbox]")).to_be_hidden()
    expect(reader.locator(".search-field button")).to_be_focused()


def test_enter_searches_for_what_is_typed_without_waiting_for_anything(reader: Page) -> None:
    reader.route(ANSWERS, lambda _route: None)  # never answered
    reader.goto("/fr/")
    reader.locator("#search-field").press_sequentially("logement")
    reader.wait_for_timeout(400)
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/fr/recherche/?q=logement")
    expect(reader.locator(".result").first).to_be_visible()


FAULTS: dict[str, Callable[[Route], None]] = {
    "no line": lambda route: route.abort("internetdisconnected"),
    "no JSON": lambda route: route.fulfill(body="<p>", status=200),
    "refused": lambda route: route.fulfill(body="", status=429),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_where_nothing_comes_nothing_is_shown(browser: Browser, site: Site, fault: str) -> None:
    context = browser.new_context(base_url=site.url)
    page = context.new_page()
    page.route(ANSWERS, FAULTS[fault])
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/fr/recherche/")
    with page.expect_request(ANSWERS):
        page.locator("#search-field").press_sequentially("mons")
    page.wait_for_timeout(200)
    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert errors == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=mons")
    context.close()


def test_nothing_is_fetched_before_it_is_needed_nor_at_each_key(reader: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.rpartition("/")[2])

    reader.on("request", note)
    reader.goto("/fr/")
    reader.wait_for_load_state("networkidle")
    assert not [name for name in asked if name.startswith("suggestions")]
    reader.locator("#search-field").focus()
    reader.locator("#search-field").press("m")
    reader.wait_for_timeout(500)
    assert not [name for name in asked if "json" in name]
    with reader.expect_response(ANSWERS):
        reader.locator("#search-field").press_sequentially("ons", delay=30)
    reader.wait_for_timeout(300)
    assert [name for name in asked if "json" in name] == ["suggestions.json?q=mons"]
    reader.locator("#search-field").press("s")
    reader.locator("#search-field").press("Backspace")
    expect(reader.locator("[role=listbox]")).to_be_visible()
    reader.wait_for_timeout(300)
    assert len([name for name in asked if name.endswith("q=mons")]) == 1


def test_a_late_answer_never_takes_the_place_of_a_newer_one(reader: Page) -> None:
    held: list[Route] = []
    reader.route("**/suggestions.json?q=lo", lambda route: held.append(route))
    reader.goto("/fr/")
    with reader.expect_request("**/suggestions.json?q=lo"):
        reader.locator("#search-field").press_sequentially("lo")
    with reader.expect_response("**/suggestions.json?q=mons"):
        reader.locator("#search-field").fill("mons")
    expect(reader.locator("[role=listbox]")).to_be_visible()
    shown = reader.locator("[role=option]").all_text_contents()
    with suppress(Error):  # the browser may have given it up already
        held[0].continue_()
    reader.wait_for_timeout(500)
    assert reader.locator("[role=option]").all_text_contents() == shown


def test_who_spares_data_is_sent_nothing_more(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context(viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script(SPARING)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/fr/")
    page.locator("#search-field").press_sequentially("mons")
    page.wait_for_timeout(500)
    assert not [url for url in asked if "suggestions" in url]


@pytest.mark.parametrize(("code", "width"), [("fr", 1280), ("ar", 320), ("uk", 320)])
def test_the_list_has_no_barrier_and_is_heard(
    open_context: Callable[..., BrowserContext], code: str, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    typed(page, BEGUN[code], f"/{code}/recherche/")
    number = page.locator("[role=option]").count()
    expect(page.locator("form [role=status]")).to_contain_text(str(number))
    page.keyboard.press("ArrowDown")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert barriers(page) == []
    assert page.evaluate(SMALL) == []
    assert sideways(page) == []


def test_a_finger_opens_an_option_in_the_menu(open_context: Callable[..., BrowserContext]) -> None:
    context = open_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto("/fr/")
    page.locator(".site-header__bar > .menu-button").tap()
    page.locator("#search-field").tap()
    with page.expect_response(ANSWERS):
        page.locator("#search-field").fill("parcou")
    option = page.locator("[role=option]").first
    address = option.get_attribute("href")
    option.tap()
    page.wait_for_url(f"**{address}")
