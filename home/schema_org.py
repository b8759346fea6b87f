"""What the site tells search engines of the centre, in schema.org's words."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.json_ld import json_ld
from core.models import CentreSettings, Commune


def ngo(request: HttpRequest, centre: CentreSettings, communes: list[Commune], languages: list[str]) -> SafeString:
    """The centre as an NGO (https://schema.org/NGO), with only what is known of it."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": centre.street,
        "postalCode": centre.postal_code,
        "addressLocality": centre.locality,
        "addressCountry": "BE",
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NGO",
        "name": _("Centre Interculturel de Mons et du Borinage"),
        "alternateName": "CIMB",
        "url": request.build_absolute_uri("/"),
        "logo": request.build_absolute_uri(static("core/icons/touch-180.png")),
        "foundingDate": "1996-12-05",
        "telephone": centre.telephone,
        "email": centre.email,
        "address": address if centre.street or centre.locality else None,
        "areaServed": [{"@type": "AdministrativeArea", "name": commune.name} for commune in communes],
        "knowsLanguage": languages,
    }
    known = {name: value for name, value in data.items() if value}
    return json_ld(known)
