"""The headings of a page, for a list of what is on it. Pure: it reads a stream's value and nothing else.

A block that opens a part of the page says so itself with ``heading_level`` in its Meta; its words are its value, or
the value's ``heading``. The address of a heading is its block's id, the same in every language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Heading:
    id: str
    text: str
    level: int


def outline(stream: Iterable[Any]) -> list[Heading]:
    """The headings of a stream in reading order; a part without words has none."""
    found = []
    for child in stream:
        level = getattr(child.block.meta, "heading_level", None)
        if level:
            words = child.value if isinstance(child.value, str) else child.value.get("heading")
            if words and words.strip():
                found.append(Heading(id=str(child.id), text=words.strip(), level=level))
    return found
