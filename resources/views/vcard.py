"""The contact card of an organisation of the directory, at an address that stays."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from resources.directory import facts
from resources.directory.vcard import Card, written
from resources.models import DirectoryPage

CONTENT_TYPE = "text/vcard; charset=utf-8"


@require_safe
def card(request: HttpRequest, slug: str) -> HttpResponse:
    """A file to open with the address book; 404 of what has no entry."""
    found = facts.one(get_object_or_404(facts.listed(), slug=slug), timezone.now())
    given = found.organisation
    page = DirectoryPage.for_reader()
    address = f"{page.get_url(request)}{given.slug}/" if page else ""
    content = written(
        Card(
            identity=f"organisation-{given.slug}@{request.get_host()}",
            name=given.name,
            source=request.build_absolute_uri(reverse("vcard", args=[given.slug])),
            page=request.build_absolute_uri(address) if address else "",
            changed=given.checked_on,
            telephone=given.telephone,
            email=given.email,
            website=given.website,
            street=given.street,
            postal_code=given.postal_code,
            town=given.town,
            latitude=str(given.latitude) if given.latitude is not None else "",
            longitude=str(given.longitude) if given.longitude is not None else "",
            note=given.description,
            categories=tuple(each.name for each in found.services),
        )
    )
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{given.slug}.vcf"'
    return response
