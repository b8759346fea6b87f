"""Whether a sender is told that the message came. An automatic letter must not become a way to pester others."""

import re
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from home.contact import centre
from home.models import ContactMessage, MessageSettings

ACKNOWLEDGED_AN_HOUR = 30  # whatever the sender, for the whole site
SAME_ADDRESS_AFTER = timedelta(days=1)
LINK = re.compile(r"://|www\.|\[url", re.IGNORECASE)
# Addresses behind which a program reads (RFC 3834, 2; RFC 2142).
NOBODY = re.compile(
    r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|root|owner-.*|.*-(request|bounces?))(\+.*)?@.*",
    re.IGNORECASE,
)


def may_be_acknowledged(message: ContactMessage) -> bool:
    """Where an address was given that a person reads, the message has no link, and not too many were told lately."""
    return (
        bool(message.email)
        and MessageSettings.load().acknowledge
        and not LINK.search(f"{message.name} {message.message}")
        and not NOBODY.fullmatch(message.email)
        and message.email.casefold() not in ours()
        and not too_many(message.email)
    )


def ours() -> set[str]:
    """The addresses to which this site itself writes, and the one that it writes from."""
    own = [*centre.recipients(), centre.details().email, settings.DEFAULT_FROM_EMAIL]
    return {address.casefold() for address in own}


def too_many(address: str) -> bool:
    now = timezone.now()
    told = ContactMessage.objects.filter(acknowledged_at__gt=now - SAME_ADDRESS_AFTER)
    if told.filter(email__iexact=address).exists():
        return True
    return bool(told.filter(acknowledged_at__gt=now - timedelta(hours=1)).count() >= ACKNOWLEDGED_AN_HOUR)
