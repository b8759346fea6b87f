"""What becomes of a message: refused with a sentence, or kept and mailed."""

import logging

from django.conf import settings
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.models import CentreSettings
from home.contact import stamps
from home.contact.forms import ContactForm
from home.models import ContactMessage

logger = logging.getLogger(__name__)

MESSAGES_AN_HOUR = 5
LINKS_AT_MOST = 3


def sender(request: HttpRequest) -> str:
    """A name for the sender's address that tells nothing of it, different on each site."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1].strip()
    return salted_hmac("contact form", address).hexdigest()[:32]


def refusal(request: HttpRequest, form: ContactForm) -> str:
    """Why a message that is sound in itself is not taken; empty where it is. Nothing typed is lost by it."""
    said = form.cleaned_data
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "same-site", "none"}:
        return _("This form can only be sent from this site. Please send it once more.")
    if said["website"] or not stamps.is_valid(said["stamp"]):
        return _("We could not tell whether a person sent this message. Please send it once more.")
    if said["message"].lower().count("http") > LINKS_AT_MOST:
        return _("Your message has too many links. Please take some out.")
    if messages_this_hour(request) > MESSAGES_AN_HOUR:
        return _("Too many messages came from your connection. Please try again in an hour.")
    return ""


def messages_this_hour(request: HttpRequest) -> int:
    """How many came from this connection, this one too. A cache that forgot or is down counts from one again."""
    key = f"contact-{sender(request)}"
    if cache.add(key, 1, timeout=3600):
        return 1
    try:
        return cache.incr(key) or 1
    except ValueError:
        return 1


def deliver(request: HttpRequest, message: ContactMessage, page: Page) -> None:
    """Keeps the message first, then mails it: a mail server that is down loses nothing."""
    message.locale = page.locale
    message.save()
    recipients = list(settings.CONTACT_RECIPIENTS) or [CentreSettings.for_request(request).email]
    letter = EmailMessage(
        subject=f"Message reçu par le site ({page.locale.language_code})",
        body=f"{message.name}\n{message.email}\n{message.telephone}\n\n{message.message}\n",
        to=[recipient for recipient in recipients if recipient],
        reply_to=[message.email] if message.email else [],
    )
    if not letter.to:
        logger.warning("The contact message %s is kept; nobody is named who receives it by mail.", message.pk)
    try:
        letter.send()
    except OSError:
        logger.exception("The contact message %s is kept but could not be mailed.", message.pk)
