"""Sends the letters of a message. Whatever goes wrong with the mail, the message is kept and the visitor thanked."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import product

from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from home.contact import centre, letters
from home.contact.acknowledging import may_be_acknowledged
from home.models import ContactMessage

logger = logging.getLogger(__name__)

Writer = Callable[[ContactMessage], EmailMessage]
TRIED_AGAIN_FOR = timedelta(days=7)


def mail(message: ContactMessage) -> None:
    """Both letters, over one connection: a server that is down is waited for once."""
    try:
        writers: dict[str, Writer] = {"mailed_at": letters.for_staff} if centre.recipients() else {}
        if not writers:
            logger.warning("The contact message %s is kept; nobody is named who receives it by mail.", message.pk)
        if may_be_acknowledged(message):
            writers["acknowledged_at"] = letters.acknowledgement
        if writers:
            send([message], writers)
    except Exception:  # a visitor whose message is kept is thanked, never shown an error
        logger.exception("The contact message %s is kept but could not be mailed.", message.pk)


def mail_again() -> int:
    """Tells the staff of what they could not be told when it came, for a week; returns how many were sent."""
    week = timezone.now() - TRIED_AGAIN_FOR
    waiting = list(ContactMessage.objects.new().filter(mailed_at=None, received_at__gte=week))
    if waiting and centre.recipients():
        send(waiting, {"mailed_at": letters.for_staff})
    return sum(message.mailed_at is not None for message in waiting)


def send(messages: Iterable[ContactMessage], writers: dict[str, Writer]) -> None:
    """Sends the letters of each message and notes when, under the field's name; one that fails stops none."""
    with get_connection() as connection:
        for message, (sent_at, write) in product(messages, writers.items()):
            try:
                letter = write(message)
                letter.connection = connection
                letter.send()
            except Exception:
                logger.exception("The contact message %s is kept but could not be mailed.", message.pk)
            else:
                setattr(message, sent_at, timezone.now())
                ContactMessage.objects.filter(pk=message.pk).update(**{sent_at: getattr(message, sent_at)})
