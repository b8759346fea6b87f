"""What templates ask for around a page: its floor of tiles, its neighbours, the footer, a code for print."""

from functools import lru_cache
from typing import Any

import segno
from django import template
from django.template import Context
from django.utils.safestring import SafeString
from wagtail.models import Page

from core import covers
from core.models import BasePage, Footer
from core.views import social

register = template.Library()


def new_id(context: Context) -> str:
    """An id for one more drawing in the page; the same at each reading of the page."""
    # Kept as an attribute where a template includes another with ``only``, as a variable where a block is rendered.
    request = getattr(context, "request", None) or context.get("request")
    counted = request.__dict__ if request else context.render_context
    number = int(counted.get("_drawings") or 0) + 1
    counted["_drawings"] = number
    return f"floor-{number}"


@register.simple_tag(takes_context=True)
def floor(context: Context, page: Page | None = None, width: int = 400, height: int = 160) -> SafeString:
    """The page's floor of cement tiles, as inline SVG; it says nothing to a screen reader."""
    return SafeString(floor_of(page).svg(new_id(context), width, height))


@register.simple_tag(takes_context=True)
def floor_strip(context: Context, page: Page | None = None, height: int = 36) -> SafeString:
    """One row of the page's tiles."""
    return SafeString(floor_of(page).strip(new_id(context), height))


def floor_of(page: Page | None) -> covers.Floor:
    """The page's floor, or the centre's own where there is no page: errors, empty places."""
    return page.floor if isinstance(page, BasePage) else covers.floor("", covers.Hue.BLUE)


@register.inclusion_tag("components/page_cover.html", takes_context=True)
def page_cover(context: Context, page: Page) -> dict[str, Any]:
    """The page's picture, or its floor where it has none."""
    return {"page": page, "request": context.get("request")}


@register.simple_tag(takes_context=True)
def neighbours(context: dict[str, Any]) -> dict[str, Page]:
    """``previous`` and ``next`` of the page, where it has them."""
    found: dict[str, Page] = context["page"].neighbours(context["request"])
    return found


@register.simple_tag
def site_footer() -> Footer | None:
    """What editors wrote for the foot of every page, in the reader's language or else in the source's."""
    return Footer.for_reader()


@register.simple_tag
def social_picture(page: BasePage) -> str:
    """The path of the picture that networks show of a page without a picture of its own."""
    return social.address(page)


@register.simple_tag(takes_context=True)
def here(context: Context) -> str:
    """The absolute address of what is shown, as the visitor reached it; empty where the page has none yet.

    ``below``, of a page that answers at several addresses, is what follows its own in this one.
    """
    address = context["page"].get_url(context["request"]) or ""
    return str(context["request"].build_absolute_uri(f"{address}{context.get('below', '')}")) if address else ""


@register.simple_tag
@lru_cache(maxsize=1000)  # some milliseconds each, and the same at each reading
def qr(address: str) -> SafeString:
    """The address as a QR code (ISO/IEC 18004, level L), drawn here, for whoever holds the printed page."""
    code = segno.make(address or "/", error="l", micro=False)
    return SafeString(code.svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None))
