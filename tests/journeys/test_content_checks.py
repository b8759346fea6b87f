"""The remarks and Wagtail's own checks, as an editor meets them while writing."""

import re

from playwright.sync_api import Page, expect

LONG = (
    "Pour suivre les cours de français qui sont donnés à Mons et dans plusieurs communes du Borinage pendant toute "
    "l’année, il faut d’abord prendre contact avec notre équipe, qui vous reçoit."
)


def open_territory(editor: Page) -> None:
    editor.goto("/admin/reports/translation-table/")
    editor.get_by_role("rowheader").get_by_role("link", name=re.compile("territoire")).first.click()
    editor.wait_for_url("**/edit/")


def add_text(editor: Page, html: str) -> None:
    """A block of text at the top of the page, as if it had been pasted there."""
    editor.locator("button.c-sf-add-button").first.click()
    editor.get_by_role("option", name=re.compile("^Texte")).click()
    area = editor.locator("[contenteditable=true]").first
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
    open_territory(editor)
    editor.locator("#id_summary").fill(LONG)
    editor.locator("[data-side-panel-toggle=checks]").click()
    remarks = editor.locator("[data-content-checks]")
    expect(remarks.get_by_role("heading", name="Phrase de plus de 25 mots")).to_be_visible()
    expect(remarks.get_by_text(LONG)).to_be_visible()
    remarks.get_by_role("link", name="Résumé").click()
    expect(editor.locator("#id_summary")).to_be_focused()

    editor.locator("#id_summary").fill("Une phrase courte.")
    expect(remarks.get_by_text(LONG)).to_have_count(0)


def test_the_checker_says_in_french_how_to_mend_a_skipped_heading(editor: Page) -> None:
    open_territory(editor)
    editor.locator("[data-side-panel-toggle=checks]").click()
    issues = editor.locator("[data-checks-panel]")
    expect(editor.locator("[data-content-checks-result]")).to_be_attached()
    expect(issues.locator("[data-content-checker-row]")).to_have_count(0)
    add_text(editor, "<h3>Un titre sans intertitre</h3><p>Son texte.</p>")
    row = issues.locator("[data-content-checker-row]").filter(has_text="Niveau de titre sauté")
    expect(row).to_be_visible()
    expect(row).to_contain_text("les titres sont le plan de la page")
