"""A visitor finds what is on without JavaScript: in French and in Arabic, by filters, from month to month."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers_in_every_look, cut_off, sideways
from tests.journeys.staff import manage

# An agenda of its own below the home page, so that it stays the same whatever is seeded.
FILL = """
from datetime import time
from events.rules import Frequency, Rule
from tests.events import making
agenda = making.agenda("ar")
meeting = making.category("rencontre", ar="لقاء")
every_day = Rule(Frequency.DAILY, count=70)
table = making.activity(
    agenda, "Table de conversation", slug="table", category=meeting, rule=every_day, start_date=making.in_days(1),
    spoken=["ar"], childcare=True, changes=[making.cancelled(making.in_days(2), "La salle est fermée.")],
)
making.translated(table, "ar", title="حلقة محادثة")
making.activity(agenda, "Concert", category=making.category("concert"), start_date=making.in_days(1), is_free=False)
start, end = making.in_days(-9), making.in_days(9)
making.activity(agenda, "Exposition", category=making.category("expo"), start_date=start, end_date=end, all_day=True)
"""


@pytest.fixture(scope="module")
def agenda(site: Site) -> str:
    manage(site, "shell", "--no-imports", "-c", FILL)
    return "/fr/agenda/"


@pytest.fixture(params=[360, 1280], ids=["telephone", "desk"])
def reader(request: pytest.FixtureRequest, open_context: Callable[..., BrowserContext]) -> Page:
    """A visitor whose browser runs no JavaScript."""
    size = {"width": request.param, "height": 800}
    return open_context(java_script_enabled=False, locale="fr-BE", viewport=size).new_page()


def open_filters(page: Page) -> None:
    """On a telephone they are folded."""
    summary = page.locator(".filters__summary")
    if summary.is_visible():
        summary.click()


def test_finds_an_activity_by_filters_and_reads_it_in_arabic(agenda: str, reader: Page) -> None:
    reader.goto(agenda)
    expect(reader.get_by_role("heading", name="Exposition")).to_be_visible()
    expect(reader.get_by_role("heading", name="Concert")).to_be_visible()
    open_filters(reader)
    reader.locator("input[name=category][value=rencontre]").check()
    reader.locator("input[name=childcare]").check()
    reader.locator(".filters__button").click()
    expect(reader).to_have_url("/fr/agenda/?category=rencontre&childcare=1&since=&until=")
    expect(reader.get_by_role("heading", name="Concert")).to_have_count(0)
    expect(reader.locator(".occurrence")).to_have_count(20)
    expect(reader.locator(".occurrence--off")).to_contain_text("La salle est fermée.")
    expect(reader.locator(".occurrence--off s")).to_have_text("Table de conversation")

    reader.locator("nav.languages").get_by_text("العربية").click()
    expect(reader).to_have_url("/ar/agenda/?category=rencontre&childcare=1")
    expect(reader.locator("html")).to_have_attribute("dir", "rtl")
    expect(reader.locator(".removable")).to_have_count(2)
    reader.locator(".removable").last.click()
    expect(reader).to_have_url(re.compile(r"/ar/agenda/\?(childcare=1|category=rencontre)$"))
    reader.locator(".selection__all").click()
    expect(reader).to_have_url("/ar/agenda/")
    expect(reader.locator(".occurrence [lang=fr]").first).to_contain_text("Exposition")
    reader.locator(".occurrence a", has_text="حلقة محادثة").first.click()
    expect(reader).to_have_url("/ar/agenda/table/")


def test_turns_the_pages_of_the_list_there_and_back(agenda: str, reader: Page) -> None:
    reader.goto("/fr/agenda/?category=rencontre")
    first = reader.locator(".day__date .visually-hidden").first.inner_text()
    reader.locator("a.agenda__next").click()
    expect(reader.locator(".day__date .visually-hidden").first).not_to_have_text(first)
    reader.locator("a.agenda__previous").click()
    expect(reader.locator(".day__date .visually-hidden").first).to_have_text(first)


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_goes_from_month_to_month_to_a_day(agenda: str, reader: Page, code: str) -> None:
    reader.goto(f"/{code}/agenda/")
    reader.locator(".agenda__views li:nth-child(2) a").click()
    today = date.today()  # noqa: DTZ011
    expect(reader).to_have_url(f"/{code}/agenda/month/{today:%Y-%m}/")
    here = reader.locator("h1").inner_text()
    reader.locator("a.agenda__next").click()
    expect(reader.locator("h1")).not_to_have_text(here)
    expect(reader.locator(".month__entry:visible").first).to_be_visible()
    reader.locator(".month__date a:visible").last.click()
    expect(reader.locator(".occurrence")).not_to_have_count(0)
    reader.go_back()
    reader.locator("a.agenda__previous").click()
    expect(reader.locator("h1")).to_have_text(here)


def test_an_empty_result_leads_on(agenda: str, reader: Page) -> None:
    reader.goto("/fr/agenda/?category=concert&childcare=1")
    expect(reader.locator(".nothing h2")).to_be_visible()
    reader.locator(".nothing__ways a").first.click()
    expect(reader.locator(".occurrence").first).to_be_visible()


VIEWS = ["", "?free=1&category=rencontre", "?category=rien", "month/{month}/", "week/{week}/", "past/"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_view_has_no_barrier(
    agenda: str, open_context: Callable[..., BrowserContext], view: str, code: str
) -> None:
    today = date.today()  # noqa: DTZ011
    page = open_context().new_page()
    page.goto(f"/{code}/agenda/{view}".format(month=f"{today:%Y-%m}", week=f"{today:%G-W%V}"))
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert barriers_in_every_look(page) == []
    for width in (320, 700, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) == [], width
        assert cut_off(page) == [], width
