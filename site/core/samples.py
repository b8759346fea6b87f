"""The fewest published pages that show every page type and every kind of block: what tests and audits look at.

They are found in the database, so a new page type or block is looked at by the first page that uses it.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.conf import settings
from wagtail.models import Page

from core import published
from core.streams import streams


@dataclass(frozen=True)
class Sample:
    """``path`` follows the language in the address, the same in all of them; ``languages`` have it published."""

    type: str
    path: str
    languages: list[str]

    def as_data(self) -> dict[str, object]:
        return asdict(self)


def fewest(traits: dict[str, frozenset[str]]) -> list[str]:
    """Names that together have every trait: again and again the one that adds most, the first of equals."""
    chosen: list[str] = []
    missing = frozenset[str]().union(*traits.values())
    while missing:
        best = max(traits, key=lambda name: len(traits[name] & missing))
        chosen.append(best)
        missing -= traits[best]
    return chosen


def kinds(page: Page) -> Iterator[str]:
    """The page's type, and the kinds of block that stand in its streams."""
    yield page._meta.label
    for name, stream in streams(page).items():
        yield from (f"{name}.{block.block_type}" for block in stream)


def samples() -> list[Sample]:
    """The chosen pages in the order of the tree."""
    source = published.published().filter(locale__language_code=settings.LANGUAGE_CODE, depth__gt=1)
    pages = {page.url_path: page for page in source.order_by("path").specific()}
    chosen = fewest({path: frozenset(kinds(page)) for path, page in pages.items()})
    return [
        Sample(
            page._meta.label,
            path.partition("/")[2].partition("/")[2],
            list(published.translations_of(page)),
        )
        for path, page in pages.items()
        if path in chosen
    ]
