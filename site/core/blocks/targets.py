"""Where a block leads: to a page of the site, in the reader's language where it exists, or to an address elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import PageChooserBlock, URLBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from core import published
from core.templatetags.core_tags import foreign


@dataclass(frozen=True)
class Target:
    """``language`` is that of the page where it is not the reader's; ``external`` marks another site."""

    url: str
    language: str = ""
    external: bool = False


def page_block() -> PageChooserBlock:
    return PageChooserBlock(label="Page du site", required=False)


def url_block() -> URLBlock:
    return URLBlock(label="Ou adresse d’un autre site", required=False)


def targets(values: Sequence[Mapping[str, Any]]) -> list[Target | None]:
    """For each value its target; nothing where none was chosen or its page is not public. One query for all."""
    keys = [value["page"].pk for value in values if value["page"]]
    readable = published.readable_for(keys) if keys else {}

    def target(value: Mapping[str, Any]) -> Target | None:
        if value["page"]:
            page = readable.get(value["page"].pk)
            return Target(page.url, foreign(page)) if page else None
        return Target(value["url"], external=True) if value["url"] else None

    return [target(value) for value in values]


def check_target(value: Mapping[str, Any], *, required: bool) -> None:
    """Refuses two targets, and none where one is needed."""
    if value["page"] and value["url"]:
        fault = ValidationError("Choisissez une page ou une adresse, pas les deux.")
        raise StructBlockValidationError({"url": fault})
    if required and not value["page"] and not value["url"]:
        raise StructBlockValidationError({"page": ValidationError("Choisissez une page ou donnez une adresse.")})
