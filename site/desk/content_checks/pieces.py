"""A page as its checks see it: headings, paragraphs, links, pictures, tables and dates, each with its block's id."""

import re
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser


class Kind(Enum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BOLD_PARAGRAPH = "bold paragraph"
    LINK = "link"
    PICTURE = "picture"
    TABLE = "table"
    CHECKED_ON = "checked on"


@dataclass(frozen=True)
class Piece:
    """``block`` is the id of the block of the page's stream that holds it, or the name of the page's field.

    ``text`` is a picture's alternative text, and a date in ISO 8601 for ``CHECKED_ON``.
    """

    block: str
    kind: Kind
    text: str
    level: int = 0
    has_headings: bool = True


class Reader(HTMLParser):
    """Reads the HTML of a rich text, such as an editor makes it; what it does not know it reads through."""

    BLOCKS = {"p": 0, "li": 0, "blockquote": 0, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

    def __init__(self, block: str) -> None:
        super().__init__(convert_charrefs=True)
        self.block = block
        self.pieces: list[Piece] = []
        self.tag = ""
        self.text: list[str] = []
        self.bold: list[str] = []
        self.link: list[str] | None = None
        self.links: list[Piece] = []
        self.strong = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.BLOCKS:
            self.flush()
            self.tag = tag
        elif tag == "a":
            self.link = []
        elif tag in {"b", "strong"}:
            self.strong += 1
        elif tag == "br":
            self.handle_data("\n")
        elif tag in {"img", "embed"} and dict(attrs).get("embedtype", "image") == "image":
            self.pieces.append(Piece(self.block, Kind.PICTURE, dict(attrs).get("alt") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self.flush()
        elif tag == "a" and self.link is not None:
            self.links.append(Piece(self.block, Kind.LINK, squeezed(self.link)))
            self.link = None
        elif tag in {"b", "strong"}:
            self.strong = max(self.strong - 1, 0)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.strong:
            self.bold.append(data)
        if self.link is not None:
            self.link.append(data)

    def flush(self) -> None:
        text, level = squeezed(self.text), self.BLOCKS.get(self.tag, 0)
        if level:
            self.pieces.append(Piece(self.block, Kind.HEADING, text, level))
        elif text:
            bold = self.tag == "p" and squeezed(self.bold) == text
            self.pieces.append(Piece(self.block, Kind.BOLD_PARAGRAPH if bold else Kind.PARAGRAPH, text))
        self.pieces += self.links
        self.tag, self.text, self.bold, self.links = "", [], [], []


def squeezed(parts: list[str]) -> str:
    """One line; ordinary spaces only are squeezed, since no-break ones are part of the typography."""
    return re.sub(r"[ \t\r\n]+", " ", "".join(parts)).strip(" ")


def read_html(block: str, html: str) -> list[Piece]:
    """The pieces of a rich text in reading order; a paragraph comes before the links that it holds."""
    reader = Reader(block)
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.pieces
