"""The two letters that a message sets off: one to the staff, one to the sender."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core.typography import french_spaces
from home.contact import centre, languages
from home.models import ContactMessage


def for_staff(message: ContactMessage) -> EmailMessage:
    """What was written, by whom, in which language, and where to deal with it. Answering it answers the sender.

    ``Auto-Submitted`` (RFC 3834) keeps a colleague's absence notice from going to the sender.
    """
    language = languages.name(message.language_code)
    link = settings.WAGTAILADMIN_BASE_URL + reverse("contact_messages:inspect", args=[message.pk])
    return EmailMessage(
        subject=f"Message de {message.name[:60]} – {language}",
        body=render_to_string("home/mail/new_message.txt", {"message": message, "language": language, "link": link}),
        to=centre.recipients(),
        reply_to=[message.email] if message.email else [],
        headers={"Auto-Submitted": "auto-generated"},
    )


def acknowledgement(message: ContactMessage) -> EmailMessage:
    """In the language of the page; nothing in it was written by the sender (decision 0011)."""
    code, details = message.language_code, centre.details()
    with translation.override(code):
        body = render_to_string("home/mail/acknowledgement.txt", {"day": message.received_at, "centre": details})
        return EmailMessage(
            subject=_("We received your message"),
            body=french_spaces(body) if code == "fr" else body,
            to=[message.email],
            reply_to=[details.email] if details.email else [],
            headers={
                "Auto-Submitted": "auto-replied",
                "X-Auto-Response-Suppress": "All",
                "Content-Language": code,
            },
        )
