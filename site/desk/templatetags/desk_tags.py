"""What the staff's templates ask for."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from wagtail.models import Page, ReferenceIndex

from core import following, languages
from desk.moderation import Standing

register = template.Library()

SHOWN = 8


@register.simple_tag
def without_alias(props: str) -> str:
    """wagtail-localize's editor without its link that would turn a translation into an alias."""
    data = json.loads(props)
    data["links"]["convertToAliasUrl"] = None
    return json.dumps(data)


@register.simple_tag
def source_title(page: Page) -> str:
    """What a translated page is called in the language that all of the staff read."""
    source = following.source_of(page)
    return source.get_admin_display_title() if source else ""


@register.inclusion_tag("desk/translation_moderation.html", takes_context=True)
def translation_moderation(context: Context) -> dict[str, Any]:
    """Of a page; what is no page goes through no moderation."""
    instance = context["instance"]
    standing = Standing.of(instance, context["request"].user) if isinstance(instance, Page) else None
    return {"standing": standing, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("desk/linking_pages.html", takes_context=True)
def linking_pages(context: Context) -> dict[str, Any]:
    """The pages whose links would break, before a page is withdrawn or deleted: the source language's first."""
    page = context.get("page")
    if not isinstance(page, Page):
        return {"pages": [], "more": 0}
    sources = [source for source, _ in ReferenceIndex.get_references_to(page).group_by_source_object()]
    found = [source for source in sources if isinstance(source, Page) and source.alias_of_id is None]
    found.sort(key=lambda source: (source.locale.language_code != settings.LANGUAGE_CODE, source.path))
    named = [{"page": source, "language": languages.autonym(source.locale.language_code)} for source in found]
    return {"pages": named[:SHOWN], "more": len(named[SHOWN:])}
