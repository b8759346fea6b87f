"""The guide's pages, in the order in which docs/editors/README.md lists them."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from django.conf import settings
from django.urls import reverse
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

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


class InTheCms(Treeprocessor):
    """Links between files become links between pages; pictures come from the view that asks who reads them."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if page := re.fullmatch(r"([a-z-]+)\.md(#.*)?", link.get("href", "")):
                address = reverse("guide") if page[1] == "README" else reverse("guide", args=[page[1]])
                link.set("href", address + (page[2] or ""))
        for image in root.iter("img"):
            if drawn := re.fullmatch(r"pictures/([a-z-]+\.webp)", image.get("src", "")):
                image.set("src", reverse("guide_picture", args=[drawn[1]]))
                image.set("loading", "lazy")


class CmsExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.treeprocessors.register(InTheCms(md), "in_the_cms", 0)


@dataclass(frozen=True)
class Rendered:
    """A page's title, its text as HTML, and its parts for a list of contents: ``{"id", "name"}``."""

    title: str
    html: str
    parts: list[dict[str, str]]


def render(text: str) -> Rendered:
    """The first line is the title, which the CMS shows as its own."""
    title, _, body = text.partition("\n")
    markdown = Markdown(extensions=["toc", "tables", "sane_lists", CmsExtension()])
    html = markdown.convert(body)
    parts = [{"id": part["id"], "name": part["name"]} for part in markdown.toc_tokens]
    return Rendered(title.lstrip("# ").strip(), html, parts)
