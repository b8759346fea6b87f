"""What the tests of blocks share: a library of files, each block's example, and what it looks like on a page."""

import io
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override
from PIL import Image
from wagtail.blocks import Block, BoundBlock, ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage
from wagtail.models import Locale

from core.blocks import StoryBlock
from core.models import SiteDocument, SiteImage
from home.models import HomePage, StandardPage

STORY = StoryBlock()
NAMES = list(STORY.child_blocks)


def picture(name: str = "fete.jpg", **fields: Any) -> SiteImage:
    file = io.BytesIO()
    mode, kind = ("RGBA", "PNG") if name.endswith("png") else ("RGB", "JPEG")
    Image.new(mode, (1500, 1000), "#a63d24").save(file, kind)
    known = {"title": name, "description": "Une fête", "credit": "A. Exemple", **fields}
    return SiteImage.objects.create(file=ContentFile(file.getvalue(), name), width=1500, height=1000, **known)


def document(name: str, size: int = 1_234_567, title: str = "Un fichier") -> SiteDocument:
    return SiteDocument.objects.create(title=title, file=ContentFile(b"0" * size, name))


def example(name: str) -> Any:
    """The block's preview, as the database would hold it and give it back."""
    block = STORY.child_blocks[name]
    return block.to_python(block.get_prep_value(block.get_preview_value()))


def stream(*pieces: tuple[str, Any]) -> StreamValue:
    """A stream as it comes from the database: ids everywhere."""
    raw = [{"type": name, "value": STORY.child_blocks[name].get_prep_value(value)} for name, value in pieces]
    return STORY.to_python(STORY.get_prep_value(STORY.to_python(raw)))


def rendered(name: str, value: Any, language: str = "fr", **context: Any) -> BeautifulSoup:
    with override(language):
        request = RequestFactory().get("/")
        bound = BoundBlock(STORY.child_blocks[name], value)
        template = Template("{% load wagtailcore_tags %}{% include_block bound %}")
        html = template.render(Context({"request": request, "bound": bound, **context}))
    return BeautifulSoup(html, "html.parser")


def minimal(block: Block, value: Any) -> Any:
    """The value with all that an editor may leave out left out."""
    if isinstance(block, ImageBlock):
        return value
    if isinstance(block, StructBlock):
        return block.normalize(
            {
                name: minimal(child, value[name]) if is_needed(child) else child.get_default()
                for name, child in block.child_blocks.items()
            }
        )
    if isinstance(block, ListBlock):
        items = list(value)[: block.meta.min_num or 1]
        return block.normalize([minimal(block.child_block, item) for item in items])
    return value


def is_needed(block: Block) -> bool:
    if isinstance(block, ListBlock):
        return bool(block.meta.min_num)
    if isinstance(block, ImageBlock):
        return block.child_blocks["image"].required
    return block.required or isinstance(block, TypedTableBlock)


def leaves(block: Block, value: Any) -> Iterator[tuple[Block, Any]]:
    """Every simple value in a block's value with the block that it belongs to."""
    if isinstance(block, ImageBlock):
        if isinstance(value, AbstractImage):
            yield block.child_blocks["alt_text"], value.contextual_alt_text
    elif isinstance(block, StructBlock):
        for name, inner in value.items():
            yield from leaves(block.child_blocks[name], inner)
    elif isinstance(block, ListBlock):
        for inner in value:
            yield from leaves(block.child_block, inner)
    elif isinstance(block, StreamBlock):
        for inner in value:
            yield from leaves(inner.block, inner.value)
    else:
        yield block, value


def page_of_all_blocks() -> StandardPage:
    """A published page with the example of every block, in the editor's order."""
    french = Locale.objects.get(language_code="fr")
    page = StandardPage(title="Tous les blocs", slug="tous-les-blocs", summary="Chaque bloc, une fois.", locale=french)
    HomePage.objects.get(locale=french).add_child(instance=page)
    examples = ((name, STORY.child_blocks[name]) for name in NAMES)
    page.body = [{"type": name, "value": block.get_prep_value(block.get_preview_value())} for name, block in examples]
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def fill_library() -> None:
    """A picture and a file of each kind, for the blocks that show some."""
    picture()
    for name in ("film.mp4", "voix.mp3", "guide.pdf"):
        document(name)
