"""An editor repeats an activity: in plain fields, by mouse or by keyboard, and sees at once what the dates will be."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers_in_every_look
from tests.journeys.staff import manage, member

AGENDA = """
from events.models import AgendaPage
from tests.events import making
agenda = AgendaPage.objects.filter(locale__language_code="fr").first() or making.agenda()
making.category("atelier-exemple")
print(f"key {agenda.pk}")
"""
OCTOBER = date(date.today().year + 1, 10, 1)  # noqa: DTZ011
TUESDAY = OCTOBER + timedelta(days=(1 - OCTOBER.weekday()) % 7)
LAST = TUESDAY + timedelta(days=70)


@pytest.fixture(scope="module")
def agenda(site: Site) -> str:
    """The key of the agenda's page."""
    found = re.search(r"key (\d+)", manage(site, "shell", "--no-imports", "-c", AGENDA))
    assert found
    return found[1]


@pytest.fixture
def moderator(site: Site, open_context: Callable[..., BrowserContext]) -> Page:
    return member(site, open_context, "moussa", "Modération")


def announce(moderator: Page, agenda: str, title: str) -> None:
    """The form of a new workshop, complete but for its repetition."""
    moderator.goto(f"/admin/pages/add/events/eventpage/{agenda}/")
    moderator.locator("#id_title").fill(title)
    moderator.get_by_role("button", name="Choisir catégorie d’activités").click()
    moderator.get_by_role("dialog").get_by_role("link", name="Atelier exemple").click()
    moderator.locator("#id_start_date").fill(TUESDAY.isoformat())
    moderator.locator("#id_start_time").fill("18:00")
    moderator.locator("#id_end_time").fill("20:00")
    moderator.locator("#id_place_text").fill("Salle exemple")
    moderator.keyboard.press("Escape")


def publish(moderator: Page) -> None:
    moderator.locator("footer [data-w-dropdown-target=toggle]").first.click()
    with moderator.expect_navigation():
        moderator.locator("button[name=action-publish]").click()


def test_a_weekly_workshop_leaves_the_holidays_out_and_is_changed(agenda: str, moderator: Page) -> None:
    announce(moderator, agenda, "Atelier de conversation exemple")
    moderator.get_by_label("Se répète").select_option("Chaque semaine")
    status = moderator.locator("event-recurrence").get_by_role("status")
    expect(status).to_contain_text("Chaque mardi, à partir du")
    expect(moderator.get_by_role("checkbox", name="mardi", exact=True)).to_be_checked()

    # It ends, and the autumn holidays are left out in one click; one of their days comes back.
    moderator.get_by_label("Dernier jour de la répétition").fill(LAST.isoformat())
    expect(moderator.get_by_role("radio", name="Jusqu’au")).to_be_checked()
    expect(status).to_contain_text(re.compile(r"Chaque mardi, du \d+ octobre au \d+ décembre"))
    dates = moderator.locator("event-recurrence ol li")
    expect(dates).to_have_count(11)
    moderator.get_by_role("button", name=re.compile("^Enlever : Vacances d’automne")).click()
    expect(moderator.get_by_role("button", name=re.compile("^Remettre le mardi"))).to_have_count(2)
    expect(status).to_contain_text("sauf le")
    moderator.get_by_role("button", name=re.compile("^Remettre le mardi")).first.click()
    expect(moderator.get_by_role("button", name=re.compile("^Remettre le mardi"))).to_have_count(1)
    assert barriers_in_every_look(moderator, "event-recurrence") == []

    # Published, it is what the form shows again; another rule says what would become of the dates.
    publish(moderator)
    moderator.get_by_role("link", name="Atelier de conversation exemple", exact=True).first.click()
    moderator.wait_for_url("**/edit/")
    removed = moderator.locator("[data-recurrence-dates=removed] li input")
    expect(removed).to_have_count(1)
    expect(removed).to_be_checked()
    moderator.get_by_role("radio", name="Après").check()
    moderator.get_by_label("Nombre de fois").fill("9")
    difference = moderator.locator("event-recurrence .recurrence__difference")
    expect(difference).to_contain_text("Dates qui disparaissent")
    expect(difference.locator("dd")).to_have_count(2)

    # Publishing asks; a draft is kept; then it is confirmed.
    publish(moderator)
    expect(moderator.get_by_role("heading", level=1)).to_contain_text("Publier d’autres dates")
    expect(moderator.locator("main dd")).to_have_count(2)
    assert barriers_in_every_look(moderator, "main") == []
    with moderator.expect_navigation():  # the address stays the same
        moderator.get_by_role("button", name="Garder en brouillon et revenir").click()
    expect(moderator.get_by_label("Nombre de fois")).to_have_value("9")
    publish(moderator)
    moderator.get_by_role("button", name="Publier ces dates").click()
    expect(moderator.get_by_text("a été publiée")).to_be_visible()


