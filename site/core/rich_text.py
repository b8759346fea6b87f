from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from core import published
from core.templatetags.core_tags import foreign


class LocalisedPageLinkHandler(PageLinkHandler):
    """A link to a page leads to it in the reader's language where it exists there; else it names its own."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        keys = [int(attrs["id"]) if attrs.get("id", "").isdigit() else 0 for attrs in attrs_list]
        readable = published.readable_for(keys)
        return [opening_tag(readable.get(key)) for key in keys]


def opening_tag(page: Page | None) -> str:
    """``<a href=…>``, or a bare ``<a>`` where the page is gone or not public."""
    if page is None:
        return "<a>"
    if code := foreign(page):
        return format_html('<a href="{}" hreflang="{}">', page.url, code)
    return format_html('<a href="{}">', page.url)
