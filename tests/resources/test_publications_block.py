"""Publications, where an editor puts them in any page."""

from collections.abc import Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.translation import override

from core.blocks import StoryBlock
from core.models import Audience, Topic
from resources.models import LibraryPage
from tests.resources import library_making as making
from tests.resources.test_library import titles


def shown(value: Mapping[str, Any], code: str = "fr") -> BeautifulSoup:
    content = {"type": "publications", "value": dict(value), "id": "11111111-1111-4111-8111-111111111111"}
    with override(code):
        return BeautifulSoup(StoryBlock().to_python([content]).render_as_block(), "html.parser")


@pytest.fixture
def some(library: LibraryPage) -> None:
    rights, parents = making.label(Topic, "droits-x"), making.label(Audience, "parents-x")
    making.publication("Un", "fr", "ar", topics=[rights], year=2020)
    making.publication("Deux", "fr", topics=[rights], audiences=[parents], year=2021)
    making.publication("Trois", "fr", kind="form", year=2022)
    making.publication("Quatre", "nl", year=2026)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, ["Trois", "Deux", "Un"]),
        ({"number": 1}, ["Trois"]),
        ({"topic": ["droits-x"]}, ["Deux", "Un"]),
        ({"audience": ["parents-x"], "kind": ["brochure"]}, ["Deux"]),
        ({"kind": ["video"]}, []),
    ],
)
def test_it_shows_what_was_chosen(some: None, chosen: dict[str, Any], expected: list[str]) -> None:
    assert titles(shown({"number": 3} | chosen)) == expected


def test_the_readers_language_comes_first(some: None) -> None:
    assert titles(shown({"number": 1}, "ar")) == ["Un"]


def test_it_leads_to_the_same_selection_of_the_library(some: None, visitor: Client) -> None:
    tree = shown({"number": 3, "heading": "À lire", "topic": ["droits-x"]})
    assert tree.h2.get_text() == "À lire"  # type: ignore[union-attr]
    links = [str(link["href"]) for link in tree.select("a")]
    assert links == ["/fr/bibliotheque/deux/", "/fr/bibliotheque/un/", "/fr/bibliotheque/?topic=droits-x"]
    assert all(visitor.get(link).status_code == 200 for link in links)


def test_where_there_is_nothing_it_says_so(some: None) -> None:
    assert shown({"number": 3, "kind": ["video"]}).p.get_text(strip=True)  # type: ignore[union-attr]
