"""A visitor finds, opens and downloads a publication, in French and in Arabic; the downloads are counted."""

import sqlite3
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers_in_every_look, cut_off, sideways
from tests.journeys.staff import manage

# Publications of its own in place of what is seeded.
FILL = """
from core.models import Topic
from resources.models import LibraryPage, Publication
from tests.core.pdfs import pdf
from tests.resources import library_making as making
Publication.objects.all().delete()
french = LibraryPage.objects.get(locale__language_code="fr")
if not french.get_translations().filter(locale__language_code="ar").exists():
    arabic = french.copy_for_translation(making.locale("ar"), copy_parents=True)
    arabic.title = "المكتبة"
    arabic.save_revision().publish()
rights = making.label(Topic, "droits-x", fr="Droits", ar="حقوق")
files = {code: making.document(f"droits-{code}.pdf", pdf(3), code) for code in ("fr", "ar")}
files["fr"].title = "Mes droits"
made = making.publication("Mes droits", files=files, topics=[rights], kind="brochure", summary="Un résumé.")
making.translated(made, "ar", title="حقوقي")
version = made.versions.get(language="fr")
version.accessible = making.document("droits.txt", b"Le texte")
version.save()
making.publication("Un formulaire", "fr", kind="form", topics=[rights])
making.publication("Een folder", "nl", year=2019)
making.publication("Un film", files={"fr": making.document("film.mp4", b"film")}, kind="video")
making.many(30)
"""
COUNTED = """
from django.db.models import Sum
from resources.models import DownloadCount
print(DownloadCount.objects.filter(document__title=%r).aggregate(all=Sum("number"))["all"] or 0)
"""
BROWSER = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"


@pytest.fixture(scope="module")
def library(site: Site) -> str:
    manage(site, "shell", "--no-imports", "-c", FILL)
    return "/fr/bibliotheque/"


def counted(site: Site, title: str) -> int:
    return int(manage(site, "shell", "--no-imports", "-c", COUNTED % title).split()[-1])


def open_filters(page: Page) -> None:
    """On a telephone they are folded."""
    summary = page.locator(".filters__summary")
    if summary.is_visible():
        summary.click()


@pytest.mark.parametrize(("code", "title"), [("fr", "Mes droits"), ("ar", "حقوقي")])
def test_finds_opens_and_downloads(library: str, visitor: Page, site: Site, code: str, title: str) -> None:
    visitor.goto(f"/{code}/bibliotheque/")
    expect(visitor.locator(".publication-card")).to_have_count(24)
    open_filters(visitor)
    visitor.locator("input[name=kind][value=brochure]").check()
    visitor.locator("input[name=topic][value=droits-x]").check()
    visitor.locator(".filters__button").click()
    expect(visitor).to_have_url(f"/{code}/bibliotheque/?kind=brochure&topic=droits-x")
    expect(visitor.locator(".publication-card")).to_have_count(1)
    expect(visitor.locator(".publication-card img")).to_have_js_property("complete", True)
    visitor.get_by_role("link", name=title).click()
    expect(visitor.locator("h1")).to_have_text(title)
    first = visitor.locator(".version").first
    expect(first.locator("a").first).to_have_attribute("hreflang", code)

    before = counted(site, f"droits-{code}.pdf" if code == "ar" else "droits-fr.pdf")
    address = first.locator("a").first.get_attribute("href")
    assert address
    response = visitor.request.get(address, headers={"user-agent": BROWSER})
    assert response.ok
    assert response.body().startswith(b"%PDF-")
    assert counted(site, f"droits-{code}.pdf") == before + 1


def test_turns_the_pages_and_is_led_on_where_there_is_nothing(library: str, visitor: Page) -> None:
    visitor.goto(library)
    visitor.locator(".library__next").click()
    expect(visitor).to_have_url(f"{library}?page=2")
    expect(visitor.locator(".publication-card").first).to_be_visible()
    visitor.goto(f"{library}?kind=video&language=nl")
    expect(visitor.locator(".nothing h2")).to_be_visible()
    visitor.locator(".nothing__ways a").first.click()
    expect(visitor.locator(".publication-card").first).to_be_visible()


def download(site: Site, title: str) -> int:
    lookup = f"from core.models import SiteDocument; print(SiteDocument.objects.get(title={title!r}).url)"
    address = manage(site, "shell", "--no-imports", "-c", lookup).split()[-1]
    request = urllib.request.Request(f"{site.url}{address}", headers={"User-Agent": BROWSER})  # noqa: S310

    def once(_: int) -> int:
        with urllib.request.urlopen(request) as response:  # noqa: S310
            response.read()
            return int(response.status)

    with ThreadPoolExecutor(8) as threads:
        return sum(status == 200 for status in threads.map(once, range(40)))


def test_of_many_downloads_at_once_none_is_lost(library: str, site: Site) -> None:
    before = counted(site, "film.mp4")
    assert download(site, "film.mp4") == 40
    assert counted(site, "film.mp4") == before + 40


def test_a_locked_database_costs_the_count_and_not_the_download(library: str, site: Site) -> None:
    before = counted(site, "droits.txt")
    lookup = 'from core.models import SiteDocument; print(SiteDocument.objects.get(title="droits.txt").url)'
    address = manage(site, "shell", "--no-imports", "-c", lookup).split()[-1]
    request = urllib.request.Request(f"{site.url}{address}", headers={"User-Agent": BROWSER})  # noqa: S310
    lock = sqlite3.connect(Path(site.environment["CIMB_VAR"]) / "database.sqlite3", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    with urllib.request.urlopen(request) as response:  # noqa: S310
        assert response.read() == b"Le texte"
    assert time.monotonic() - begun < 3
    lock.execute("ROLLBACK")
    lock.close()
    assert counted(site, "droits.txt") == before


@pytest.mark.parametrize(
    "view", ["", "?kind=form&topic=droits-x&rien=1&page=9", "?kind=video&year=2019", "mes-droits/"]
)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_every_view_has_no_barrier(
    library: str, open_context: Callable[..., BrowserContext], view: str, code: str
) -> None:
    page = open_context().new_page()
    page.goto(f"/{code}/bibliotheque/{view}")
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert barriers_in_every_look(page) == []
    for width in (320, 700, 1000, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) == [], width
        assert cut_off(page) == [], width


def test_a_film_plays_in_the_page_without_barrier(library: str, open_context: Callable[..., BrowserContext]) -> None:
    page = open_context().new_page()
    page.goto("/fr/bibliotheque/un-film/")
    expect(page.locator("video")).to_have_count(1)
    assert barriers_in_every_look(page) == []
