"""What a test reads on a page of the agenda."""

from bs4 import BeautifulSoup, Tag


def cards(tree: Tag) -> list[str]:
    return [title.get_text(" ", strip=True) for title in tree.select(".occurrence__title a > span")]


def card(tree: Tag, title: str) -> Tag:
    return next(found for found in tree.select(".occurrence") if title in found.get_text())


def robots(tree: BeautifulSoup) -> str:
    return str(found["content"]) if (found := tree.select_one("meta[name=robots]")) else ""


def alternates(tree: BeautifulSoup) -> dict[str, str]:
    return {str(link["hreflang"]): str(link["href"]) for link in tree.select("link[rel=alternate][hreflang]")}
