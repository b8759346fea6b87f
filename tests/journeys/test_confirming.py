"""An entry of the directory is confirmed by its organisation: asked, corrected, accepted, read."""

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.conftest import Site
from tests.journeys.faults import barriers_in_every_look
from tests.journeys.staff import letters, manage, member
from tests.resources.confirming_making import LINK

MAKE = """
import datetime
from django.utils import timezone
from core.models import Organisation
Organisation.objects.filter(name="Maison exemple").delete()
Organisation.objects.create(
    name="Maison exemple", email="maison@exemple.example", telephone="+32 65 00 00 01", in_directory=True,
    checked_on=timezone.localdate() - datetime.timedelta(days=400),
)
"""
ASK = """
from core.models import Organisation
from resources.confirming import links
print(links.address(Organisation.objects.get(name="Maison exemple")))
"""


def entry(visitor: Page, site: Site) -> Page:
    visitor.goto(f"{site.url}/fr/annuaire/maison-exemple/")
    return visitor


def test_an_organisation_corrects_its_entry(
    site: Site, visitor: Page, open_context: Callable[..., BrowserContext]
) -> None:
    manage(site, "shell", "--no-imports", "-c", MAKE)
    editor = member(site, open_context, "edith", "Rédaction")

    # Long unconfirmed, the entry says so to its reader; the editor asks.
    expect(entry(visitor, site).locator("main .band--warning time")).to_be_visible()
    editor.goto("/admin/reports/directory/")
    editor.get_by_role("button", name="Demander confirmation à Maison exemple").click()
    expect(editor.get_by_text("Le lien est envoyé : Maison exemple.")).to_be_visible()
    letter = letters(site)[-1]
    assert letter["To"] == "maison@exemple.example"
    found = LINK.search(letter.get_content())
    assert found

    # The organisation opens the link on a telephone, makes a mistake, mends it, and is thanked.
    visitor.goto(site.url + urlsplit(found[0]).path)
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Votre fiche dans l’annuaire")
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 360
    visitor.get_by_label("Téléphone").fill("+32 65 00 00 77")
    visitor.get_by_label("Adresse e-mail").fill("maison")
    visitor.get_by_role("button", name="Envoyer les corrections").click()
    expect(visitor.get_by_role("alert")).to_contain_text("Rien de ce que vous avez écrit n’est perdu")
    expect(visitor.get_by_label("Téléphone")).to_have_value("+32 65 00 00 77")
    visitor.get_by_label("Adresse e-mail").fill("maison@exemple.example")
    visitor.get_by_role("button", name="Envoyer les corrections").click()
    expect(visitor.get_by_role("status")).to_contain_text("Merci")
    expect(entry(visitor, site).locator("main").get_by_text("+32 65 00 00 01").first).to_be_visible()

    # The editor compares and accepts; the reader finds the new number, and a day that is today's.
    editor.goto("/admin/")
    editor.get_by_role("link", name="Toutes les corrections à relire").click()
    editor.get_by_role("link", name="Maison exemple").click()
    expect(editor.locator("ins")).to_have_text("+32 65 00 00 77")
    editor.get_by_role("button", name="Accepter ce qui est coché").click()
    expect(editor.get_by_text("La fiche est vérifiée aujourd’hui")).to_be_visible()
    expect(entry(visitor, site).locator("main").get_by_text("+32 65 00 00 77").first).to_be_visible()
    expect(visitor.locator("main .band--warning time")).to_have_count(0)


def test_the_page_of_the_link_is_for_everybody(site: Site, open_context: Callable[..., BrowserContext]) -> None:
    manage(site, "shell", "--no-imports", "-c", MAKE)
    link = urlsplit(manage(site, "shell", "--no-imports", "-c", ASK).strip().splitlines()[-1]).path
    page = open_context().new_page()
    page.goto(link)
    assert barriers_in_every_look(page) == []
    page.get_by_role("button", name="Envoyer les corrections").click()
    expect(page.get_by_role("alert")).to_contain_text("Vous n’avez rien changé")
    assert barriers_in_every_look(page) == []
