"""Where a page points: every link of its rich texts, blocks and fields, read from what is stored, without a query."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Model
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, ChooserBlock, ListBlock, RichTextBlock, URLBlock
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from desk.links.rich_text import stored_links


@dataclass(frozen=True)
class Link:
    """One link of a page: where it stands, what it says, and the record or the address that it leads to."""

    place: str
    block_id: str
    text: str
    address: str = ""
    model: type[Model] | None = None
    key: str = ""


@dataclass(frozen=True)
class Place:
    """Where the walk is: the names of the blocks on the way, and the id of the nearest one that has an id."""

    names: tuple[str, ...]
    block_id: str = ""

    def inside(self, name: str, block_id: str = "") -> "Place":
        return Place((*self.names, name) if name and name not in self.names else self.names, block_id or self.block_id)

    def __str__(self) -> str:
        return ", ".join(self.names)


def links_of(page: Page) -> Iterator[Link]:
    """Every link of the page, as its own type, in the order of its fields."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            place = Place((str(field.verbose_name).capitalize(),))
            yield from in_block(field.stream_block, list(getattr(page, field.name).raw_data), place)
        elif isinstance(field, RichTextField):
            yield from in_rich_text(getattr(page, field.name) or "", Place((str(field.verbose_name).capitalize(),)))
        elif is_editors_page_field(field) and (key := getattr(page, field.attname)):
            yield Link(str(field.verbose_name).capitalize(), "", "", model=Page, key=str(key))


def is_editors_page_field(field: Any) -> bool:
    """A field of ours that names another page; Wagtail's own (parents, aliases) are not the editors'."""
    if not isinstance(field, ForeignKey) or field.remote_field.parent_link:
        return False
    target = field.related_model
    return isinstance(target, type) and issubclass(target, Page) and field.model.__module__.split(".")[0] != "wagtail"


def in_block(block: Block, value: Any, place: Place) -> Iterator[Link]:
    """The links of one block's stored value; a value of an older shape holds none rather than a fault."""
    if isinstance(block, BaseStreamBlock):
        yield from in_stream(block, value, place)
    elif isinstance(block, ListBlock):
        yield from in_list(block, value, place)
    elif isinstance(block, BaseStructBlock):
        for name, child in block.child_blocks.items():
            if isinstance(value, dict) and value.get(name):
                yield from in_block(child, value[name], place.inside(str(child.label)))
    elif isinstance(block, RichTextBlock):
        yield from in_rich_text(str(value or ""), place)
    elif isinstance(block, ChooserBlock) and value:
        yield Link(str(place), place.block_id, "", model=block.model_class, key=str(value))
    elif isinstance(block, URLBlock) and value:
        yield Link(str(place), place.block_id, "", address=str(value))


def in_list(block: ListBlock, value: Any, place: Place) -> Iterator[Link]:
    for item in value if isinstance(value, list) else []:
        wrapped = isinstance(item, dict) and item.get("type") == "item" and "value" in item
        inner = place.inside("", item.get("id") or "") if wrapped else place
        yield from in_block(block.child_block, item["value"] if wrapped else item, inner)


def in_stream(block: BaseStreamBlock, value: Any, place: Place) -> Iterator[Link]:
    for item in value if isinstance(value, list) else []:
        child = block.child_blocks.get(item.get("type")) if isinstance(item, dict) else None
        if child is not None:
            yield from in_block(child, item.get("value"), place.inside(str(child.label), item.get("id") or ""))


def in_rich_text(html: str, place: Place) -> Iterator[Link]:
    models = {"page": Page, "document": get_document_model(), "image": get_image_model()}
    for stored in stored_links(html):
        if stored.kind == "address":
            yield Link(str(place), place.block_id, stored.text, address=stored.target)
        else:
            yield Link(str(place), place.block_id, stored.text, model=models[stored.kind], key=stored.target)
