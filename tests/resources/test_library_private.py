"""What only some may read is in no list of the library, nor is what has no file yet."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from core.models import SiteDocument, Topic
from resources.models import LibraryPage, Publication
from tests.resources import library_making as making
from tests.resources.test_library import titles

Read = Callable[..., BeautifulSoup]


@pytest.fixture
def drawer(library: LibraryPage) -> Collection:
    """A collection within one that an account opens."""
    closed = Collection.get_first_root_node().add_child(name="Interne")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    return closed.add_child(name="Dedans")


def private(file: SiteDocument, drawer: Collection) -> SiteDocument:
    file.collection = drawer
    file.save()
    return file


def test_a_private_file_is_not_offered(drawer: Collection, read: Read) -> None:
    files = {"fr": private(making.document("interne.txt", b"x"), drawer), "nl": making.document("nl.txt", b"x", "nl")}
    made = making.publication("Guide", files=files)
    version = made.versions.get(language="nl")
    version.accessible = private(making.document("interne.odt", b"x"), drawer)
    version.save()
    tree = read("/fr/bibliotheque/guide/")
    assert [each.get_text(strip=True) for each in tree.select(".version__language")] == ["Nederlands"]
    assert not tree.select(".version__accessible")
    assert "interne" not in str(tree)


def test_a_publication_that_nobody_can_read_is_none(drawer: Collection, read: Read, visitor: Client) -> None:
    topic = making.label(Topic, "prive-x")
    making.publication("Interne", files={"fr": private(making.document("interne.txt", b"x"), drawer)}, topics=[topic])
    making.publication("Sans fichier", topics=[topic]).versions.all().delete()
    making.publication("Public", topics=[topic])
    assert titles(read("/fr/bibliotheque/")) == ["Public"]
    assert not read("/fr/bibliotheque/public/").select(".publication__others")
    for slug in ("interne", "sans-fichier"):
        assert visitor.get(f"/fr/bibliotheque/{slug}/").status_code == 404
        assert f"/{slug}/".encode() not in visitor.get("/sitemap-fr.xml").content


def test_a_translation_that_says_the_french_still_is_marked(library: LibraryPage, read: Read) -> None:
    made = making.publication("Guide", "fr", "ar", summary="Ce qu’il dit.")
    copy = making.translated(made, "ar")
    title = read("/ar/bibliotheque/").select_one(".publication-card__title span")
    assert title
    assert title["lang"] == "fr"
    Publication.objects.filter(pk=copy.pk).update(title="دليل")
    title = read("/ar/bibliotheque/").select_one(".publication-card__title span")
    assert title
    assert title.get("lang") is None
