"""The chooser, hreflang, and the honest answer where a page is not translated."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Locale, Page

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


def test_an_alias_never_shows_one_language_under_another(visitor: Client, page: Callable[..., Page]) -> None:
    home = page("accueil")
    home.copy_for_translation(Locale.objects.get(language_code="fa"), alias=True)
    response = visitor.get("/fa/")
    assert "ici commence" not in response.content.decode().lower().split("<main")[0]
    assert BeautifulSoup(response.content, "html.parser").select("main .offered")


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_reader_of_a_page_meets_no_other_language_unmarked(read: Read, code: str) -> None:
    tree = read(f"/{code}/")
    for element in tree.select("[hreflang]"):
        if element.name == "a" and element["hreflang"] != code:
            assert element.get("lang") or element.find(attrs={"lang": element["hreflang"]}), element
