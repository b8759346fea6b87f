"""From a fixture's plain values to what a model's fields hold: references become primary keys, children objects."""

import re
from typing import Any

from django.conf import settings
from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.models import Audience, Commune, Organisation, Service, SiteDocument, SiteImage, Topic
from events.models import Category
from home.content.reader import Reference, stream, translation_key

NAMED: dict[str, tuple[type[models.Model], str]] = {
    "organisation": (Organisation, "name"),
    "commune": (Commune, "name"),
    "document": (SiteDocument, "title"),
    "image": (SiteImage, "title"),
}
LABELS: dict[str, type[models.Model]] = {
    "category": Category,
    "audience": Audience,
    "topic": Topic,
    "service": Service,
}
LINK = re.compile(r'linktype="page"\s+id="([^"]+)"')


def source_page(key: str) -> Page | None:
    """The French page of this key, if it is still there."""
    return Page.objects.filter(
        translation_key=translation_key(key), locale__language_code=settings.LANGUAGE_CODE
    ).first()


def primary_key(reference: Reference) -> int | None:
    """Of the thing that is named; nothing where an editor deleted or renamed it."""
    if reference.kind == "page":
        page = source_page(reference.key)
        return page.pk if page else None
    if reference.kind in LABELS:
        model = LABELS[reference.kind]
        wanted = {"slug": reference.key, "locale__language_code": settings.LANGUAGE_CODE}
    else:
        model, name = NAMED[reference.kind]
        wanted = {name: reference.key}
    return model._default_manager.filter(**wanted).values_list("pk", flat=True).first()


def apart(model: Any, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What can be filled in at once, and what may name pages that are not made yet."""
    at_once, later = {}, {}
    for name, value in values.items():
        names_page = isinstance(value, Reference) and value.kind == "page"
        waits = names_page or isinstance(model._meta.get_field(name), RichTextField | StreamField)
        (later if waits else at_once)[name] = value
    return at_once, later


def columns(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    """What a new row of the model is made with, as the columns' own types: ``"18:00"`` is a time."""
    found = {}
    for name, value in values.items():
        field: Any = model._meta.get_field(name)
        if isinstance(value, Reference):
            found[field.attname] = primary_key(value)
        else:
            found[name] = field.to_python(resolved(value))
    return found


def fill(page: Any, values: dict[str, Any], key: str) -> None:
    """Sets fields of a page or another row, whatever they are; ``key``, its own, is where ids of blocks come from."""
    for name, value in values.items():
        field = page._meta.get_field(name)
        if field.one_to_many:
            children = [field.related_model(**columns(field.related_model, each)) for each in value]
            setattr(page, name, children)
        elif field.many_to_many:
            found = [primary_key(each) for each in value]
            setattr(page, name, field.related_model._default_manager.filter(pk__in=found))
        elif isinstance(field, RichTextField):
            setattr(page, name, resolved(value))
        elif isinstance(field, StreamField):
            setattr(page, name, resolved(stream(value, f"{key}/{name}")))
        else:
            for column, kept in columns(type(page), {name: value}).items():
                setattr(page, column, kept)


def resolved(value: Any) -> Any:
    """The value with references replaced by primary keys (in rich text: ``<a linktype="page" id="contact">``).

    A link to what is not there any more gets 0, which no page has: the report of broken links then names it.
    """
    if isinstance(value, dict):
        return {name: resolved(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [resolved(inner) for inner in value]
    if isinstance(value, Reference):
        return primary_key(value)
    if isinstance(value, str):
        return LINK.sub(lambda match: f'linktype="page" id="{primary_key(Reference("page", match[1])) or 0}"', value)
    return value
