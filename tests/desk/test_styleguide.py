"""The style guide shows all that pages are made of, because it reads it where it is."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from core.blocks import StoryBlock
from core.covers import MOTIFS, Hue
from desk.styleguide import samples, specimens
from desk.styleguide.tokens import tokens

SHEET = (settings.ROOT / "site/core/static/core/css/site.css").read_text(encoding="utf-8")
Guide = Callable[..., BeautifulSoup]


@pytest.fixture
def guide(client: Client, django_user_model: Any) -> Guide:
    client.force_login(django_user_model.objects.create_superuser("redactrice"))

    def opened(**asked: str) -> BeautifulSoup:
        response = client.get("/styleguide/", asked)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return opened


def test_only_staff_see_it(db: None, client: Client, django_user_model: Any) -> None:
    assert client.get("/styleguide/")["Location"].startswith("/admin/login/")
    client.force_login(django_user_model.objects.create_user("passante"))
    assert client.get("/styleguide/").status_code == 302


def test_it_shows_every_block_with_its_code(guide: Guide) -> None:
    tree = guide()
    for name, block in StoryBlock().child_blocks.items():
        shown = tree.select_one(f"#block-{name}")
        assert shown.h3.get_text() == block.label
        assert shown.select_one(".specimen__shown").find(True), f"{name} shows nothing"
        assert f'"type": "{name}"' in shown.pre.get_text()
        for address in shown.select("details code"):
            assert (settings.ROOT / address.get_text()).exists()


def test_no_two_things_have_one_name(guide: Guide) -> None:
    """The drawings of a block that is shown several times each have an id of their own."""
    names = [tag["id"] for tag in guide(language="fr").select("[id]")]
    assert sorted(names) == sorted(set(names))


def test_it_shows_every_colour_drawing_and_component(guide: Guide) -> None:
    text = guide().main.get_text()
    assert all(f"--{name}" in text for name in re.findall(r"--([a-z]+[a-z-]*): var\(--light", SHEET))
    assert all(path.stem in text for path in Path(settings.ROOT / "templates/components/icons").glob("*.svg"))
    assert all(f"{motif}, {hue}" in text for motif in MOTIFS for hue in Hue)
    assert len(guide().select(".specimen")) == len(StoryBlock().child_blocks) + len(
        list(specimens.COMPONENTS.iterdir())
    )


@pytest.mark.parametrize(("asked", "shown"), [("ar", ("ar", "rtl")), ("ti", ("ti", "ltr")), ("zz", ("fr", "ltr"))])
def test_it_speaks_the_language_that_is_asked_for(guide: Guide, asked: str, shown: tuple[str, str]) -> None:
    html = guide(language=asked, scheme="dark").html
    assert (html["lang"], html["dir"], html["data-scheme"]) == (*shown, "dark")


def test_the_samples_are_shown_in_arabic_and_in_french_marked_where_there_are_none(guide: Guide) -> None:
    arabic = guide(language="ar").select_one("#block-heading .specimen__shown")
    assert arabic.get_text(strip=True) == samples.words("ar")["Nos missions"]
    assert not arabic.has_attr("lang")
    assert guide(language="ru").select_one("#block-heading .specimen__shown")["lang"] == "fr"


def test_each_arabic_sample_stands_for_one_that_a_block_shows(db: None) -> None:
    shown: set[str] = set()

    def gather(value: Any) -> None:
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            gather(inner)
        if isinstance(value, str):
            shown.add(value)

    for block in StoryBlock().child_blocks.values():
        if block.name not in {"contents", "territory"}:
            gather(block.get_prep_value(block.get_preview_value()))
    assert set(samples.words("ar")) - shown <= {"Treize communes, un territoire"}


def test_a_token_is_read_with_its_value_for_light_and_for_dark() -> None:
    found = {token.name: token for token in tokens(SHEET)}
    assert (found["paper"].light, found["paper"].dark) == ("#fbf8f3", "#151b22")
    assert found["step-0"].is_size
    assert "dark" not in found
    assert tokens("p { --a: 1px; }") == []
