"""The chooser, hreflang, and the honest answer where a page is not translated."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

Read = Callable[..., BeautifulSoup]
HISTORY = "centre/historique-et-missions/"


def chooser(tree: BeautifulSoup) -> dict[str, object]:
    return {link["lang"]: link for link in tree.select("nav.languages a")}


def test_the_chooser_shows_autonyms_with_their_language_and_direction(read: Read) -> None:
    links = chooser(read(f"/fr/{HISTORY}"))
    assert [link.get_text() for link in links.values()][:4] == ["Français", "Nederlands", "English", "العربية"]
    assert len(links) == 12
    assert links["ar"]["dir"] == "rtl"
    assert links["ar"]["href"] == f"/ar/{HISTORY}"
    assert links["fr"]["aria-current"] == "true"


def test_the_chooser_says_where_a_page_does_not_exist(read: Read) -> None:
    tree = read(f"/fr/{HISTORY}")
    missing = chooser(tree)["fa"]
    assert "languages__missing" in missing["class"]
    assert "traduite" in missing.parent.get_text()
    assert missing["href"] == f"/fa/{HISTORY}"


def test_alternates_are_reciprocal_and_name_a_default(read: Read) -> None:
    def alternates(address: str) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in read(address).select("link[rel=alternate][hreflang]")}

    of_french = alternates(f"/fr/{HISTORY}")
    assert set(of_french) == {"fr", "nl", "en", "ar", "es", "tr", "ru", "uk", "x-default"}
    assert of_french["x-default"] == of_french["fr"] == f"http://testserver/fr/{HISTORY}"
    for code in set(of_french) - {"x-default"}:
        assert alternates(f"/{code}/{HISTORY}") == of_french


def test_an_untranslated_page_explains_and_offers_the_languages_that_exist(read: Read) -> None:
    tree = read(f"/fa/{HISTORY}", status=404)
    assert tree.html["lang"] == "fa"
    assert tree.html["dir"] == "rtl"
    offered = {link["hreflang"]: link["href"] for link in tree.select("main .offered a")}
    assert offered["fr"] == f"/fr/{HISTORY}"
    assert set(offered) == {"fr", "nl", "en", "ar", "es", "tr", "ru", "uk"}
    assert tree.select_one("main .offered li[lang=ar]")["dir"] == "rtl"
    assert tree.select_one("meta[name=robots]")["content"] == "noindex"


def test_a_new_french_page_is_offered_under_the_others(read: Read, page: Callable[..., Page]) -> None:
    parent = page("centre")
    new = type(parent)(title="Nouveau", slug="nouveau", locale=Locale.objects.get(language_code="fr"))
    parent.add_child(instance=new)
    assert read("/fr/centre/nouveau/").h1.get_text() == "Nouveau"
    tree = read("/nl/centre/nouveau/", status=404)
    assert [link["href"] for link in tree.select("main .offered a")] == ["/fr/centre/nouveau/"]


def test_listings_show_the_source_page_marked_with_its_language(read: Read, page: Callable[..., Page]) -> None:
    page("centre/territoire", "ar").unpublish()
    card = read("/ar/centre/").find("a", href="/fr/centre/territoire/")
    assert card["hreflang"] == "fr"
    assert card.find("span")["lang"] == "fr"
    assert card.find("span")["dir"] == "ltr"
    assert "Français" in card.get_text()


def test_menus_of_a_language_without_pages_lead_to_the_source(read: Read) -> None:
    links = read("/ti/").select("nav.main-menu a")
    assert next(link["href"] for link in links) == "/fr/centre/"
    assert all(link["hreflang"] == "fr" and link.find("span")["lang"] == "fr" for link in links)


@pytest.mark.parametrize("key", ["accueil", "centre", "contact"])
def test_an_alias_never_shows_one_language_under_another(read: Read, page: Callable[..., Page], key: str) -> None:
    source = page(key)
    code = "fa" if key == "accueil" else "tr"
    if key != "accueil":
        page(key, code).delete()
    alias = source.copy_for_translation(Locale.objects.get(language_code=code), alias=True)
    address = alias.get_url()
    tree = read(address, status=200 if key == "accueil" else 404)
    assert tree.html["lang"] == code
    assert tree.select("main .offered a")
    assert tree.h1.get_text() != source.title


def test_a_translation_below_an_untranslated_home_is_read(read: Read, page: Callable[..., Page]) -> None:
    page("accueil", "ar").unpublish()
    assert read("/ar/centre/").html["lang"] == "ar"
    assert read("/ar/").select("main .offered a[hreflang=fr]")


def test_a_changed_slug_still_leads_to_the_translation(visitor: Client, page: Callable[..., Page]) -> None:
    agenda = page("agenda")
    agenda.slug = "calendrier"
    agenda.save_revision().publish()
    response = visitor.get("/ar/calendrier/")
    assert (response.status_code, response.headers["Location"]) == (302, "/ar/agenda/")


def test_an_address_without_a_language_finds_the_best(visitor: Client) -> None:
    response = visitor.get("/contact/", headers={"accept-language": "ps,en;q=0.5"})
    assert response.headers["Location"] == "/en/contact/"
    assert "Accept-Language" in response.headers["Vary"]


def test_a_private_translation_does_not_hide_the_public_source(read: Read, page: Callable[..., Page]) -> None:
    PageViewRestriction.objects.create(page=page("centre", "ar"), restriction_type="login")
    link = read("/ar/").select_one("nav.main-menu a[href='/fr/centre/']")
    assert link["hreflang"] == "fr"


def test_a_page_published_only_in_a_third_language_is_linked_there(read: Read, page: Callable[..., Page]) -> None:
    for code in ("fr", "ar"):
        page("contact", code).unpublish()
    link = read("/ar/vie-privee/").select(".rich-text a")[-1]
    assert (link["href"], link["hreflang"]) == ("/nl/contact/", "nl")


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_reader_of_a_page_meets_no_other_language_unmarked(read: Read, code: str) -> None:
    tree = read(f"/{code}/")
    for element in tree.select("[hreflang]"):
        if element.name == "a" and element["hreflang"] != code:
            assert element.get("lang") or element.find(attrs={"lang": element["hreflang"]}), element
