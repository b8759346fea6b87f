"""The list of what is on a page."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from wagtail.models import Page

from core.outline import Heading, outline
from tests.core.block_examples import STORY, example, rendered, stream

pytestmark = pytest.mark.django_db


def test_headings_are_listed_in_order_with_the_ids_of_their_blocks() -> None:
    body = stream(
        ("text", example("text")),
        ("heading", "Nos missions"),
        ("subheading", " Pour les associations "),
        ("steps", example("steps")),
        ("heading", " "),
    )
    ids = [block.id for block in body]
    assert outline(body) == [
        Heading(ids[1], "Nos missions", 2),
        Heading(ids[2], "Pour les associations", 3),
        Heading(ids[3], "Commencer le parcours", 2),
    ]


def test_a_list_without_heading_opens_no_part() -> None:
    steps = example("steps")
    steps["heading"] = ""
    assert outline(stream(("steps", steps), ("timeline", example("timeline")))) == []


def test_every_block_that_prints_its_own_heading_is_in_the_outline() -> None:
    for name, block in STORY.child_blocks.items():
        if "heading" in getattr(block, "child_blocks", {}):
            assert getattr(block.meta, "heading_level", None) == 2, name


def test_each_link_leads_to_its_heading_in_every_language(
    page: Callable[..., Page], read: Callable[..., BeautifulSoup]
) -> None:
    key = "centre/historique-et-missions"
    french, arabic = outline(page(key).body), outline(page(key, "ar").body)
    assert french
    assert [heading.id for heading in french] == [heading.id for heading in arabic]
    for language, headings in (("fr", french), ("ar", arabic)):
        tree = read(f"/{language}/{key}/")
        for heading in headings:
            (part,) = tree.find_all(id=heading.id)
            assert part.find(["h2", "h3"]).get_text() == heading.text


def shown(headings: list[Heading]) -> BeautifulSoup:
    return BeautifulSoup(render_to_string("components/on_this_page.html", {"headings": headings}), "html.parser")


def test_a_long_page_says_what_is_on_it_a_short_one_does_not() -> None:
    headings = [Heading(f"id-{number}", f"Partie {number}", 2) for number in range(4)]
    assert shown(headings[:3]).find() is None
    tree = shown(headings)
    assert tree.nav["aria-label"]
    for form in (tree.select_one("details"), tree.select_one(".on-this-page__wide")):
        assert [link["href"] for link in form.select("a")] == [f"#id-{number}" for number in range(4)]


def test_the_contents_block_lists_the_page_that_it_stands_in() -> None:
    body = stream(("heading", "Nos missions"), ("contents", None))
    tree = rendered("contents", None, body=body)
    assert tree.a["href"] == f"#{body[0].id}"
    assert rendered("contents", None, body=stream(("timeline", example("timeline")))).find() is None
