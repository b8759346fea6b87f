"""What the page of a publication tells search engines, in schema.org's words: https://schema.org/CreativeWork."""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.json_ld import json_ld
from core.models import SiteDocument
from resources.enums import PublicationKind
from resources.library.publications import Item
from resources.models import PublicationVersion

TYPES = {
    PublicationKind.POSTER: "Poster",
    PublicationKind.VIDEO: "VideoObject",
    PublicationKind.RECORDING: "AudioObject",
}


def publication(item: Any, page: Page, request: HttpRequest) -> SafeString:
    """A publication with an example of it in each language (``workExample``)."""
    data = {
        "@context": "https://schema.org",
        "@type": TYPES.get(PublicationKind(item.original.kind), "DigitalDocument"),
        "name": item.title,
        "description": item.words.summary,
        "url": request.build_absolute_uri(f"{page.get_url(request)}{item.slug}/"),
        "datePublished": str(item.original.year),
        "about": [label.name for label in item.topics],
        "audience": [{"@type": "Audience", "audienceType": label.name} for label in item.audiences],
        "inLanguage": [version.language for version in item.versions],
        "provider": {"@type": "NGO", "name": _("Centre Interculturel de Mons et du Borinage")},
        "workExample": [example for version in item.versions for example in examples(item, version, request)],
    }
    return json_ld({name: value for name, value in data.items() if value})


def examples(item: Item, version: PublicationVersion, request: HttpRequest) -> list[dict[str, Any]]:
    """The file in one language, and its accessible version."""
    whole = file(version.document, version.language, request)
    if version.pages:
        whole["numberOfPages"] = version.pages
    if version.accessible is None:
        return [whole]
    return [whole, file(version.accessible, version.language, request)]


def file(document: SiteDocument, language: str, request: HttpRequest) -> dict[str, Any]:
    size = document.get_file_size()
    data = {
        "@type": "DigitalDocument",
        "name": document.title,
        "inLanguage": language,
        "encodingFormat": document.content_type,
        "url": request.build_absolute_uri(document.url),
        "size": f"{size} B" if size else "",
    }
    return {name: value for name, value in data.items() if value}
