"""The foot of every page: what editors wrote, in the reader's language, and nothing where they wrote nothing."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from core.models import Footer

Read = Callable[..., BeautifulSoup]


@pytest.fixture
def footer(db: None) -> Footer:
    return Footer.objects.get(locale__language_code="fr")


def test_an_empty_footer_prints_nothing_of_its_own(read: Read, footer: Footer) -> None:
    foot = read("/fr/").footer
    assert not foot.select("address, .partners, .with-icon, nav[aria-label='Nous suivre']")
    assert not [element for element in foot.select("p, li, ul, nav") if not element.get_text(strip=True)]


def test_editors_fill_the_footer(read: Read, footer: Footer) -> None:
    footer.opening_hours, footer.legal = "Lundi : 9 h – 12 h\nMardi : fermé", "ASBL exemple"
    footer.networks = [("network", {"name": "Mastodon", "url": "https://social.example/@cimb"})]
    footer.partners = [("partner", {"name": "La Wallonie", "logo": None, "url": "https://wallonie.example/"})]
    footer.save()
    foot = read("/fr/").footer
    assert "Mardi\u202f: fermé" in foot.get_text()
    assert foot.select_one("a[href='https://social.example/@cimb']").get_text(strip=True) == "Mastodon"
    assert foot.select_one(".partners a").get_text() == "La Wallonie"
    assert "ASBL exemple" in foot.get_text()


def test_a_language_has_one_footer(footer: Footer) -> None:
    with pytest.raises(ValidationError, match="a déjà son pied de page"):
        Footer(locale=footer.locale).full_clean()


def test_each_language_has_its_own_footer_or_the_french_one_marked(read: Read, footer: Footer) -> None:
    footer.note = "Tout est gratuit."
    footer.save()
    french = read("/ar/").find(string="Tout est gratuit.").parent
    assert (french["lang"], french["dir"]) == ("fr", "ltr")
    arabic = footer.copy_for_translation(Locale.objects.get(language_code="ar"))
    arabic.note = "كل شيء مجاني."
    arabic.save()
    foot = read("/ar/").footer
    assert "كل شيء مجاني." in foot.get_text()
    assert "Tout est gratuit." not in foot.get_text()
