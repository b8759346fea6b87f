"""What each page type shows, and what it leaves out."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale, Page, Site

from core.models import CentreSettings, Commune
from home.models import NewsIndexPage, NewsPage, StandardPage

Read = Callable[..., BeautifulSoup]
Find = Callable[..., Page]


@pytest.fixture
def centre(db: None) -> CentreSettings:
    return CentreSettings.for_site(Site.objects.get(is_default_site=True))


@pytest.fixture
def much_news(page: Find) -> Page:
    """Thirty pieces of French news, one a day, in no order, after those that ship."""
    index = page("actualites")
    french = Locale.objects.get(language_code="fr")
    for number in (*range(0, 30, 2), *range(1, 30, 2)):
        day = date(2027, 1, 1) + timedelta(days=number)
        index.add_child(
            instance=NewsPage(title=f"Nouvelle {number}", slug=f"nouvelle-{number}", date=day, locale=french)
        )
    return index


def test_the_home_page_tells_machines_who_publishes_it(read: Read, centre: CentreSettings) -> None:
    data = json.loads(read("/ar/").select_one("script[type='application/ld+json']").string)
    assert data["@type"] == "NGO"
    assert data["name"] == "المركز المتعدد الثقافات في مونس والبوريناج"
    assert {"@type": "AdministrativeArea", "name": "Mons"} in data["areaServed"]
    assert "telephone" not in data
    assert "address" not in data
    centre.telephone, centre.locality = "065 00 00 00", "Mons"
    centre.save()
    data = json.loads(read("/fr/").select_one("script[type='application/ld+json']").string)
    assert data["telephone"] == "065 00 00 00"
    assert data["address"]["addressLocality"] == "Mons"


def test_data_for_machines_cannot_end_its_element(visitor: Client) -> None:
    Commune.objects.filter(name="Lens").update(name="</script><script>alert(1)</script>")
    html = visitor.get("/fr/").content.decode()
    assert "<script>alert" not in html
    assert "\\u003C/script\\u003E" in html


def test_what_is_not_known_of_the_centre_is_printed_nowhere(read: Read, centre: CentreSettings) -> None:
    assert not read("/fr/contact/").select("address, a[href^=tel], a[href^=mailto]")
    centre.telephone, centre.email, centre.street = "065/00.00.00", "accueil@centre.example", "Rue Exemple 1"
    centre.save()
    tree = read("/ar/contact/")
    assert tree.select_one("main a[href='tel:065000000']")["dir"] == "ltr"
    assert tree.select_one("footer a[href='mailto:accueil@centre.example']")
    assert "Rue Exemple 1" in tree.select_one("main address").get_text()


def test_news_comes_newest_first_twelve_a_page(read: Read, much_news: Page) -> None:
    tree = read("/fr/actualites/")
    assert [card.get_text(strip=True) for card in tree.select(".news-list h3")][:2] == ["Nouvelle 29", "Nouvelle 28"]
    assert len(tree.select(".news-list li")) == 12
    assert tree.select_one("a[rel=next]")["href"] == "?page=2"
    last = read("/fr/actualites/?page=3")
    assert last.select(".news-list h3")[-1].get_text(strip=True).startswith("Parcours d’intégration")
    assert not last.select("a[rel=next]")
    assert read("/fr/actualites/?page=zzz").select_one(".news-list h3").get_text(strip=True) == "Nouvelle 29"
    assert read("/fr/").select_one(".news-list h3").get_text(strip=True) == "Nouvelle 29"


def test_news_that_is_not_translated_is_listed_in_french_and_marked(read: Read, much_news: Page) -> None:
    card = read("/ar/actualites/").select_one(".news-list li")
    assert card.h3.a["href"] == "/fr/actualites/nouvelle-29/"
    assert card.h3.a["hreflang"] == "fr"
    assert card.h3.span["dir"] == "ltr"
    titles = [item.get_text(strip=True) for item in read("/ar/actualites/?page=3").select(".news-list h3")]
    assert not any("Parcours" in title for title in titles)


def test_an_index_without_news_says_so(read: Read, page: Find) -> None:
    NewsPage.objects.all().delete()
    assert read("/fr/actualites/").select_one("main p:last-of-type").get_text(strip=True)
    assert not read("/fr/").select("#news")


def test_a_page_without_anything_is_still_a_page(read: Read, page: Find) -> None:
    parent = page("centre")
    parent.add_child(instance=StandardPage(title="Vide", slug="vide", locale=parent.locale))
    assert read("/fr/centre/vide/").h1.get_text() == "Vide"


def test_blocks_survive_what_editors_delete(read: Read, page: Find) -> None:
    page("contact").delete()
    Commune.objects.all().delete()
    for path in ("", "vous-arrivez/", "centre/territoire/", "vie-privee/"):
        tree = read(f"/fr/{path}")
        assert tree.h1
        assert "/fr/contact/" not in str(tree.find("main"))


def test_where_each_page_type_may_stand(page: Find) -> None:
    home, index, contact = page("accueil"), page("actualites"), page("contact")
    assert set(index.allowed_subpage_models()) == {NewsPage}
    assert contact.allowed_subpage_models() == []
    assert NewsIndexPage not in home.creatable_subpage_models() or NewsIndexPage.can_create_at(home) is False
    assert not NewsPage.can_create_at(home)
    assert StandardPage.can_create_at(home)


@pytest.mark.parametrize("key", ["accueil", "centre", "actualites", "actualites/douze-langues", "contact"])
def test_every_page_type_can_be_previewed_in_every_language(page: Find, key: str) -> None:
    for language in ("fr", "ar"):
        response = page(key, language).make_preview_request()
        assert response.status_code == 200
        tree = BeautifulSoup(response.render().content, "html.parser")
        assert tree.html["lang"] == language


@pytest.mark.parametrize("path", ["", "centre/", "contact/"])
def test_a_shared_page_shows_its_title_sentence_and_picture(read: Read, path: str) -> None:
    tree = read(f"/nl/{path}")
    meta = {tag.get("property") or tag.get("name"): tag["content"] for tag in tree.select("meta[content]")}
    assert meta["og:title"]
    assert meta["og:description"] == meta["description"] != ""
    assert meta["og:url"] == f"http://testserver/nl/{path}"
    assert meta["og:image"].startswith("http://testserver/static/core/icons/preview")
    assert meta["og:image:alt"]
    assert tree.select_one("link[rel=canonical]")["href"] == meta["og:url"]
    assert tree.select_one("link[rel=apple-touch-icon]")
