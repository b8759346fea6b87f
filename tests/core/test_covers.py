"""The tiles that stand where a page has no picture."""

import gzip
from collections.abc import Callable
from uuid import uuid4
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from core import covers
from core.covers import MOTIFS, SCALES, Floor, Hue

Read = Callable[..., BeautifulSoup]
Find = Callable[..., Page]


@given(st.text(), st.sampled_from(Hue))
def test_a_key_keeps_its_floor(key: str, hue: Hue) -> None:
    assert covers.floor(key, hue) == covers.floor(key, hue)


@pytest.mark.parametrize("motif", MOTIFS)
@pytest.mark.parametrize("hue", Hue)
def test_a_floor_is_a_sound_drawing_of_a_few_hundred_bytes(motif: str, hue: Hue) -> None:
    drawing = Floor(motif, SCALES[0], hue).svg("a", 400, 160)
    assert ElementTree.fromstring(drawing).tag == "svg"
    assert len(gzip.compress(drawing.encode())) < 500


def test_many_pages_get_many_floors() -> None:
    found = {covers.floor(str(uuid4()), Hue.BLUE) for _ in range(300)}
    assert len(found) == len(MOTIFS) * len(SCALES)


def test_a_page_keeps_its_floor_in_every_language(page: Find) -> None:
    assert {page("centre/territoire", code).floor for code in ("fr", "ar", "uk")} == {page("centre/territoire").floor}


def test_the_pages_of_a_section_share_its_colour(page: Find) -> None:
    assert page("centre").hue == page("centre/historique-et-missions").hue == page("centre/territoire", "ar").hue
    sections = ["centre", "guides", "agenda", "organisations", "actualites"]
    assert len({page(section).hue for section in sections}) == 5


@pytest.mark.parametrize("address", ["/fr/", "/ar/actualites/", "/fr/centre/", "/fr/rien/"])
def test_each_drawing_of_a_page_has_an_id_of_its_own(read: Read, address: str) -> None:
    tree = read(address, status=404 if "rien" in address else 200)
    ids = [pattern["id"] for pattern in tree.select("pattern")]
    assert ids
    assert len(ids) == len(set(ids))
    assert {f"url(#{name})" for name in ids} == {shape["fill"] for shape in tree.select("[fill^=url]")}


def test_a_drawing_says_nothing_to_a_screen_reader(read: Read) -> None:
    assert all(drawing.get("aria-hidden") == "true" for drawing in read("/fr/").select("main svg"))
