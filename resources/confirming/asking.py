"""The letter that asks an organisation whether its entry is right: who is asked, by whom, when."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Site

from core.models import CentreSettings, Organisation
from core.typography import french_spaces
from resources.confirming import entry, links

logger = logging.getLogger(__name__)

ASKED = "resources.confirmation_asked"
NOT_AGAIN_BEFORE = timedelta(days=14)


@dataclass
class Asked:
    """What became of a request, by organisation."""

    sent: list[Organisation]
    too_soon: list[Organisation]
    without_address: list[Organisation]
    failed: list[Organisation]


def last_asked() -> dict[int, ModelLogEntry]:
    """The last time that each organisation was written to, with who did; one query."""
    content_type = ContentType.objects.get_for_model(Organisation)
    entries = ModelLogEntry.objects.filter(action=ASKED, content_type=content_type).select_related("user")
    return {int(found.object_id): found for found in entries.order_by("timestamp")}


def is_recent(asked: ModelLogEntry | None) -> bool:
    return asked is not None and asked.timestamp > timezone.now() - NOT_AGAIN_BEFORE


def ask(organisations: Iterable[Organisation], user: Any, again: bool = False) -> Asked:
    """Writes to each; ``again``: also to one that was written to within the last fortnight."""
    asked, known = Asked([], [], [], []), last_asked()
    waiting = []
    for organisation in organisations:
        if not organisation.email:
            asked.without_address.append(organisation)
        elif is_recent(known.get(organisation.pk)) and not again:
            asked.too_soon.append(organisation)
        else:
            waiting.append(organisation)
    send(waiting, user, asked)
    return asked


def send(organisations: list[Organisation], user: Any, asked: Asked) -> None:
    """Over one connection. A server that is down, or refuses an address, loses nothing: it is said to the staff."""
    try:
        with get_connection() as connection:
            for organisation in organisations:
                send_one(organisation, user, asked, connection)
    except OSError:
        logger.exception("The directory's letters could not be sent.")
        done = {*asked.sent, *asked.failed}
        asked.failed += [organisation for organisation in organisations if organisation not in done]


def send_one(organisation: Organisation, user: Any, asked: Asked, connection: Any) -> None:
    try:
        message = letter(organisation)
        message.connection = connection
        message.send()
    except Exception:
        logger.exception("The directory's letter to organisation %s could not be sent.", organisation.pk)
        asked.failed.append(organisation)
    else:
        log(instance=organisation, action=ASKED, user=user)
        asked.sent.append(organisation)


def letter(organisation: Organisation) -> EmailMessage:
    """In French, as plain text. An answer to it reaches the centre."""
    site = Site.objects.filter(is_default_site=True).first()
    centre = CentreSettings.for_site(site) if site else CentreSettings()
    context = {
        "organisation": organisation,
        "shown": [(label, text or "(rien)") for label, text in entry.shown(organisation)],
        "link": links.address(organisation),
        "until": timezone.localdate() + links.LASTS,
        "centre": centre,
    }
    return EmailMessage(
        subject="Votre fiche dans l’annuaire : est-elle juste ?",
        body=french_spaces(render_to_string("resources/confirming/mail/is_it_right.txt", context)),
        to=[organisation.email],
        reply_to=[centre.email] if centre.email else [],
        headers={"Content-Language": "fr"},
    )
