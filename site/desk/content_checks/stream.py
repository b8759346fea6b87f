"""From a page's fields and blocks to pieces. It knows Wagtail's kinds of block, never ours by name."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import CharField, TextField
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.models import Page

from desk.content_checks.pieces import Kind, Piece, read_html

# Texts that are no prose, though Wagtail derives some of them from CharBlock.
NO_PROSE = (blocks.ChoiceBlock, blocks.URLBlock, blocks.EmailBlock, blocks.RegexBlock, blocks.RawHTMLBlock)


def pieces_of(page: Page) -> list[Piece]:
    """The pieces of a page: its title, then the fields that its own type adds, its streams among them."""
    title = Piece("title", Kind.HEADING, page.title, 1)
    return [title, *(piece for field in own_fields(page) for piece in field_pieces(page, field))]


def own_fields(page: Page) -> Iterator[Any]:
    inherited = {field.name for field in Page._meta.get_fields()}
    for field in page._meta.get_fields():
        if field.concrete and field.name not in inherited:
            yield field


def field_pieces(page: Page, field: Any) -> Iterator[Piece]:
    value = getattr(page, field.attname)
    if isinstance(field, StreamField):
        for child in value:
            yield from block_pieces(child.block, child.value, str(child.id))
    elif isinstance(field, RichTextField):
        yield from read_html(field.name, value or "")
    elif isinstance(field, CharField | TextField) and not field.choices:
        yield from plain_text(value or "", field.name, 0)


def block_pieces(block: blocks.Block, value: Any, place: str) -> Iterator[Piece]:
    """The pieces of one block's value, however deep; ``place`` is the id that they carry."""
    level = getattr(block.meta, "heading_level", 0)
    if isinstance(block, blocks.RichTextBlock):
        yield from read_html(place, value.source if value else "")
    elif isinstance(block, ImageBlock | ImageChooserBlock):
        yield from picture(value, place)
    elif isinstance(block, blocks.BaseStructBlock):
        yield from struct(block, value, place, level)
    elif isinstance(block, blocks.BaseStreamBlock | blocks.ListBlock):
        for child in value.bound_blocks if isinstance(block, blocks.ListBlock) else value:
            yield from block_pieces(child.block, child.value, place)
    elif isinstance(block, TypedTableBlock):
        yield from table(value, place)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock) and not isinstance(block, NO_PROSE):
        yield from plain_text(value or "", place, level)


def plain_text(text: str, place: str, level: int) -> Iterator[Piece]:
    """A heading may be empty, which is a finding; an empty text is nothing. Each line is a paragraph."""
    if level:
        yield Piece(place, Kind.HEADING, text, level)
    else:
        yield from (Piece(place, Kind.PARAGRAPH, line.strip()) for line in text.splitlines() if line.strip())


def struct(block: blocks.BaseStructBlock, value: Any, place: str, level: int) -> Iterator[Piece]:
    for name, child in block.child_blocks.items():
        inner = value.get(name)
        if name == "checked_on" and isinstance(inner, date):
            yield Piece(place, Kind.CHECKED_ON, inner.isoformat())
        elif name == "heading" and level and inner:
            yield Piece(place, Kind.HEADING, inner, level)
        elif inner is not None:
            yield from block_pieces(child, inner, place)


def picture(image: Any, place: str) -> Iterator[Piece]:
    """A decorative picture has nothing to say; else its text in this place, or the picture's own."""
    if image is None or getattr(image, "decorative", False) or getattr(image, "is_decorative", False):
        return
    yield Piece(place, Kind.PICTURE, getattr(image, "contextual_alt_text", None) or image.description or "")


def table(value: TypedTable, place: str) -> Iterator[Piece]:
    if not value or not value.columns:
        return
    headings = [column["heading"] or "" for column in value.columns]
    yield Piece(place, Kind.TABLE, value.caption or " | ".join(filter(None, headings)), has_headings=all(headings))
    for row in value.rows:
        for cell in row:
            yield from block_pieces(cell.block, cell.value, place)
