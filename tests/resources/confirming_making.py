"""Organisations of the directory, and what they answer, for the tests of confirming."""

import datetime
import re
from typing import Any
from urllib.parse import urlsplit

from django.core import mail
from django.utils import timezone
from wagtail.models import Locale

from core.models import Organisation, Service
from core.models.organisations import OpeningHours
from resources.confirming import entry, links

LINK = re.compile(r"https?://\S+/confirmer/\S+")


def organisation(name: str = "Maison exemple", days: int = 200, **fields: Any) -> Organisation:
    """In the directory, and last found right so many days ago."""
    facts = {
        "email": "maison@exemple.example",
        "telephone": "+32 65 00 00 01",
        "website": "https://exemple.example/",
        "street": "Rue de l’Exemple 1",
        "postal_code": "7000",
        "description": "Une maison d’exemple.",
        "in_directory": True,
        "checked_on": timezone.localdate() - datetime.timedelta(days=days),
    }
    made = Organisation.objects.create(name=name, **facts | fields)
    OpeningHours.objects.create(
        organisation=made, weekday=0, opens=datetime.time(9), closes=datetime.time(12, 30), by_appointment=True
    )
    french = Locale.objects.get(language_code="fr")
    service, _ = Service.objects.get_or_create(
        slug="cours-exemple", locale=french, defaults={"name": "Cours d’exemple"}
    )
    made.services.add(service)
    made.save()
    return made


def address(made: Organisation) -> str:
    """The path of the link that its letter carries."""
    return urlsplit(links.address(made)).path


def mailed_link() -> str:
    """The path of the link in the last letter that was sent."""
    found = LINK.search(mail.outbox[-1].body)
    assert found
    return urlsplit(found[0]).path


def form(made: Organisation, **changed: str) -> dict[str, str]:
    """The form as a browser sends it, with some values changed."""
    return entry.said(made) | {"message": ""} | changed
