from django.utils.html import format_html
from wagtail.rich_text.pages import PageLinkHandler

from core import published
from core.templatetags.core_tags import foreign


class LocalisedPageLinkHandler(PageLinkHandler):
    """A link to a page leads to it in the reader's language where it exists there; else it names its own."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        pages = cls.get_many(attrs_list)
        readable = {page.translation_key: page for page in published.readable(page for page in pages if page)}
        return [opening_tag(readable.get(page.translation_key, page)) if page else "<a>" for page in pages]


def opening_tag(page):  # type: ignore[no-untyped-def]
    code = foreign(page)
    return (
        format_html('<a href="{}" hreflang="{}">', page.url, code) if code else format_html('<a href="{}">', page.url)
    )
