"""A visitor finds who can help: by filters, near a commune, in French and in Arabic, with and without JavaScript."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers_in_every_look, cut_off, sideways
from tests.journeys.staff import manage

FILL = """
from core.models import Organisation
from tests.resources import directory_making as making
Organisation.objects.filter(name__endswith=" exemple").delete()
making.directory("ar")
making.several()
"""


@pytest.fixture(scope="module")
def directory(site: Site) -> None:
    manage(site, "shell", "--no-imports", "-c", FILL)


def test_finds_a_place_near_home_and_its_hours(directory: None, visitor: Page) -> None:
    visitor.goto("/fr/annuaire/")
    visitor.locator("#near").fill("Quaregnion")
    visitor.locator(".near button").click()
    visitor.locator(".near__communes a", has_text="Quaregnon").click()
    expect(visitor.locator(".directory__section").first.locator(".organisation__name")).to_have_text("Épicerie exemple")
    visitor.locator(".filters__summary").click()
    visitor.locator("input[name=service][value=cours-exemple]").check()
    visitor.locator(".filters__button").click()
    expect(visitor).to_have_url("/fr/annuaire/?near=Quaregnon&service=cours-exemple")
    expect(visitor.locator(".organisation")).to_have_count(2)
    visitor.locator(".organisation__name a", has_text="Maison exemple").click()
    expect(visitor.locator("h1")).to_have_text("Maison exemple")
    expect(visitor.locator(".week__today")).to_have_count(1)

    visitor.locator("nav.languages").get_by_text("العربية").click()
    expect(visitor).to_have_url("/ar/annuaire/maison-exemple/")
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl")
    expect(visitor.locator(".entry__services")).to_contain_text("دروس الفرنسية")
    with visitor.expect_download() as card:
        visitor.locator("a[download]").click()
    assert card.value.suggested_filename == "maison-exemple.vcf"


VIEWS = ["", "?near=7000&open=1", "?near=7012", "?service=cours-exemple&language=uk", "maison-exemple/"]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_view_has_no_barrier(
    directory: None, open_context: Callable[..., BrowserContext], view: str, code: str
) -> None:
    page = open_context().new_page()
    page.goto(f"/{code}/annuaire/{view}")
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert barriers_in_every_look(page) == []
    for width in (320, 700, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) == [], width
        assert cut_off(page) == [], width
