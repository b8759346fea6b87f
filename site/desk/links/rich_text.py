"""The links in a rich text as Wagtail stores it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True)
class StoredLink:
    """``kind`` is ``page``, ``document`` or ``image``, and ``target`` its key; or ``address``, and ``target`` that."""

    kind: str
    target: str
    text: str


class _LinkParser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[StoredLink] = []
        self.opened: tuple[str, str] | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.close_link()
            if values.get("linktype") in {"page", "document"}:
                self.opened = (values["linktype"], values.get("id", ""))
            elif "href" in values and "linktype" not in values:
                self.opened = ("address", values["href"].strip())
        elif tag == "embed" and values.get("embedtype") == "image":
            self.found.append(StoredLink("image", values.get("id", ""), values.get("alt", "")))

    def handle_data(self, data: str) -> None:
        if self.opened:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.close_link()

    def close_link(self) -> None:
        if self.opened:
            self.found.append(StoredLink(*self.opened, text=" ".join("".join(self.words).split())))
        self.opened, self.words = None, []


def stored_links(html: str) -> Iterator[StoredLink]:
    """Each link and picture, in the order of the text; markup that is not well formed loses none."""
    parser = _LinkParser()
    parser.feed(html)
    parser.close()
    parser.close_link()
    yield from parser.found
