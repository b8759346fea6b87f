"""The glossary in schema.org's words (https://schema.org/DefinedTermSet, /DefinedTerm)."""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString

from core.json_ld import json_ld
from core.models import BasePage
from resources.glossary.listing import Word

SCHEMA = "https://schema.org"


def address(page: BasePage, request: HttpRequest) -> str:
    return request.build_absolute_uri(page.get_url(request) or "/")


def term_set(page: BasePage, request: HttpRequest) -> dict[str, Any]:
    known = {
        "@type": "DefinedTermSet",
        "@id": address(page, request),
        "name": page.title,
        "description": page.description,
        "inLanguage": page.locale.language_code,
    }
    return {name: value for name, value in known.items() if value}


def terms(page: BasePage, request: HttpRequest) -> SafeString:
    """The whole glossary; its terms are told on pages of their own."""
    return json_ld({"@context": SCHEMA} | term_set(page, request))


def term(word: Word, page: BasePage, request: HttpRequest) -> SafeString:
    """One term, under the French word and the reader's."""
    other = word.french if word.french != word.name else ""
    known = {
        "@context": SCHEMA,
        "@type": "DefinedTerm",
        "@id": f"{address(page, request)}{word.slug}/",
        "name": word.name,
        "alternateName": other,
        "termCode": word.abbreviation,
        "description": word.definition,
        "inLanguage": word.definition_code,
        "inDefinedTermSet": term_set(page, request),
    }
    return json_ld({name: value for name, value in known.items() if value})
