"""What stands around every page: the menu, the way on and back."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from home.models import NewsPage

Read = Callable[..., BeautifulSoup]
Find = Callable[..., Page]


def hrefs(tree: BeautifulSoup, selector: str) -> list[str]:
    return [link["href"] for link in tree.select(selector)]


def test_neighbours_follow_the_order_of_the_tree_in_the_readers_language(read: Read) -> None:
    tree = read("/ar/centre/territoire/")
    assert hrefs(tree, ".neighbours__previous a") == ["/ar/centre/historique-et-missions/"]
    assert hrefs(tree, ".neighbours__next a") == ["/ar/centre/centres-regionaux/"]
    assert hrefs(read("/ar/centre/historique-et-missions/"), ".neighbours__previous a") == []


def test_a_neighbour_that_is_not_translated_is_marked(read: Read, page: Find) -> None:
    page("centre/centres-regionaux", "ar").unpublish()
    link = read("/ar/centre/territoire/").select_one(".neighbours__next a")
    assert link["href"] == "/fr/centre/centres-regionaux/"
    assert link["hreflang"] == "fr"


def test_a_section_and_a_lone_page_have_no_neighbours(read: Read, page: Find) -> None:
    assert not read("/fr/centre/").select(".neighbours")
    for key in ("centre/territoire", "centre/centres-regionaux"):
        page(key).unpublish()
    assert not read("/fr/centre/historique-et-missions/").select(".neighbours")


def test_a_private_page_is_read_though_it_is_in_no_list(client: Client, page: Find, admin_user: Any) -> None:
    PageViewRestriction.objects.create(page=page("centre/territoire"), restriction_type="login")
    client.force_login(admin_user)
    response = client.get("/fr/centre/territoire/")
    assert response.status_code == 200
    assert not BeautifulSoup(response.content, "html.parser").select(".neighbours")


def test_news_leads_to_newer_and_older_news(read: Read, page: Find) -> None:
    page("actualites").add_child(
        instance=NewsPage(title="Avant", slug="avant", date=date(2020, 1, 1), locale=page("actualites").locale)
    )
    tree = read("/fr/actualites/delai-de-trois-ans/")
    assert hrefs(tree, ".neighbours__previous a") == ["/fr/actualites/douze-langues/"]
    assert hrefs(tree, ".neighbours__next a") == ["/fr/actualites/avant/"]
    assert not read("/fr/actualites/douze-langues/").select(".neighbours__previous")


def test_the_menu_is_opened_and_closed_by_buttons_that_need_no_script(read: Read) -> None:
    tree = read("/fr/centre/")
    menu = tree.select_one("nav#menu[popover]")
    assert [button["popovertarget"] for button in tree.select(".menu-button")] == ["menu", "menu"]
    assert menu.select_one("[popovertargetaction=hide]")
    assert menu.select_one("a[aria-current=page]")["href"] == "/fr/centre/"


def test_the_way_back_to_the_top_needs_no_script(read: Read) -> None:
    tree = read("/fr/centre/")
    assert tree.select_one(tree.select_one(".back-to-top")["href"]) is tree.body


def test_a_printed_page_says_its_address(read: Read) -> None:
    printed = read("/fr/centre/").select_one(".print-only")
    assert printed.get_text(strip=True) == "http://testserver/fr/centre/"
    assert printed.select_one("svg.qr path")
