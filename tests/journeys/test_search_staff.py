"""What visitors search for in vain, staff see, mend with a synonym or a page put first, and visitors find it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers
from tests.journeys.staff import member

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"  # a robot's search is not counted
WORD = "zwanze"
SEARCH = f"/fr/recherche/?q={WORD}"
VAIN = "/admin/reports/searches/?without=oui&ordering=-without_result"
MESSAGES = ".messages > ul"  # they fade in, and have too little contrast until then


@pytest.fixture
def search(open_context: Callable[..., BrowserContext]) -> Callable[[], Page]:
    """A new visitor searches for the word."""

    def searched() -> Page:
        page = open_context(user_agent=BROWSER, locale="fr-BE").new_page()
        page.goto(SEARCH)
        return page

    return searched


def test_a_search_in_vain_is_mended(
    search: Callable[[], Page], site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    for _ in range(3):
        expect(search().locator("main")).not_to_contain_text("Le logement")

    staff = member(site, open_context, "lea", "Rédaction")
    expect(staff.locator("section:has(#desk-search)")).to_contain_text(f"{WORD} 3 fois sans résultat")
    staff.goto(VAIN)
    row = staff.locator("tr", has_text=WORD)
    assert barriers(staff) == []

    row.get_by_role("link", name="Ajouter un synonyme").click()
    words = staff.locator("#id_words")
    expect(words).to_have_value(f"{WORD}, ")
    staff.get_by_role("button", name="Créer").click()
    expect(staff.locator(".error-message").first).to_contain_text("au moins deux mots")
    words.fill(f"{WORD}, logement")
    staff.get_by_role("button", name="Créer").click()
    staff.wait_for_url("**/admin/synonyms/")
    expect(staff.locator(MESSAGES)).to_have_css("opacity", "1")
    assert barriers(staff) == []
    expect(search().locator("main")).to_contain_text("Le logement")

    staff.get_by_role("link", name=f"Essayer « {WORD} »").click()
    expect(staff.locator("main")).to_contain_text(f"synonyme ajouté par le personnel : « {WORD}, logement »")
    staff.locator("details summary").first.click()
    assert barriers(staff) == []


def test_a_page_is_put_first(
    search: Callable[[], Page], site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    staff = member(site, open_context, "noe", "Événements")
    staff.goto(f"/admin/searchpicks/add/?mots={WORD}")
    staff.get_by_role("button", name="Choisissez une page").click()
    modal = staff.locator(".modal")
    modal.locator("#id_q").fill("Contact")
    modal.get_by_role("link", name="Contact", exact=True).first.click()
    expect(staff.locator("[data-promoted-pages]")).to_contain_text("Contact")
    expect(modal).to_have_count(0)
    assert barriers(staff) == []
    staff.get_by_role("button", name="Créer").click()
    staff.wait_for_url("**/admin/searchpicks/")
    expect(staff.locator(MESSAGES)).to_have_css("opacity", "1")
    expect(staff.locator("main")).to_contain_text(WORD)
    assert barriers(staff) == []
    expect(search().locator("main")).to_contain_text("Contact")
