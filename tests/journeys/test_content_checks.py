"""The remarks and Wagtail's own checks, as an editor meets them while writing."""

import re
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, Page, expect

from bench.running import Site
from desk.content_checks.axe import ALSO, TAGS, FrenchCheckerItem
from tests.journeys.editing import edit
from tests.journeys.staff import sign_in

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"

LONG = (
    "Pour suivre les cours de français qui sont donnés à Mons et dans plusieurs communes du Borinage pendant toute "
    "l’année, il faut d’abord prendre contact avec notre équipe, qui vous reçoit."
)


def add_text(editor: Page, html: str) -> None:
    """A block of text at the top of the page, as if it had been pasted there."""
    areas = editor.locator("[contenteditable=true]")
    already = areas.count()
    editor.locator("button.c-sf-add-button").first.click()
    editor.get_by_role("option", name=re.compile("^Texte")).click()
    expect(areas).to_have_count(already + 1)
    area = areas.first
    area.click()
    area.evaluate(
        """(area, html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          data.setData("text/plain", "x");
          area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        html,
    )


def test_remarks_follow_the_writing_and_lead_to_the_place(editor: Page) -> None:
    edit(editor, "Notre territoire")
    editor.locator("#id_summary").fill(LONG)
    editor.locator("[data-side-panel-toggle=checks]").click()
    remarks = editor.locator("[data-content-checks]")
    expect(remarks.get_by_role("heading", name="Phrase de plus de 25 mots")).to_be_visible()
    expect(remarks.get_by_text(LONG)).to_be_visible()
    remarks.get_by_role("link", name="Résumé").click()
    expect(editor.locator("#id_summary")).to_be_focused()

    editor.locator("#id_summary").fill("Une phrase courte.")
    expect(remarks.get_by_text(LONG)).to_have_count(0, timeout=60_000)


def test_the_checker_says_in_french_how_to_mend_a_skipped_heading(browser: Browser, site: Site) -> None:
    """In a context of its own: Wagtail logs what it finds as errors, which the other journeys forbid."""
    context = browser.new_context(base_url=site.url, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    editor = context.new_page()
    sign_in(editor, site.name, site.password)
    edit(editor, "Notre territoire")
    editor.locator("[data-side-panel-toggle=checks]").click()
    issues = editor.locator("[data-checks-panel]")
    expect(editor.locator("[data-content-checks-result]")).to_be_attached()
    expect(issues.locator("[data-content-checker-row]")).to_have_count(0)
    add_text(editor, "<h3>Un titre sans intertitre</h3><p>Son texte.</p>")
    row = issues.locator("[data-content-checker-row]").filter(has_text="Niveau de titre sauté")
    expect(row).to_be_visible()
    expect(row).to_contain_text("les titres sont le plan de la page")
    context.close()


def test_every_rule_of_the_checker_speaks_french(browser: Browser) -> None:
    """A rule without words of ours would speak English, whatever the version of axe."""
    item, page = FrenchCheckerItem(), browser.new_page()
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    ruled = page.evaluate("tags => axe.getRules(tags).map(rule => ({id: rule.ruleId, tags: rule.tags}))", TAGS)
    page.close()
    off = {"experimental", "wcag2a-obsolete", "wcag2aaa"}
    known = {rule["id"] for rule in ruled if not off & set(rule["tags"])} | set(ALSO)
    assert len(known) > 80
    assert known - set(item.get_axe_messages(None)) == set()  # type: ignore[arg-type]
