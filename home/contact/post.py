"""What becomes of a message: refused with a sentence, or kept and mailed."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import throttle
from home.contact import mailing, stamps
from home.contact.forms import ContactForm
from home.models import ContactMessage

FORM = "contact form"
MESSAGES_AN_HOUR = 5
LINKS_AT_MOST = 3


def refusal(request: HttpRequest, form: ContactForm) -> str:
    """Why a message that is sound in itself is not taken; empty where it is. Nothing typed is lost by it."""
    said = form.cleaned_data
    if not throttle.is_from_here(request):
        return _("This form can only be sent from this site. Please send it once more.")
    if said["website"] or not stamps.is_valid(said["stamp"]):
        return _("We could not tell whether a person sent this message. Please send it once more.")
    if said["message"].lower().count("http") > LINKS_AT_MOST:
        return _("Your message has too many links. Please take some out.")
    if throttle.sent_this_hour(request, FORM) > MESSAGES_AN_HOUR:
        return _("Too many messages came from your connection. Please try again in an hour.")
    return ""


def deliver(message: ContactMessage, page: Page) -> None:
    """Keeps the message first, then mails it: a mail server that is down loses nothing."""
    message.locale = page.locale
    message.save()
    mailing.mail(message)
