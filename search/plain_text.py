"""The words of a page that its type declares to Wagtail (``search_fields``), as plain text.

Streams are read as they are stored: Wagtail's own way to their words asks the database for each picture and page that
a block names, only to leave it out.
"""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from modelsearch.index import SearchField
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ChooserBlock, ListBlock, StreamValue
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

logger = logging.getLogger(__name__)

APART = {"title", "summary"}  # a page's words have them beside its text
# What names a thing, and editors' words for a choice: none of it is read on the page as words of its text. A thing
# that is named, as an organisation of a list, is found itself.
WORDLESS = (ChooserBlock, BaseChoiceBlock, ImageBlock)


def of_page(page: Page) -> str:
    """A paragraph a line, in the order of the declaration."""
    pieces: list[str] = []
    for field in page.get_search_fields():
        if isinstance(field, SearchField) and field.field_name not in APART:
            pieces += strings(value_of(page, field))
    return joined(pieces)


def value_of(page: Page, field: SearchField) -> Any:
    value = getattr(page, field.field_name, None)
    if isinstance(value, StreamValue):
        return list(of_stream(value.stream_block, value.raw_data))
    return field.get_value(page)


def strings(value: Any) -> list[str]:
    """The texts in what a search field gives: a text, or lists and mappings of texts."""
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [] if value is None else [str(value)]
    return [piece for part in value for piece in strings(part)]


def joined(pieces: Iterable[str]) -> str:
    lines = (" ".join(piece.split()) for piece in pieces)
    return "\n".join(line for line in lines if line)


def of_stream(stream: BaseStreamBlock, children: Iterable[Any]) -> Iterator[str]:
    """The texts of a stream as it is stored; a block of a kind that is no more has none."""
    for child in children:
        if block := stream.child_blocks.get(child.get("type")):
            yield from of_block(block, child.get("value"))


def of_block(block: Block, stored: Any) -> Iterator[str]:
    if not getattr(block, "search_index", True) or isinstance(block, WORDLESS) or stored is None:
        return
    if is_plain(block, BaseStreamBlock) and isinstance(stored, list):
        yield from of_stream(block, stored)
    elif is_plain(block, BaseStructBlock) and isinstance(stored, dict):
        for name, child in block.child_blocks.items():
            yield from of_block(child, stored.get(name))
    elif is_plain(block, ListBlock) and isinstance(stored, list):
        for item in stored:
            is_item = isinstance(item, dict) and item.get("type") == "item" and "value" in item
            yield from of_block(block.child_block, item["value"] if is_item else item)
    else:
        yield from simple(block, stored)


def simple(block: Block, stored: Any) -> list[str]:
    """What no form of ours lets through, as an import may bring, has no words, and keeps nobody from publishing."""
    try:
        return list(block.get_searchable_content(block.to_python(stored)))
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        logger.warning("A block %s has no readable words: %s", block.name, error)
        return []


def is_plain(block: Block, kind: type[Block]) -> bool:
    """Whether it is of this kind, and says its words as that kind does."""
    return isinstance(block, kind) and type(block).get_searchable_content is kind.get_searchable_content
