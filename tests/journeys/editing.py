"""What staff do in Wagtail's editor, as steps that journeys are put together from. Each takes the member's page."""

import re

from playwright.sync_api import Locator, Page, expect


def page_id(member: Page, title: str) -> str:
    """The primary key of a French page, by its title in the table of translations."""
    member.goto("/admin/reports/translation-table/")
    link = member.get_by_role("rowheader").get_by_role("link", name=title, exact=True)
    found = re.search(r"/pages/(\d+)/", link.get_attribute("href") or "")
    assert found
    return found[1]


def new_page(member: Page, parent: str, model: str, **fields: str) -> None:
    """Opens the form of a new page under the page of this key, and fills plain fields in by their names."""
    member.goto(f"/admin/pages/add/home/{model}/{parent}/")
    for name, value in fields.items():
        member.locator(f"#id_{name}").fill(value)


def add_block(member: Page, label: str) -> Locator:
    """Adds a block at the end of the page's content, by its name in the menu; the block."""
    member.locator(".c-sf-add-button").last.click()
    member.get_by_role("option", name=label, exact=True).click()
    return member.locator("[data-streamfield-child]").last


def type_rich_text(member: Page, block: Locator, text: str) -> None:
    """Types into a block's rich text; Draftail hands it to the form a moment later."""
    block.locator("[contenteditable=true]").last.click()
    member.keyboard.type(text)
    member.wait_for_function(
        "text => [...document.querySelectorAll('input')].some(i => i.value.includes(text))", arg=text
    )


def choose_action(member: Page, label: str) -> None:
    """One of the actions beside « Enregistrer le brouillon »."""
    member.locator("footer [data-w-dropdown-target=toggle]").first.click()
    member.locator("footer").get_by_role("button", name=label, exact=True).click()


def submit(member: Page, again: bool = False) -> None:
    choose_action(member, f"Soumettre {'de nouveau ' if again else ''}à la modération")
    expect(member).to_have_url(re.compile(r"/admin/pages/\d+/$"))


def open_from_home(member: Page, title: str) -> None:
    """What waits for somebody is on the first page of the CMS."""
    member.goto("/admin/")
    member.get_by_role("main").get_by_role("link", name=title, exact=True).first.click()
    member.wait_for_url("**/edit/")


def ask_for_a_change(member: Page, comment: str) -> None:
    choose_action(member, "Demander des modifications")
    dialog = member.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(comment)
    with member.expect_navigation():
        dialog.get_by_role("button", name="Demander des modifications").click()


def schedule(member: Page, moment: str) -> None:
    """Says when the page is to appear (``2026-12-24 10:00``)."""
    member.get_by_role("button", name="Statut").first.click()
    member.get_by_role("button", name="Programmer").click()
    member.locator("#id_go_live_at").fill(moment)
    with member.expect_navigation():  # by keyboard, because the calendar that opened lies over the button
        member.get_by_role("button", name="Enregistrer la programmation").press("Enter")


def approve(member: Page) -> None:
    with member.expect_navigation():
        choose_action(member, "Approuver et Publier")
