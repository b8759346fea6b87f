"""What the templates of the library ask for."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from core.models import SiteDocument
from core.templatetags.page_tags import new_id
from resources.library import facets, publications
from resources.library.publications import Item

register = template.Library()
register.filter("kind_name", facets.kind)
register.simple_tag(publications.others, name="on_the_same_topics")


@register.simple_tag(takes_context=True)
def publication_floor(context: Context, item: Item) -> SafeString:
    """The publication's own tiles, where it has no picture; they say nothing to a screen reader."""
    return SafeString(item.floor.svg(new_id(context), 200, 280))


@register.filter
def medium(document: SiteDocument) -> str:
    """``video`` or ``audio`` where a player can play it, else nothing."""
    kind = str(document.content_type).partition("/")[0]
    return kind if kind in {"video", "audio"} else ""
