"""The guide's pages, in the order in which docs/editors/README.md lists them."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER: Path = settings.ROOT / "docs" / "editors"
PICTURES = FOLDER / "pictures"
LISTED = re.compile(r"^- \[[^\]]+\]\(([a-z-]+)\.md\)(?: ?: ?(.+))?$", re.MULTILINE)


@dataclass(frozen=True)
class GuidePage:
    """``name`` is the file's, without its ending; ``about`` says in a line what is in it."""

    name: str
    title: str
    about: str

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.md"


def contents() -> list[GuidePage]:
    found = LISTED.findall((FOLDER / "README.md").read_text(encoding="utf-8"))
    return [GuidePage(name, title_of(FOLDER / f"{name}.md"), about) for name, about in found]


def title_of(path: Path) -> str:
    """The first line of a page, a heading of the first level."""
    with path.open(encoding="utf-8") as lines:
        return lines.readline().lstrip("# ").strip()


def in_the_cms(token: Token) -> None:
    """A link between files becomes one between pages; a picture comes from the view that asks who reads it."""
    for inner in token.children or []:
        if page := re.fullmatch(r"([a-z-]+)\.md(#.*)?", str(inner.attrGet("href") or "")):
            address = reverse("guide") if page[1] == "README" else reverse("guide", args=[page[1]])
            inner.attrSet("href", address + (page[2] or ""))
        if drawn := re.fullmatch(r"pictures/([a-z-]+\.webp)", str(inner.attrGet("src") or "")):
            inner.attrSet("src", reverse("guide_picture", args=[drawn[1]]))
            inner.attrSet("loading", "lazy")


@dataclass(frozen=True)
class Rendered:
    """A page's title, its text as HTML, and its parts for a list of contents: ``{"id", "name"}``."""

    title: str
    html: str
    parts: list[dict[str, str]]


def render(text: str) -> Rendered:
    """CommonMark and its tables, as code hosts read them. The first line is the title, which the CMS shows itself."""
    title, _, body = text.partition("\n")
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(body)
    parts = []
    for opening, content in pairwise(tokens):
        in_the_cms(content)
        if opening.type == "heading_open":
            part = {"id": slugify(content.content, allow_unicode=True), "name": content.content}
            opening.attrSet("id", part["id"])
            parts += [part] if opening.tag == "h2" else []
    html = markdown.renderer.render(tokens, markdown.options, {})
    return Rendered(title.lstrip("# ").strip(), html, parts)
