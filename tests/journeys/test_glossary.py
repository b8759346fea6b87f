"""A reader finds a word and shows the French one: by the letters of Arabic, and by the word heard at the counter."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers_in_every_look, cut_off, sideways
from tests.journeys.staff import manage

FILL = """
from tests.resources import glossary_making as making
making.glossary("ar")
making.term("Commune", "On y demande une annexe.", {"ar": ("البلدية", "تطلب فيها شهادة من CPAS.")})
making.term("Annexe", "Un document.", {"ar": ("ملحق", "وثيقة.")})
making.term("Attestation", "Un papier.", {"ar": ("شهادة", "ورقة.")})
making.term("Centre public d’action sociale", "Il aide.", {"ar": ("مركز العون", "يساعد.")}, abbreviation="CPAS")
making.term("Élection de domicile", "Une adresse.")
"""


@pytest.fixture(scope="module")
def glossary(site: Site) -> str:
    manage(site, "shell", "--no-imports", "-c", FILL)
    return "/ar/lexique/"


def test_finds_a_word_by_its_letter_and_shows_the_french_one(glossary: str, visitor: Page) -> None:
    visitor.goto(glossary)
    visitor.get_by_role("navigation").get_by_role("link", name="ب", exact=True).click()
    expect(visitor.locator(":target")).to_be_in_viewport()
    visitor.get_by_role("link", name="البلدية").click()
    expect(visitor.locator(".counter__word")).to_have_text("Commune")
    expect(visitor.locator(".counter__word")).to_have_css("direction", "ltr")
    visitor.locator(".definition").get_by_role("link", name="CPAS").click()
    expect(visitor.locator("h1")).to_have_text("مركز العون")
    visitor.locator("nav.languages").get_by_text("Français").click()
    expect(visitor).to_have_url("/fr/lexique/centre-public-daction-sociale/")


def test_finds_the_word_heard_at_the_counter(glossary: str, visitor: Page) -> None:
    visitor.goto(glossary)
    visitor.locator(".glossary__orders").get_by_role("link", name="Français").click()
    expect(visitor.locator(".word__link").first).to_have_text("Annexe")
    visitor.get_by_role("link", name="Annexe").click()
    expect(visitor.locator("h1")).to_have_text("ملحق")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_off_or_a_barrier(
    glossary: str, open_context: Callable[..., BrowserContext], width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    for address in (
        glossary,
        f"{glossary}?order=french",
        f"{glossary}centre-public-daction-sociale/",
        f"{glossary}election-de-domicile/",
        "/fr/lexique/commune/",
    ):
        page.goto(address)
        assert sideways(page) == [], address
        assert cut_off(page) == [], address
        if width == 1280:
            assert barriers_in_every_look(page) == [], address
