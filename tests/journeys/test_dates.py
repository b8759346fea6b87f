"""An editor cancels a date of a workshop, moves one, splits the series; the visitor sees each at once."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers
from tests.journeys.staff import manage, member

DAY = timedelta(days=1)
MAKE = """
from events.models import AgendaPage
from events.rules import Frequency, Rule
from tests.events import making
agenda = AgendaPage.objects.filter(locale__language_code="fr", live=True).first() or making.agenda()
if not agenda.get_translations().filter(locale__language_code="ar").exists():
    making.translated(agenda, "ar", title="جدول")
first = making.in_days(7)
rule = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=6)
page = making.activity(agenda, "{title}", rule=rule, start_date=first, slug="{slug}")
making.translated(page, "ar", title="ورشة الرحلة", slug="{slug}")
print(page.pk, page.get_url(), first)
"""


def workshop(site: Site, title: str, slug: str) -> tuple[str, str, date]:
    """A published weekly workshop, in French and Arabic: its key, its address, its first date."""
    said = manage(site, "shell", "--no-imports", "-c", MAKE.format(title=title, slug=slug)).split()
    key, address, first = said[-3:]
    return key, address, date.fromisoformat(first)


def test_one_date_is_cancelled_one_moved_and_the_series_split(
    site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    key, address, first = workshop(site, "Atelier du voyage", "atelier-du-voyage")
    second, third, fourth = (first + DAY * 7 * number for number in (1, 2, 3))
    editor = member(site, open_context, "moussa", "Modération")
    visitor = open_context(locale="fr-BE").new_page()
    reader = open_context(locale="ar").new_page()

    # From the page's own menu to the list of its dates.
    editor.goto(f"/admin/pages/{key}/edit/")
    editor.locator(".w-slim-header [data-w-dropdown-target=toggle]").first.click()
    editor.get_by_role("link", name="Dates", exact=True).click()
    expect(editor.get_by_role("heading", level=1)).to_contain_text("Dates")
    assert barriers(editor) == []

    # Two clicks from there, and a word for the public if one likes.
    editor.locator(f"#d-{second}").get_by_role("link", name="Annuler cette date").click()
    editor.get_by_label("Message pour le public").fill("Le car est en panne.")
    editor.get_by_role("button", name="Annuler cette date").click()
    expect(editor.get_by_text("C’est publié")).to_be_visible()
    expect(editor.locator(f"#d-{second}")).to_contain_text("Annulée")
    expect(editor.get_by_role("link", name="Traduire en العربية")).to_be_visible()

    visitor.goto(address)
    cancelled = visitor.locator("li.date--off", has=visitor.locator(f"time[datetime^='{second}']"))
    expect(cancelled).to_contain_text("Le car est en panne.")
    reader.goto(address.replace("/fr/", "/ar/"))
    expect(reader.locator("main [lang=fr]", has_text="Le car est en panne.").first).to_be_visible()

    # One is moved to the day after.
    editor.locator(f"#d-{third}").get_by_role("link", name="Déplacer").click()
    expect(editor.get_by_label("Nouvelle date")).to_be_visible()
    assert barriers(editor) == []
    editor.get_by_label("Nouvelle date").fill((third + DAY).isoformat())
    editor.get_by_label("Nouveau début").fill("10:30")
    editor.get_by_role("button", name="Déplacer").click()
    expect(editor.locator(f"#d-{third}")).to_contain_text("Déplacée")
    expect(editor.locator(f"#d-{third}")).to_contain_text("10:30 – 12:30")
    feed = editor.request.get(visitor_feed(visitor, address))
    assert feed.ok
    assert f"{third + DAY:%Y%m%d}T103000" in feed.text()

    # The rest becomes an activity of its own, and each page leads to the other.
    editor.locator(f"#d-{fourth}").get_by_role("link", name="Séparer la série").click()
    expect(editor.get_by_text("La première garde")).to_be_visible()
    assert barriers(editor) == []
    editor.get_by_role("button", name="Séparer la série").click()
    expect(editor.get_by_text("La série est séparée.")).to_be_visible()
    expect(editor.locator(".dates tbody tr")).to_have_count(3)
    visitor.goto(address)
    visitor.locator("main").get_by_role("link", name="Atelier du voyage").first.click()
    expect(visitor).to_have_url(re.compile(r"/atelier-du-voyage-2/$"))
    visitor.locator("main").get_by_role("link", name="Atelier du voyage").first.click()
    expect(visitor).to_have_url(re.compile(r"/atelier-du-voyage/$"))
    reader.goto(address.replace("/fr/", "/ar/").replace("voyage/", "voyage-2/"))
    expect(reader.get_by_role("heading", level=1)).to_have_text("ورشة الرحلة")

    # Withdrawn, in both languages, it is gone for visitors; who subscribed is told so at the next poll.
    subscribed = visitor_feed(visitor, address)
    editor.goto(f"/admin/pages/{key}/unpublish/")
    editor.locator("main form [type=submit]").first.click()
    editor.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    for language, title in (("fr", "[Annulé] Atelier du voyage"), ("ar", "[ملغى] ورشة الرحلة")):
        told = editor.request.get(subscribed.replace("/fr/", f"/{language}/")).text()
        assert "STATUS:CANCELLED" in told
        assert title in told
        assert visitor.request.get(address.replace("/fr/", f"/{language}/")).status == 410


def visitor_feed(visitor: Page, address: str) -> str:
    """The feed that a page of an activity names."""
    visitor.goto(address)
    return str(visitor.locator("link[rel=alternate][type='text/calendar']").first.get_attribute("href"))


def test_dates_are_changed_without_javascript_and_with_the_keyboard(
    site: Site, open_context: Callable[..., BrowserContext]
) -> None:
    *_, first = workshop(site, "Atelier sans script", "atelier-sans-script")
    editor = open_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    signed_in(site, open_context, editor)
    editor.goto(f"/admin/agenda/?mois={first:%Y-%m}&vue=liste")
    editor.get_by_role("link", name="Dates : Atelier sans script").first.press("Enter")
    editor.locator(f"#d-{first}").get_by_role("link", name="Annuler cette date").press("Enter")
    editor.get_by_role("button", name="Annuler cette date").press("Enter")
    expect(editor.locator(f"#d-{first}")).to_contain_text("Annulée")
    editor.locator(f"#d-{first}").get_by_role("link", name="Remettre").press("Enter")
    editor.get_by_role("button", name="Remettre comme prévu").press("Enter")
    expect(editor.locator(f"#d-{first}")).to_contain_text("Maintenue")


def signed_in(site: Site, open_context: Callable[..., BrowserContext], editor: Page) -> None:
    """The session of a member of the moderation, in a browser without script."""
    known = member(site, open_context, "moussa", "Modération")
    editor.context.add_cookies(known.context.cookies())  # type: ignore[arg-type]
