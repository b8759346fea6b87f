"""The sitemaps name what a page shows below its own address, in each of the page's languages."""

import xml.etree.ElementTree as ElementTree

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import Organisation
from tests.resources import guidance_making
from tests.resources.directory_making import directory, organisation

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def addresses(visitor: Client, code: str) -> dict[str, dict[str, str]]:
    """Each address of a language's sitemap, with its alternates by language."""
    tree = ElementTree.fromstring(visitor.get(f"/sitemap-{code}.xml").content)
    return {
        url.findtext("s:loc", "", NAMES): {
            link.get("hreflang", ""): link.get("href", "") for link in url.findall("x:link", NAMES)
        }
        for url in tree.findall("s:url", NAMES)
    }


def test_each_entry_is_named_with_its_alternates(visitor: Client) -> None:
    directory("ar")
    organisation("Maison exemple")
    Organisation.objects.create(name="Partenaire (exemple)")
    french, arabic = addresses(visitor, "fr"), addresses(visitor, "ar")
    entry = "http://testserver/fr/annuaire/maison-exemple/"
    assert french[entry] == arabic[entry.replace("/fr/", "/ar/")]
    assert french[entry] == {
        code: url if code == "x-default" else f"{url}maison-exemple/"
        for code, url in french["http://testserver/fr/annuaire/"].items()
    } | {"x-default": entry}
    assert not [address for address in french if "partenaire-exemple" in address]
    assert "http://testserver/fr/annuaire/" in french
    assert all(visitor.get(address).status_code == 200 for address in french if "/annuaire/" in address)


def test_the_questions_do_not_grow_with_the_entries(visitor: Client) -> None:
    directory("ar")
    organisation("Maison exemple")
    visitor.get("/sitemap-fr.xml")
    with CaptureQueriesContext(
        connection,
    ) as few:
        visitor.get("/sitemap-fr.xml")
    for number in range(8):
        organisation(f"Maison exemple {number}")
    with CaptureQueriesContext(connection) as many:
        visitor.get("/sitemap-fr.xml")
    assert len(many) == len(few)


def test_the_questions_do_not_grow_with_the_guides(visitor: Client) -> None:
    topic = guidance_making.topic(guidance_making.guidance())
    guidance_making.guide(topic)
    visitor.get("/sitemap-fr.xml")
    with CaptureQueriesContext(connection) as few:
        visitor.get("/sitemap-fr.xml")
    for number in range(4):
        guidance_making.guide(topic, f"Guide {number}")
    with CaptureQueriesContext(connection) as many:
        visitor.get("/sitemap-fr.xml")
    assert len(many) == len(few)
