"""The centre as a letter needs it: its details, and who is told of a message."""

from django.conf import settings
from wagtail.models import Site

from core.models import CentreSettings
from home.models import MessageSettings


def details() -> CentreSettings:
    """Of the default site: a letter may be written at night, when no visitor's request names one."""
    site = Site.objects.filter(is_default_site=True).first()
    return CentreSettings.for_site(site) if site else CentreSettings()


def recipients() -> list[str]:
    """Those whom the staff chose; else those of the environment; else the centre's public address."""
    chosen: list[str] = MessageSettings.load().addresses or list(settings.CONTACT_RECIPIENTS)
    return chosen or [address for address in [details().email] if address]
