"""What the templates of blocks ask for besides ``core_tags``: outlines, files, parts of dates."""

from datetime import date
from pathlib import PurePath
from typing import Any, Literal
from urllib.parse import urlsplit

from babel.dates import format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue
from wagtail.images.models import Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from core import languages, outline, pictures
from core.models.media import SiteImage
from core.templatetags.core_tags import active, conventions, own_digits, with_ordinal

register = template.Library()
register.simple_tag(outline.outline)

SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"]


@register.simple_tag
def prefetch_pictures(stream: StreamValue | None) -> str:
    """Fetches what the stream's pictures need in one query; prints nothing."""
    if isinstance(stream, StreamValue):
        pictures.prefetch_renditions(stream)
    return ""


@register.simple_tag
def responsive_picture(
    image: SiteImage,
    *,
    sizes: str = "",
    crop: str = "",
    alt: str = "",
    eager: bool = False,
    decorative: bool = False,
) -> SafeString:
    """Wagtail's ``{% picture %}``, with widths and formats chosen here once (``core.pictures.filters``).

    The alternative text is the picture's own unless ``alt`` says otherwise; none where it is ``decorative``.
    """
    attributes: dict[str, str] = {"sizes": sizes or "(min-width: 60rem) 56rem, 100vw", "decoding": "async"}
    attributes |= {"fetchpriority": "high"} if eager else {"loading": "lazy"}
    if alt or decorative:
        attributes["alt"] = "" if decorative else alt
    renditions = get_renditions_or_not_found(image, pictures.filters(image, crop))
    for rendition in renditions.values():  # a drawing just measured has fractions of a pixel; HTML knows whole ones
        rendition.width, rendition.height = round(rendition.width), round(rendition.height)
    return SafeString(Picture(renditions, attributes).__html__())


@register.simple_tag(takes_context=True)
def own_language(context: dict[str, Any]) -> SafeString:
    """``lang`` and ``dir`` of the site's own words inside a part that is still in the source language."""
    if not context.get("in_source_words"):
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', active(), languages.direction(active()))


@register.filter
def day_and_month(day: date) -> str:
    """``5 décembre``, ``1er janvier``, ``December 5`` the European way: ``5 December``."""
    return with_ordinal(format_skeleton("MMMMd", day, locale=conventions()), day)


@register.filter
def year(day: date) -> str:
    """The year alone, ungrouped, in the active language's digits."""
    return own_digits(str(day.year))


def numbering_system() -> Literal["default", "latn"]:
    """That of decimal and grouping signs, which go with the digits that ``own_digits`` writes."""
    return "default" if conventions().default_numbering_system == "arabext" else "latn"


@register.filter
def decimal(value: Any) -> str:
    """A number with the active language's digits, grouping and decimal sign; no useless zeros."""
    return own_digits(format_decimal(value, locale=conventions(), numbering_system=numbering_system()))


@register.filter
def file_size(size: int | None) -> str:
    """``1,2 Mo``: a size in the active language's words, one decimal from the megabyte on; unknown: nothing."""
    if size is None:
        return ""
    amount, step = float(size), 0
    while amount >= 1000 and step < len(SIZES) - 1:
        amount, step = amount / 1000, step + 1
    pattern = "#,##0.#" if step > 1 else "#,##0"
    written = format_unit(
        amount, f"digital-{SIZES[step]}", "short", pattern, locale=conventions(), numbering_system=numbering_system()
    )
    return own_digits(written)


@register.filter
def file_type(name: str) -> str:
    """``PDF``: what a file is, by the end of its name."""
    return PurePath(name).suffix.lstrip(".").upper()


@register.filter
def host(address: str) -> str:
    """The site that an address leads to, as people say it: ``vimeo.com``."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


@register.filter
def telephone_address(number: str) -> str:
    """A telephone number as an address (``tel:``) takes it: digits, and + at its beginning."""
    return "".join(character for character in number if character.isdecimal() or character == "+")
