"""One publication: its versions, the reader's first; what search engines are told; others on its topic."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import Topic
from resources.models import LibraryPage, Publication, PublicationVersion
from tests.resources import library_making as making
from tests.resources.test_library import titles

Read = Callable[..., BeautifulSoup]
ADDRESS = "/fr/bibliotheque/mes-droits/"


@pytest.fixture
def rights(library: LibraryPage) -> Publication:
    topic = making.label(Topic, "droits-x", fr="Droits", ar="حقوق")
    files = {code: making.document(f"droits-{code}.pdf", language=code) for code in ("nl", "fr", "ar")}
    made = making.publication("Mes droits", files=files, topics=[topic], summary="Un résumé.", kind="form", year=2023)
    version = made.versions.get(language="fr")
    version.accessible, version.pages = making.document("droits.odt", b"odt"), 12
    version.save()
    making.publication("Autre", topics=[topic])
    making.publication("Sans rapport")
    return made


def languages(tree: BeautifulSoup) -> list[str]:
    return [heading.get_text(strip=True) for heading in tree.select(".version__language")]


def test_every_version_is_there_the_readers_first(rights: Publication, read: Read) -> None:
    assert languages(read(ADDRESS)) == ["Français", "Nederlands", "العربية"]
    assert languages(read("/ar/bibliotheque/mes-droits/")) == ["العربية", "Français", "Nederlands"]


def test_a_version_says_format_size_pages_and_its_accessible_version(rights: Publication, read: Read) -> None:
    first, _second, third = read(ADDRESS).select(".version")
    text = first.get_text(" ", strip=True)
    assert "PDF" in text
    assert "12" in text
    files = rights.versions.get(language="fr")
    assert [link["href"] for link in first.select("a")] == [files.document.url, files.accessible.url]
    assert [link["hreflang"] for link in third.select("a")] == ["ar"]
    assert third.select_one("bdi[lang=ar][dir=rtl]")


def test_each_download_says_which_language(rights: Publication, read: Read) -> None:
    """Read by themselves, as screen readers list them, the links differ."""
    texts = [link.get_text(" ", strip=True) for link in read(ADDRESS).select(".version a")]
    assert len(set(texts)) == len(texts) == 4


def test_words_in_french_are_told_and_marked(rights: Publication, read: Read) -> None:
    tree = read("/ar/bibliotheque/mes-droits/")
    assert tree.h1["lang"] == "fr"  # type: ignore[index]
    assert tree.select_one(".page-head .band")
    making.translated(rights, "ar", title="حقوقي")
    tree = read("/ar/bibliotheque/mes-droits/")
    assert tree.h1.get_text() == "حقوقي"  # type: ignore[union-attr]
    assert not tree.h1.get("lang")  # type: ignore[union-attr]
    assert "حقوقي" in tree.title.get_text()  # type: ignore[union-attr]


def test_others_on_the_topic_are_offered(rights: Publication, read: Read) -> None:
    assert titles(read(ADDRESS)) == ["Autre"]


def test_sounds_and_videos_play_in_the_page(library: LibraryPage, read: Read) -> None:
    files = {"fr": making.document("film.mp4", b"film"), "ar": making.document("son.mp3", b"son", "ar")}
    making.publication("Un film", files=files, kind="video")
    tree = read("/fr/bibliotheque/un-film/")
    video, audio = tree.select_one("video"), tree.select_one("audio")
    assert video
    assert audio
    assert video["preload"] == audio["preload"] == "none"
    assert video.source["src"] == files["fr"].url  # type: ignore[index]
    assert video.source["type"] == "video/mp4"  # type: ignore[index]


def test_search_engines_are_told_of_each_version(rights: Publication, read: Read) -> None:
    script = read(ADDRESS).find("script", type="application/ld+json")
    data: dict[str, Any] = json.loads(script.get_text())  # type: ignore[union-attr]
    assert data["@type"] == "DigitalDocument"
    assert data["name"] == "Mes droits"
    assert data["inLanguage"] == ["fr", "nl", "ar"]
    french = next(each for each in data["workExample"] if each["inLanguage"] == "fr")
    assert french["numberOfPages"] == 12
    assert french["encodingFormat"] == "application/pdf"
    assert french["url"].startswith("http")


def test_a_title_cannot_break_out_of_the_page(library: LibraryPage, read: Read) -> None:
    making.publication("</script><script>alert(1)</script>", slug="mechant")
    tree = read("/fr/bibliotheque/mechant/")
    assert [script for script in tree.select("script") if not script.get("type")] == []
    assert "alert(1)" in tree.h1.get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize("slug", ["rien", "x" * 300, "mes-droits/autre", "%00", "٣"])
def test_an_unknown_address_is_not_found(rights: Publication, visitor: Client, slug: str) -> None:
    assert visitor.get(f"/fr/bibliotheque/{slug}/").status_code == 404


def test_a_page_takes_few_queries_however_many_versions(rights: Publication, visitor: Client) -> None:
    def queries() -> int:
        visitor.get(ADDRESS)
        with CaptureQueriesContext(connection) as captured:
            assert visitor.get(ADDRESS).status_code == 200
        return len(captured)

    few = queries()
    for code in ("en", "es", "tr", "ru"):
        PublicationVersion.objects.create(
            publication=rights, language=code, document=making.document(f"{code}.pdf", language=code)
        )
    assert queries() == few
    assert few <= 25


def test_search_engines_are_led_to_every_entry(rights: Publication) -> None:
    page = LibraryPage.objects.get(locale__language_code="ar")
    assert page.addresses_below() == ["autre/", "mes-droits/", "sans-rapport/"]
