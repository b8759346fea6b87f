"""A reader asks whether a guide concerns them: with and without JavaScript, in French and in Arabic, there and back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers_in_every_look, cut_off, sideways
from tests.journeys.staff import manage, sign_in
from tests.resources.questionnaire_making import mark

MAKE = """
from tests.resources import questionnaire_making as making
guide = making.guide(slug="questions-exemple")
making.translated(guide, "ar", {
    "Guide exemple": "دليل", "Question etranger ?": "هل أنت أجنبي؟", "Oui": "نعم", "Non": "لا",
    "Question commande ?": "متى؟", "Résultat nouveau.": "نعم، هذا إلزامي.", "Raison de nouveau.": "السبب.",
})
print(guide.pk, guide.url)
"""
YES = mark("etranger", "Oui")


@pytest.fixture(scope="module")
def guide(site: Site) -> tuple[str, str]:
    """Its primary key, and its address without the language."""
    key, url = manage(site, "shell", "--no-imports", "-c", MAKE).split()[-2:]
    return key, url.removeprefix("/fr")


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_comes_to_an_outcome_and_back(guide: tuple[str, str], visitor: Page, code: str) -> None:
    start = f"/{code}{guide[1]}questions/"
    visitor.goto(start)
    first = visitor.locator("h1").inner_text()
    visitor.locator("a.choice").first.click()
    expect(visitor.locator("h1")).not_to_have_text(first)
    question = visitor.locator("h1").inner_text()
    for name, typed in (("day", "31"), ("month", "2"), ("year", "2025")):
        visitor.locator(f"#{name}").fill(typed)
    visitor.locator(".date-form .button").click()
    expect(visitor.locator(".field__error")).to_be_visible()
    expect(visitor.locator("#day")).to_have_value("31")
    visitor.locator("#day").fill("1")
    visitor.locator("#year").press("Enter")
    expect(visitor.locator(".outcome__term")).to_contain_text("2028")
    expect(visitor).to_have_url(f"{start}{YES}_2025-02-01/")

    visitor.go_back()
    visitor.go_back()
    expect(visitor.locator("h1")).to_have_text(question)
    visitor.go_back()
    expect(visitor.locator("h1")).to_have_text(first)
    visitor.go_forward()
    expect(visitor.locator("h1")).to_have_text(question)
    visitor.locator(".asking__ways a").first.click()
    expect(visitor.locator("h1")).to_have_text(first)


def test_changes_an_answer_and_reads_the_outcome_in_arabic(guide: tuple[str, str], visitor: Page) -> None:
    visitor.goto(f"/fr{guide[1]}questions/{YES}_2025-02-01/")
    visitor.locator("nav.languages").get_by_text("العربية").click()
    expect(visitor.locator("h1")).to_have_text("نعم، هذا إلزامي.")
    expect(visitor).to_have_url(f"/ar{guide[1]}questions/{YES}_2025-02-01/")
    visitor.locator(".answered__list a").first.click()
    visitor.locator("a.choice").last.click()
    expect(visitor.locator("h1[lang=fr]")).to_have_text("Résultat libre.")


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_prints_the_outcome_its_reasons_and_its_address(guide: tuple[str, str], visitor: Page, code: str) -> None:
    path = f"/{code}{guide[1]}questions/{YES}_2025-02-01/"
    visitor.goto(path)
    visitor.emulate_media(media="print")
    for shown in (".outcome h1", ".outcome__term", ".outcome .rich-text", ".outcome__grounds", ".answered__list"):
        expect(visitor.locator(shown)).to_be_visible()
    for hidden in (".asking__ways", ".outcome__keep", ".answered__list a", ".languages"):
        expect(visitor.locator(hidden).first).to_be_hidden()
    expect(visitor.locator(".site-footer__address")).to_contain_text(path)
    code_box = visitor.locator(".site-footer__address .qr").bounding_box()
    assert code_box
    assert code_box["width"] > 80
    assert sideways(visitor) == []


@pytest.mark.parametrize("code", ["fr", "ar"])
@pytest.mark.parametrize("rest", ["", f"{YES}/?day=31&month=2&year=x", f"{YES}_2025-02-01/", f"{YES}_deadbeef/"])
def test_no_page_has_a_barrier(
    guide: tuple[str, str], open_context: Callable[..., BrowserContext], code: str, rest: str
) -> None:
    page = open_context().new_page()
    page.goto(f"/{code}{guide[1]}questions/{rest}")
    assert barriers_in_every_look(page) == []
    for width in (320, 700, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) == [], width
        assert cut_off(page) == [], width


def test_an_editor_is_offered_the_names_just_typed(
    guide: tuple[str, str], open_context: Callable[..., BrowserContext], site: Site
) -> None:
    page = open_context(locale="fr-BE", viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, site.name, site.password)
    page.goto(f"/admin/pages/{guide[0]}/edit/")
    expect(page.locator("svg.questionnaire__picture rect")).to_have_count(6)
    fields = page.locator("[data-contentpath=questionnaire]")
    fields.locator("[data-panel-toggle][aria-expanded=false]").evaluate_all("all => all.forEach(one => one.click())")
    fields.locator("[data-questionnaire-name]").last.fill("tout-neuf")
    fields.locator("input[list=questionnaire-names]").first.focus()
    names = page.locator("#questionnaire-names option")
    assert "tout-neuf" in names.evaluate_all("options => options.map((option) => option.value)")
