"""What visitors get of each block: sound HTML in any language, nothing empty, headings in order."""

import itertools
import re

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

from tests.core.block_examples import NAMES, STORY, example, minimal, rendered

SAYS_SOMETHING = ["link", "img", "svg", "video", "audio", "source", "track", "picture", "br"]


pytestmark = pytest.mark.usefixtures("library")


def empty(tree: BeautifulSoup) -> list[Tag]:
    return [
        element
        for element in tree.find_all()
        if element.name not in SAYS_SOMETHING
        and not element.find_parent("svg")
        and not element.get_text(strip=True)
        and not element.find(SAYS_SOMETHING)
    ]


def levels(tree: BeautifulSoup) -> list[int]:
    return [int(heading.name[1]) for heading in tree.find_all(re.compile(r"^h[1-6]$"))]


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("name", [name for name in NAMES if name != "contents"])
def test_each_block_shows_its_example(name: str, language: str) -> None:
    tree = rendered(name, example(name), language)
    assert tree.get_text(strip=True) or tree.img
    assert empty(tree) == []
    found = [1, *([2] if name == "subheading" else []), *levels(tree)]
    assert all(after - before <= 1 for before, after in itertools.pairwise(found)), found
    assert 1 not in levels(tree)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"contents", "territory"}])
def test_what_an_editor_leaves_out_leaves_no_trace(name: str) -> None:
    block = STORY.child_blocks[name]
    tree = rendered(name, minimal(block, example(name)))
    assert empty(tree) == []
    assert "None" not in tree.get_text()


def test_the_rules_find_what_breaks_them() -> None:
    assert empty(BeautifulSoup("<p>a</p><p> </p>", "html.parser"))
    assert levels(BeautifulSoup("<h2>a</h2><h4>b</h4>", "html.parser")) == [2, 4]


@pytest.mark.parametrize("name", NAMES)
def test_each_block_is_previewed_in_the_editor(name: str, admin_client: Client) -> None:
    block = STORY.child_blocks[name]
    response = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert response.status_code == 200
    tree = BeautifulSoup(response.content, "html.parser")
    assert tree.select_one("link[href*=blocks]")
    assert tree.main.get_text(strip=True) or tree.main.img


def test_steps_are_headings_only_under_a_heading() -> None:
    value = example("steps")
    assert levels(rendered("steps", value)) == [2, 3, 3]
    value["heading"] = ""
    assert levels(rendered("steps", value)) == []
