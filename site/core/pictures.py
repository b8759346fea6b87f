"""How pictures are drawn, and the pictures of a stream with what was already drawn of them, in one query."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.dispatch import receiver
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.images.models import Filter
from wagtail.models import Page
from wagtail.signals import page_published

from core.models.media import SiteImage, SiteRendition
from core.streams import streams

WIDTHS = (400, 800, 1200)
# What may be transparent keeps that in its oldest format too.
TRANSPARENT = (".png", ".gif", ".webp", ".avif")


def filters(image: SiteImage, crop: str = "") -> list[Filter]:
    """Each width in AVIF and WebP, and in JPEG or PNG for old browsers; ``crop`` is a ratio such as ``3x2``.

    A crop keeps what the picture's focal point marks. A drawing (SVG) fits every width as it is.
    """
    if image.is_svg():
        return [Filter(spec="original")]
    oldest = "png" if image.filename.lower().endswith(TRANSPARENT) else "jpeg"
    if crop:
        across, down = (int(part) for part in crop.split("x"))
        sizes = [f"fill-{width}x{width * down // across}" for width in WIDTHS[:2]]
    else:
        sizes = [f"width-{width}" for width in WIDTHS]
    return [Filter(spec=f"{size}|format-{kind}") for kind in ("avif", "webp", oldest) for size in sizes]


def pictures_in(value: Any) -> Iterator[SiteImage]:
    """Every picture in a block's value, however deep."""
    if isinstance(value, SiteImage):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            yield from pictures_in(child.value)
    elif isinstance(value, ListValue):
        for item in value:
            yield from pictures_in(item)
    elif isinstance(value, StructValue):
        for inner in value.values():
            yield from pictures_in(inner)


def prefetch_renditions(stream: StreamValue) -> None:
    """Fetches the renditions of all pictures in the stream at once (``SiteImage.objects.prefetch_renditions``)."""
    pictures = list(pictures_in(stream))
    if pictures:
        renditions = Prefetch("renditions", queryset=SiteRendition.objects.all(), to_attr="prefetched_renditions")
        prefetch_related_objects(pictures, renditions)


def draw(page: Page) -> None:
    """Draws every rendition that the page's blocks show: seconds of work for a new picture, once."""
    for stream in streams(page).values():
        prefetch_renditions(stream)
        for child in stream:
            child.render()


@receiver(page_published)
def draw_when_publishing(instance: Page, **_: Any) -> None:
    """The first visitor waits for no picture. After the transaction, so that nobody else waits to write meanwhile."""
    transaction.on_commit(partial(draw, instance), robust=True)
