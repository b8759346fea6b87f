"""What public templates ask of reviews: when something was last found right, and whether that is long ago."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page, get_page_models

from core import published
from core.models import Reviewed
from core.templatetags.core_tags import long_date
from desk import ageing, reviews
from desk.models import ReviewSettings

register = template.Library()


@dataclass(frozen=True)
class Checked:
    """When something was last found right; ``is_overdue``: so long ago that a reader is to be told."""

    day: date
    is_overdue: bool
    is_page: bool

    @property
    def written(self) -> SafeString:
        """The day in words of the active language, and for machines."""
        return format_html('<time datetime="{}">{}</time>', self.day.isoformat(), long_date(self.day))


@register.simple_tag(takes_context=True)
def last_checked(context: dict[str, Any], subject: Page | Reviewed) -> Checked | None:
    """When it was last found right; nothing for what was never published, and for pages that belong to their day."""
    if isinstance(subject, Page):
        return checked_page(context.get("request"), subject)
    return checked_fact(context.get("request"), subject) if isinstance(subject, Reviewed) else None


def checked_page(request: HttpRequest | None, page: Page) -> Checked | None:
    """By its French original, whose review counts for every translation; one query a request and page."""
    if not getattr(page, "ages", True):
        return None
    known: dict[Any, Checked | None] = request.__dict__.setdefault("_last_checked", {}) if request else {}
    if page.translation_key not in known:
        found = reviews.last_check_of(page)
        known[page.translation_key] = Checked(found.day, found.is_long_overdue, is_page=True) if found else None
    return known[page.translation_key]


def checked_fact(request: HttpRequest | None, subject: Reviewed) -> Checked:
    """By the row that holds the facts; for the templates of one entry, since a translated row asks for it."""
    source = reviews.source_of(subject)
    months = ReviewSettings.load(request_or_site=request).months
    overdue = ageing.is_long_overdue(source.checked_on, source.review_on, months, timezone.localdate())
    return Checked(source.checked_on, overdue, is_page=False)


@register.simple_tag
def page_to_ask() -> Page | None:
    """The page where a reader can write to the centre, in the reader's language or else the source's."""
    for model in get_page_models():
        if getattr(model, "answers_readers", False):
            return published.for_reader(published.published(model)).order_by("path").first()
    return None
