"""What becomes of a message: refused with a sentence, or kept and mailed."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.contact import mailing, stamps
from home.contact.forms import ContactForm
from home.models import ContactMessage

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


def deliver(message: ContactMessage, page: Page) -> None:
    """Keeps the message first, then mails it: a mail server that is down loses nothing."""
    message.locale = page.locale
    message.save()
    mailing.mail(message)
