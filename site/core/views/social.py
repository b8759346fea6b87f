"""Serves the pictures that networks show of pages that have none of their own."""

import hashlib
from functools import cache
from pathlib import Path
from uuid import UUID

from django.contrib.staticfiles import finders
from django.core.cache import cache as kept
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core import languages, published
from core.models import BasePage
from core.social import Preview

MONTH = 30 * 24 * 3600  # seconds


@cache
def mark() -> str:
    """The inside of the site's mark."""
    drawing = Path(str(finders.find("core/icons/mark.svg"))).read_text(encoding="utf-8")
    return drawing.partition(">")[2].rpartition("</svg>")[0]


def preview_of(page: BasePage) -> Preview:
    """What the page's preview shows, in the page's own language."""
    code = page.locale.language_code
    with override(code):
        name = gettext("Centre Interculturel de Mons et du Borinage")
    return Preview(page.title, name, code, languages.direction(code), page.floor)


def address(page: BasePage) -> str:
    """The preview's path; another title gives another address, so that a network asks again."""
    digest = hashlib.blake2b(preview_of(page).svg("").encode(), digest_size=6).hexdigest()
    return reverse("social_preview", args=[page.translation_key, page.locale.language_code, digest])


@require_safe
def social_preview(request: HttpRequest, key: UUID, code: str, digest: str) -> HttpResponse:
    """The PNG, drawn once and kept; an address of an earlier title leads to today's."""
    page: Page | None = published.published().filter(translation_key=key, locale__language_code=code).first()
    specific = page.specific if page else None
    if not isinstance(specific, BasePage):
        raise Http404
    here = address(specific)
    if request.path != here:
        return HttpResponseRedirect(here)
    content = kept.get_or_set(f"social-{digest}", lambda: preview_of(specific).png(mark()), MONTH)
    response = HttpResponse(content, content_type="image/png")
    response.headers["Cache-Control"] = f"public, max-age={MONTH}, immutable"
    return response
