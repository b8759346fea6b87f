"""The way in: `/` and what machines ask for first."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from wagtail.models import Page

XML = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.mark.parametrize(("header", "address"), [("ar-SY,ar;q=0.9", "/ar/"), ("ti", "/ti/"), ("", "/fr/")])
def test_the_front_door_leads_to_the_readers_language(visitor: Client, header: str, address: str) -> None:
    response = visitor.get("/", headers={"accept-language": header})
    assert response.status_code == 302
    assert response.headers["Location"] == address
    assert "Accept-Language" in response.headers["Vary"]


def test_an_address_without_its_last_slash_finds_it(visitor: Client) -> None:
    assert visitor.get("/fr").headers["Location"] == "/fr/"
    assert visitor.get("/fr/contact").headers["Location"] == "/fr/contact/"


def test_robots_name_the_sitemap(visitor: Client) -> None:
    text = visitor.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_the_sitemap_lists_each_language_with_pages(visitor: Client) -> None:
    tree = ElementTree.fromstring(visitor.get("/sitemap.xml").content)
    found = [place.text for place in tree.iterfind(".//s:loc", XML)]
    assert "http://testserver/sitemap-ar.xml" in found
    assert "http://testserver/sitemap-fa.xml" not in found
    assert len(found) == 8


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_sitemap_names_every_page_with_its_alternates(visitor: Client, code: str) -> None:
    tree = ElementTree.fromstring(visitor.get(f"/sitemap-{code}.xml").content)
    urls = tree.findall("s:url", XML)
    assert len(urls) >= Page.objects.filter(depth__gt=1, locale__language_code=code).count() > 16  # entries too
    for url in urls:
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", XML)}
        assert links[code] == url.find("s:loc", XML).text
        assert links["x-default"] == links["fr"]
        assert len(links) == 9 or "/agenda/" in links["fr"]  # not every activity is in every language


def test_a_sitemap_of_no_language_is_not_found(visitor: Client) -> None:
    assert visitor.get("/sitemap-xx.xml").status_code == 404


def test_a_short_address_leads_on(visitor: Client) -> None:
    response = visitor.get("/missions")
    assert response.headers["Location"].endswith("/fr/centre/historique-et-missions/")


@pytest.mark.parametrize("code", [code for code, _ in settings.LANGUAGES])
def test_every_language_has_a_front_door(read: Callable[..., BeautifulSoup], code: str) -> None:
    page = read(f"/{code}/")
    assert page.html["lang"] == code
    assert page.html["dir"] == ("rtl" if code in {"ar", "fa", "ps"} else "ltr")
    assert page.h1.get_text(strip=True)
