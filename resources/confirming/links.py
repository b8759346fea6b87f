"""The link of the letter: signed, of one organisation, of what its entry said then, and for one answer."""

import hashlib
import json
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import override

from core.models import Organisation
from resources.confirming import entry
from resources.models import Correction

LASTS = timedelta(days=30)
LONGEST = 200  # of a token, whatever an address carries
signer = signing.TimestampSigner(salt="resources.confirming")


class Standing(Enum):
    """What a link can still do."""

    OPEN = auto()
    ANSWERED = auto()  # somebody of the organisation has answered since it was sent
    OUTDATED = auto()  # the entry was changed or withdrawn since
    EXPIRED = auto()
    INVALID = auto()  # not one of ours


@dataclass(frozen=True)
class Link:
    """What a token stands for. ``state``: the organisation, its last answer, a digest of what its entry says."""

    standing: Standing
    state: str = ""
    organisation: Organisation | None = None
    answer: Correction | None = None


def state_of(organisation: Organisation) -> str:
    """Changes with every answer and with every word of the entry, and with nothing else: « Toujours juste » spoils no
    link.
    """
    last = organisation.corrections.order_by("-pk").values_list("pk", flat=True).first() or 0
    words = json.dumps([organisation.in_directory, *entry.said(organisation).values()])
    return f"{organisation.pk}.{last}.{hashlib.blake2b(words.encode(), digest_size=12).hexdigest()}"


def token(organisation: Organisation) -> str:
    return signer.sign(state_of(organisation))


def address(organisation: Organisation) -> str:
    """Absolute, in French: what the letter carries."""
    with override(settings.LANGUAGE_CODE):
        return str(settings.WAGTAILADMIN_BASE_URL) + reverse("confirm_entry", args=[token(organisation)])


def read(text: str) -> Link:
    try:
        state = signer.unsign(text[:LONGEST], max_age=LASTS)
    except signing.SignatureExpired:
        return Link(Standing.EXPIRED)
    except signing.BadSignature:
        return Link(Standing.INVALID)
    key, last, _ = state.split(".")
    organisation = Organisation.objects.filter(pk=key, in_directory=True).select_related("commune").first()
    if organisation is None:
        return Link(Standing.OUTDATED)
    answer = organisation.corrections.filter(pk__gt=last).order_by("pk").first()
    if answer:
        return Link(Standing.ANSWERED, state, organisation, answer)
    standing = Standing.OPEN if state == state_of(organisation) else Standing.OUTDATED
    return Link(standing, state, organisation)
