"""What a block's preview in the editor shows where it needs something from the library: the newest, if any."""

from django.conf import settings
from wagtail.models import Page

from core import published
from core.models.media import SiteDocument, SiteImage

TEXT = "<p>Le parcours d’intégration commence par un <b>module d’accueil</b> et un bilan social.</p>"


def picture() -> SiteImage | None:
    found = SiteImage.objects.order_by("-pk").first()
    if found:
        found.contextual_alt_text = found.default_alt_text
    return found


def document(*endings: str) -> SiteDocument | None:
    """The newest document whose name ends so; the newest of all where none does."""
    documents = list(SiteDocument.objects.order_by("-pk")[:50])
    fitting = [document for document in documents if document.filename.lower().endswith(endings or ("",))]
    return next(iter(fitting or documents), None)


def pages(number: int = 2) -> list[Page]:
    found = published.published().filter(depth__gt=2, locale__language_code=settings.LANGUAGE_CODE)
    return list(found.order_by("path")[:number])
