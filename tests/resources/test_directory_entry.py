"""An entry of the directory: everything that is known of an organisation, for people and for search engines."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import Page

from core.models import Organisation
from resources.models import GuidancePage, GuideOrganisation, GuidePage, TopicPage
from tests.resources import directory_making as making

Read = Callable[..., BeautifulSoup]
ENTRY = "/fr/annuaire/maison-exemple/"


@pytest.fixture
def filled(db: None) -> None:
    making.directory("ar", "nl", "en")
    making.several()


def data(page: BeautifulSoup) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.select_one('script[type="application/ld+json"]').string)
    return found


def test_says_all_that_is_known(filled: None, read: Read) -> None:
    page = read(ENTRY)
    assert page.h1.get_text(strip=True) == "Maison exemple"
    assert page.title.get_text().startswith("Maison exemple – Annuaire")
    links = {link["href"] for link in page.select(".entry a")}
    assert {
        "tel:065000000",
        "mailto:maison@example.org",
        "https://www.example.org/maison",
        "geo:50.45000,3.95000",
        "/fr/directory/maison-exemple.vcf",
        "/fr/annuaire/?service=cours-exemple",
        "/fr/annuaire/",
    } <= links
    text = page.select_one(".entry").get_text(" ", strip=True)
    for expected in (
        "Rue de l’Exemple 1, 7000 Mons",
        "arabe",
        "turc",
        "Un ascenseur mène au premier étage.",
        "Familles",
    ):
        assert expected in text


def test_nothing_of_a_third_party_is_loaded(filled: None, read: Read) -> None:
    page = read(ENTRY)
    loaded = [tag.get("src") or tag.get("href") for tag in page.select("img, script, iframe, link[rel=stylesheet]")]
    assert all(address is None or address.startswith("/") for address in loaded)
    outside = page.select('.entry a[href*="openstreetmap.org"], .entry a[href*="example.org/maison"]')
    assert outside
    assert all("noreferrer" in link["rel"] for link in outside)


def test_the_week_marks_today_and_what_departs_from_it(filled: None, read: Read) -> None:
    today = timezone.localdate()
    page = read(ENTRY)
    rows = page.select(".week tr")
    assert len(rows) == 7
    marked = [number for number, row in enumerate(rows) if row.get("aria-current") == "date"]
    assert marked == [today.weekday()]
    changed = making.organisation(
        "Changée (exemple)",
        hours=making.ALWAYS,
        exceptions=[
            making.special(today, slot="10:00-11:00"),
            making.special(today + timedelta(days=3), reason="Fête"),
        ],
    )
    page = read(f"/en/annuaire/{changed.slug}/")
    today_row = page.select_one(".week__today")
    assert today_row.s.get_text(strip=True) == "Day and night"
    assert today_row.strong.get_text(strip=True) == "10:00 – 11:00"
    ahead = page.select(".hours__ahead li")
    assert len(ahead) == 2
    assert ahead[1].bdi["lang"] == "fr"
    assert "Closed" in ahead[1].get_text()


def test_what_is_not_known_is_not_made_up(filled: None, read: Read) -> None:
    page = read("/en/annuaire/atelier-exemple/")
    assert page.select_one(".week") is None
    assert "Closed" not in page.select_one(".entry").get_text()
    assert not page.select('.entry a[href^="tel:"], .entry a[href^="geo:"], .entry a[href^="mailto:"]')


def test_reads_in_arabic_with_french_marked(filled: None, read: Read) -> None:
    page = read("/ar/annuaire/maison-exemple/")
    assert page.html["dir"] == "rtl"
    assert page.select_one(".lead")["lang"] == "fr"
    assert page.select_one(".entry__address bdi")["dir"] == "ltr"
    assert "دروس الفرنسية" in page.select_one(".entry__services").get_text()
    french = page.select_one('.languages a[hreflang="fr"]')
    assert french["href"] == ENTRY
    alternates = {link["hreflang"]: link["href"] for link in page.select('link[rel="alternate"][hreflang]')}
    assert alternates["x-default"] == f"http://testserver{ENTRY}"


@pytest.mark.parametrize("slug", ["rien", "partenaire-exemple", "maison-exemple/encore", "MAISON-EXEMPLE", "maison%00"])
def test_what_has_no_entry_is_not_found(filled: None, read: Read, slug: str) -> None:
    Organisation.objects.create(name="Partenaire (exemple)")
    read(f"/fr/annuaire/{slug}/", status=404)


def test_hostile_words_stay_words(filled: None, read: Read) -> None:
    name = "</script><script>alert('exemple')</script>"
    found = making.organisation(name, description=name, accessibility=name, telephone="<b>1</b>", hours=making.OFFICE)
    page = read(f"/fr/annuaire/{found.slug}/")
    assert page.h1.get_text(strip=True) == name
    assert data(page)["description"] == name
    assert not [script for script in page.select("script:not([src])") if script.get("type") != "application/ld+json"]


# -- What search engines are told


def test_schema_org(filled: None, read: Read) -> None:
    found = data(read(ENTRY))
    assert found["@type"] == "LocalBusiness"
    assert found["address"]["postalCode"] == "7000"
    assert found["areaServed"] == {"@type": "AdministrativeArea", "name": "Mons"}
    assert found["contactPoint"]["availableLanguage"] == found["knowsLanguage"] == ["ar", "fr", "tr"]
    days = [f"https://schema.org/{name}" for name in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")]
    assert found["openingHoursSpecification"] == [
        {"@type": "OpeningHoursSpecification", "opens": opens, "closes": closes, "dayOfWeek": days}
        for opens, closes in (("09:00", "12:00"), ("13:00", "17:00"))
    ]


def test_schema_org_of_days_that_are_not_as_usual(filled: None, read: Read) -> None:
    today = timezone.localdate()
    soon = today + timedelta(days=2)
    changed = making.organisation(
        "Changée (exemple)",
        hours=making.ALWAYS,
        exceptions=[
            making.special(today, soon, reason="Congés"),
            making.special(soon + timedelta(days=1), slot="10:00-00:00"),
        ],
    )
    found = data(read(f"/fr/annuaire/{changed.slug}/"))
    assert [(each["opens"], each["closes"]) for each in found["openingHoursSpecification"]] == [("00:00", "23:59")]
    closed, shorter = found["specialOpeningHoursSpecification"]
    assert (closed["opens"], closed["closes"]) == ("00:00", "00:00")
    assert (closed["validFrom"], closed["validThrough"]) == (today.isoformat(), soon.isoformat())
    assert (shorter["opens"], shorter["closes"]) == ("10:00", "23:59")


def test_without_a_place_it_is_an_organisation(filled: None, read: Read) -> None:
    found = data(read("/fr/annuaire/atelier-exemple/"))
    assert found["@type"] == "Organization"
    assert "openingHoursSpecification" not in found


# -- Guides


def guide(title: str, place: Organisation, *, live: bool = True) -> GuidePage:
    parent: Any = TopicPage.objects.filter(locale__language_code="fr").first()
    if parent is None:
        above = Page.objects.get(pk=GuidancePage.objects.get(locale__language_code="fr").pk).specific
        parent = above.add_child(instance=TopicPage(title="Thème exemple", slug="theme-exemple", locale=above.locale))
    page = GuidePage(title=title, locale=parent.locale, live=live)
    page.places = [GuideOrganisation(organisation=place), GuideOrganisation(organisation=place, role="help")]
    parent.add_child(instance=page)
    return page


def test_names_the_guides_that_lead_to_it(filled: None, read: Read) -> None:
    place = Organisation.objects.get(slug="maison-exemple")
    published = guide("Un guide exemple", place)
    guide("Un brouillon exemple", place, live=False)
    found = read(ENTRY).select(".entry__guides a")
    assert [link["href"] for link in found] == [published.url]
    in_arabic = read("/ar/annuaire/maison-exemple/").select_one(".entry__guides a")
    assert in_arabic.span["lang"] == "fr"
