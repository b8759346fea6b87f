"""Once a week, a letter to each person who answers for something that is to be checked.

What has no owner, or one who cannot be written to or may not change it, goes to those who look after the reviews:
whoever may change their settings (the groups « Modération » and « Administration »). A superuser gets only what is
their own, as in moderation (docs/decisions/0012).
"""

import logging
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.utils import get_user_display_name

from desk import reviews
from desk.models import ReviewSettings
from desk.reviews import Due

logger = logging.getLogger(__name__)

NAMED = 20  # things that one letter names; the list in the CMS has them all


def remind() -> str:
    """The night's work. From Monday on, once a week; where no letter could be sent, the next night tries again."""
    today = timezone.localdate()
    before = ReviewSettings.load().reminded_on
    letters = list(letters_of_today())  # before the week is claimed: a fault here must not cost it
    if not claim(today):
        return "déjà écrit cette semaine"
    sent = send(letters)
    if letters and not sent:
        ReviewSettings.objects.update(reminded_on=before)
    return f"rappels envoyés : {sent} sur {len(letters)}"


def claim(today: date) -> bool:
    """Whether this week's letters are ours to send: of several processes, one gets them."""
    monday = today - timedelta(days=today.weekday())
    waiting = ReviewSettings.objects.filter(Q(reminded_on=None) | Q(reminded_on__lt=monday))
    return bool(waiting.update(reminded_on=today))


def letters_of_today() -> Iterable[EmailMessage]:
    everything = reviews.all_due()
    owners = {one.owner.pk: one.owner for one in everything if one.owner and can_be_written_to(one.owner)}
    own = {pk: [one for one in reviews.due(owner) if one.owner == owner] for pk, owner in owners.items()}
    theirs = {key_of(one) for mine in own.values() for one in mine}
    nobodys = {key_of(one) for one in everything} - theirs
    keepers = {keeper.pk: keeper for keeper in those_who_look_after_reviews()} if nobodys else {}
    for pk, person in (owners | keepers).items():
        others = [one for one in reviews.due(person) if key_of(one) in nobodys] if pk in keepers else []
        if own.get(pk) or others:
            yield letter(person, own.get(pk, []), others)


def key_of(one: Due) -> tuple[str, Any]:
    return one.subject._meta.label, one.subject.pk


def can_be_written_to(person: AbstractUser) -> bool:
    return person.is_active and bool(person.email)


def those_who_look_after_reviews() -> list[AbstractUser]:
    users = get_user_model()._default_manager.with_perm("desk.change_reviewsettings", include_superusers=False)
    return [person for person in users if can_be_written_to(person)]


def letter(person: AbstractUser, own: list[Due], others: list[Due]) -> EmailMessage:
    count = len(own) + len(others)
    context = {
        "name": get_user_display_name(person),
        "lists": [
            part("Vous en êtes responsable :", own, "?responsable=moi"),
            part("Personne n’en est responsable, ou la personne ne peut être prévenue :", others, ""),
        ],
        "base": settings.WAGTAILADMIN_BASE_URL,
    }
    return EmailMessage(
        subject=f"À vérifier : {count} élément{'s' if count > 1 else ''} du site",
        body=render_to_string("desk/mail/due.txt", context),
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated", "Content-Language": settings.LANGUAGE_CODE},
    )


def part(heading: str, found: list[Due], query: str) -> dict[str, Any]:
    report = reverse("unchecked_pages") + query
    return {"heading": heading, "named": found[:NAMED], "more": len(found[NAMED:]), "report": report}


def send(letters: list[EmailMessage]) -> int:
    """How many went. A server that is down stops nothing; one address that it refuses stops no other."""
    sent = 0
    try:
        with get_connection() as connection:
            for message in letters:
                message.connection = connection
                sent += sent_well(message)
    except OSError:
        logger.exception("The weekly letters on what is to be checked could not be sent.")
    return sent


def sent_well(message: EmailMessage) -> int:
    try:
        return message.send()
    except Exception:
        logger.exception("A weekly letter on what is to be checked could not be sent.")
        return 0
