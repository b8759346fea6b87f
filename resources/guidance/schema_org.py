"""What a guide tells search engines, in schema.org's words: the service it is about, and how one gets it.

https://schema.org/GovernmentService, /HowTo
"""

from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from wagtail.rich_text import get_text_for_indexing

from core.json_ld import json_ld
from core.models import Organisation
from resources.enums import PlaceRole
from resources.guidance.answers import Guide, Step

SCHEMA = "https://schema.org"
Data = dict[str, Any]


def guide(shown: Guide, request: HttpRequest) -> SafeString:
    """The service and its steps; a guide without steps has the service only."""
    url = shown.page.get_url(request)
    address = request.build_absolute_uri(url) if url else ""
    parts = [service(shown, address), how_to(shown, address)]
    return json_ld({"@context": SCHEMA, "@graph": [known(part) for part in parts if part]})


def service(shown: Guide, address: str) -> Data:
    page = shown.page
    return {
        "@type": "GovernmentService",
        "@id": f"{address}#service" if address else "",
        "name": page.title,
        "description": page.description,
        "url": address,
        "inLanguage": page.locale.language_code,
        "areaServed": {"@type": "Country", "name": "BE"},
        "audience": [{"@type": "Audience", "audienceType": audience.name} for audience in shown.audiences],
        "availableChannel": [
            {"@type": "ServiceChannel", "serviceLocation": place(each.organisation)}
            for each in shown.places(PlaceRole.GO)
        ],
    }


def how_to(shown: Guide, address: str) -> Data:
    if not shown.steps:
        return {}
    return {
        "@type": "HowTo",
        "name": shown.page.title,
        "about": {"@id": f"{address}#service"} if address else None,
        "inLanguage": shown.page.locale.language_code,
        "supply": [{"@type": "HowToSupply", "name": item.title.words} for item in shown.bring],
        "step": [known(step(number, each, address)) for number, each in enumerate(shown.steps, 1)],
    }


def step(number: int, shown: Step, address: str) -> Data:
    return {
        "@type": "HowToStep",
        "position": number,
        "name": shown.title.words,
        "text": plain(shown.text.words) or shown.title.words,
        "url": f"{address}#{shown.id}" if address else "",
    }


def place(organisation: Organisation) -> Data:
    address = {
        "@type": "PostalAddress",
        "streetAddress": organisation.street,
        "postalCode": organisation.postal_code,
        "addressLocality": organisation.town,
        "addressCountry": "BE",
    }
    return known(
        {
            "@type": "Place",
            "name": organisation.name,
            "address": known(address) if organisation.street or organisation.town else None,
            "telephone": organisation.telephone,
        }
    )


def plain(html: str) -> str:
    """The words of a rich text on one line."""
    return " ".join(get_text_for_indexing(html).split())


def known(data: Data) -> Data:
    return {name: value for name, value in data.items() if value}
