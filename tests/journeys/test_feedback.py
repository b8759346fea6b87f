"""A reader says whether a page helped, with and without JavaScript, and staff read it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.faults import barriers, barriers_in_every_look, sideways


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_says_that_a_page_did_not_help_and_why(visitor: Page, code: str) -> None:
    visitor.goto(f"/{code}/contact/")
    visitor.locator(".feedback button[value=no]").click()
    expect(visitor.locator("[role=status]")).to_be_visible()
    assert sideways(visitor) == []
    visitor.locator("main form button").click()
    expect(visitor.locator("[role=alert]")).to_be_visible()
    visitor.locator("textarea").fill("لا أجد العنوان" if code == "ar" else "Je ne trouve pas l’adresse.")
    visitor.locator("main form button").click()
    expect(visitor.locator("textarea")).to_have_count(0)
    visitor.locator(f"main a[href='/{code}/contact/']").last.click()
    expect(visitor).to_have_url(f"/{code}/contact/")


def test_the_keyboard_reaches_both_answers(open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/fr/contact/")
    yes = page.locator(".feedback button[value=yes]")
    yes.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".feedback button[value=no]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_be_visible()
    assert barriers_in_every_look(page) == []


def test_staff_read_what_was_said(visitor: Page, editor: Page) -> None:
    visitor.goto("/ar/agenda/")
    visitor.locator(".feedback button[value=no]").click()
    visitor.locator("textarea").fill("أين أجد الدروس؟")
    visitor.locator("main form button").click()
    expect(visitor.locator("textarea")).to_have_count(0)

    editor.goto("/admin/reports/feedback/")
    row = editor.locator("tbody tr", has_text="/ar/agenda/")
    expect(row).to_contain_text("أين أجد الدروس؟")
    assert barriers(editor) == []
    row.get_by_role("link").click()
    expect(editor.locator("td[lang=ar]").first).to_contain_text("أين أجد الدروس؟")
    assert barriers(editor) == []
