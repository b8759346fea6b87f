"""The picture that networks show of a page that has none: its own title, in its own script and direction."""

import io
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image, ImageFont
from wagtail.models import Page, PageViewRestriction

from core import social
from core.covers import Hue, floor
from core.social import FONTS, HEIGHT, LINES, WIDTH, Preview, wrapped

Read = Callable[..., BeautifulSoup]
Find = Callable[..., Page]
TITLES = {"fr": "Histoire", "ru": "История", "ar": "التاريخ", "fa": "تاریخچه", "ps": "تاریخ", "ti": "ታሪኽ"}


def drawn(title: str, language: str, direction: str = "ltr") -> Image.Image:
    preview = Preview(title, "", language, direction, floor("a", Hue.BLUE))
    return Image.open(io.BytesIO(preview.png(""))).convert("L")


def ink(picture: Image.Image, side: str) -> int:
    """How many dark points one half of the place for the title holds."""
    edges = (0, WIDTH // 2) if side == "left" else (WIDTH // 2, WIDTH)
    return (
        picture.crop((edges[0], social.BAND + 10, edges[1], HEIGHT - 120)).point(lambda grey: grey < 128).histogram()[1]
    )


@pytest.mark.parametrize(("language", "title"), TITLES.items())
def test_a_title_is_drawn_in_its_own_letters(language: str, title: str) -> None:
    shapes = ImageFont.truetype(FONTS / f"{social.FAMILIES.get(language, 'NotoSerif')}-Bold.ttf", 40)
    missing = shapes.getmask("\uf8ff").getbbox()
    assert all(shapes.getmask(letter).getbbox() != missing for letter in title)
    assert ink(drawn(title, language), "left") > 500


def test_a_title_begins_where_its_reader_begins() -> None:
    french, arabic = drawn("Histoire", "fr"), drawn("التاريخ", "ar", "rtl")
    assert ink(french, "left") > 0 == ink(french, "right")
    assert ink(arabic, "right") > 0 == ink(arabic, "left")


@pytest.mark.parametrize("title", ["a" * 500, "mot " * 200, "", "<svg>&amp;", "\u202eabc", "א" * 80])
def test_any_title_gives_a_picture(title: str) -> None:
    assert len(wrapped(title, "fr")) <= LINES
    assert drawn(title, "fr").size == (WIDTH, HEIGHT)


def test_each_language_shares_its_own_picture(read: Read, visitor: Client) -> None:
    addresses = {}
    for code in ("fr", "ar"):
        addresses[code] = read(f"/{code}/centre/").select_one("meta[property='og:image']")["content"]
        response = visitor.get(addresses[code])
        assert response["Content-Type"] == "image/png"
        assert "immutable" in response["Cache-Control"]
        assert Image.open(io.BytesIO(response.content)).size == (WIDTH, HEIGHT)
    assert addresses["fr"] != addresses["ar"]


def test_another_title_gets_another_address_and_the_old_one_leads_to_it(
    read: Read, visitor: Client, page: Find
) -> None:
    before = read("/fr/centre/").select_one("meta[property='og:image']")["content"]
    centre = page("centre")
    centre.title = "La maison"
    centre.save_revision().publish()
    after = read("/fr/centre/").select_one("meta[property='og:image']")["content"]
    assert after != before
    assert after.endswith(visitor.get(before)["Location"])


def test_nothing_is_drawn_of_what_is_not_public(read: Read, visitor: Client, page: Find) -> None:
    address = read("/fr/centre/").select_one("meta[property='og:image']")["content"]
    PageViewRestriction.objects.create(page=page("centre"), restriction_type="login")
    assert visitor.get(address).status_code == 404
    assert visitor.get("/social/00000000-0000-0000-0000-000000000000-fr-0.png").status_code == 404