def test_by_keyboard_alone(agenda: str, moderator: Page) -> None:
    announce(moderator, agenda, "Atelier au clavier exemple")
    keys = moderator.keyboard
    moderator.get_by_label("Se répète").focus()
    keys.type("Chaque s")
    status = moderator.locator("event-recurrence").get_by_role("status")
    expect(status).to_contain_text("Chaque mardi")
    keys.press("Tab")
    keys.type("2")
    expect(status).to_contain_text("Toutes les deux semaines")
    for _ in range(4):
        keys.press("Tab")
    keys.press("Space")
    expect(moderator.get_by_role("checkbox", name="jeudi", exact=True)).to_be_checked()
    for _ in range(4):
        keys.press("Tab")
    expect(moderator.get_by_role("radio", name="Sans fin prévue")).to_be_focused()
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(moderator.get_by_role("radio", name="Après")).to_be_checked()
    keys.press("Tab")
    keys.type("6")
    expect(status).to_contain_text("6 fois")
    expect(moderator.locator("event-recurrence ol li")).to_have_count(6)

    # A date is left out and comes back; the focus stays at its place in the list.
    remove = moderator.locator("event-recurrence ol li button").nth(2)
    name = remove.get_attribute("aria-label") or ""
    remove.focus()
    keys.press("Enter")
    restore = moderator.get_by_role("button", name=name.replace("Enlever", "Remettre"))
    expect(restore).to_be_focused()
    expect(status).to_contain_text("sauf le")
    keys.press("Enter")
    expect(moderator.get_by_role("button", name=name)).to_be_focused()
    expect(status).not_to_contain_text("sauf le")


def test_what_was_typed_is_there_again_after_a_mistake(agenda: str, moderator: Page) -> None:
    announce(moderator, agenda, "Atelier avec une faute exemple")
    moderator.get_by_label("Se répète").select_option("Chaque semaine")
    moderator.get_by_role("checkbox", name="jeudi", exact=True).check()
    moderator.get_by_role("checkbox", name="mardi", exact=True).uncheck()
    status = moderator.locator("event-recurrence").get_by_role("status")
    expect(status).to_contain_text("La première date ne suit pas la règle")
    moderator.get_by_role("button", name="commencer ce jour-là").click()
    expect(moderator.locator("#id_start_date")).to_have_value((TUESDAY + timedelta(days=2)).isoformat())
    expect(status).not_to_contain_text("ne suit pas")
    moderator.locator("#id_start_date").fill(TUESDAY.isoformat())
    moderator.keyboard.press("Escape")
    expect(moderator.get_by_role("checkbox", name="mardi", exact=True)).to_be_checked()
    moderator.get_by_label("Se répète").select_option("Chaque mois")
    monthly = moderator.get_by_role("radio", name="le premier mardi du mois")
    monthly.check()
    moderator.locator("#id_place_text").fill("")
    more = (TUESDAY + timedelta(days=2)).isoformat()
    moderator.get_by_label("Ajouter une date").first.fill(more)
    expect(moderator.locator("event-recurrence").get_by_role("status")).to_contain_text("et aussi")
    publish(moderator)
    expect(moderator.get_by_text("Choisissez un lieu, ou décrivez-le en texte.")).to_be_visible()
    expect(monthly).to_be_checked()
    expect(moderator.locator("[data-recurrence-dates=added] li input")).to_have_value(more)
    expect(moderator.locator("event-recurrence").get_by_role("status")).to_contain_text("Le premier mardi du mois")
