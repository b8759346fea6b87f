"""What staff do in Wagtail's editor, as steps that journeys are put together from. Each takes the member's page."""

import re

from playwright.sync_api import FrameLocator, Locator, Page, expect


def page_id(member: Page, title: str) -> str:
    """The primary key of a French page, by its title in the table of translations."""
    member.goto("/admin/reports/translation-table/")
    link = member.get_by_role("rowheader").get_by_role("link", name=title, exact=True)
    found = re.search(r"/pages/(\d+)/", link.get_attribute("href") or "")
    assert found
    return found[1]


def edit(member: Page, title: str) -> None:
    """Opens the form of a French page, until Wagtail has taken note of it as it is, to tell what changes."""
    member.goto(f"/admin/pages/{page_id(member, title)}/edit/")
    member.wait_for_load_state("networkidle")
    member.wait_for_timeout(2500)


def new_page(member: Page, parent: str, model: str, **fields: str) -> None:
    """Opens the form of a new page under the page of this key, and fills plain fields in by their names."""
    member.goto(f"/admin/pages/add/home/{model}/{parent}/")
    for name, value in fields.items():
        member.locator(f"#id_{name}").fill(value)


def add_block(member: Page, label: str) -> Locator:
    """Adds a block at the end of the page's content, by its name in the menu; the block."""
    blocks = member.locator("[data-streamfield-child]")
    before = blocks.count()
    member.locator(".c-sf-add-button").last.click()
    member.get_by_role("option", name=label, exact=True).click()
    expect(blocks.nth(before)).to_be_visible()
    return blocks.nth(before)


def type_rich_text(member: Page, block: Locator, text: str) -> None:
    """Types into a block's rich text; Draftail hands it to the form a moment later."""
    block.locator("[contenteditable=true]").last.click()
    member.keyboard.type(text)
    member.wait_for_function(
        "text => [...document.querySelectorAll('input')].some(i => i.value.includes(text))", arg=text
    )


def add_ten_blocks(member: Page) -> None:
    """Ten kinds of block, filled in as somebody would who sees the form for the first time: by the labels."""
    add_block(member, "Intertitre").locator("input[type=text]").fill("Pour qui")
    type_rich_text(member, add_block(member, "Texte"), "Pour tout le monde.")
    add_block(member, "Sous-titre").locator("input[type=text]").fill("Les débutants aussi")
    add_block(member, "Phrase mise en avant").locator("textarea, input[type=text]").first.fill("Venez !")
    notice = add_block(member, "Avis")
    notice.get_by_role("textbox", name="Titre").fill("Fermé à Noël")
    type_rich_text(member, notice, "Rendez-vous en janvier.")
    quote = add_block(member, "Citation")
    quote.get_by_role("textbox", name="Citation").fill("On apprend en parlant.")
    quote.get_by_role("textbox", name="Qui le dit").fill("Une participante")
    steps = add_block(member, "Étapes")
    steps.get_by_role("textbox", name="Ce qu’il faut faire").fill("Poussez la porte")
    anniversary = add_block(member, "Anniversaire")
    anniversary.get_by_role("textbox", name="Date").fill("2020-01-06")
    anniversary.get_by_role("textbox", name="Ce qui s’est passé").fill("Le premier café")
    member.keyboard.press("Escape")  # the calendar that opened lies over what follows
    add_block(member, "Carte du territoire").get_by_role("textbox", name="Légende").fill("Dans toute la région")
    add_block(member, "Sommaire")


def preview_in(member: Page, language: str) -> FrameLocator:
    """Opens the preview beside the form, in a language by its own name; what it shows.

    Wagtail chooses the first mode again when it saves a new page for the first time: that is waited for.
    """
    member.get_by_role("button", name="Prévisualisation").first.click()
    expect(member.locator("#w-preview-iframe")).to_have_attribute("src", re.compile("/edit/preview/"), timeout=15_000)
    member.locator("#id_preview_mode").select_option(label=language)
    return member.frame_locator("#w-preview-iframe")


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
