"""The models that every app shares. The other apps import from here; nothing here imports them."""

from core.models.communes import Commune
from core.models.fixtures import LoadedFixture
from core.models.footer import Footer
from core.models.labels import Audience, Label, Service, Topic
from core.models.media import SiteDocument, SiteImage, SiteRendition
from core.models.organisations import OpeningHours, Organisation, SpecialOpeningHours
from core.models.pages import BasePage
from core.models.reviewed import Reviewed
from core.models.settings import CentreSettings
from core.models.translations import TranslationState

__all__ = [
    "Audience",
    "BasePage",
    "CentreSettings",
    "Commune",
    "Footer",
    "Label",
    "LoadedFixture",
    "OpeningHours",
    "Organisation",
    "Reviewed",
    "Service",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SpecialOpeningHours",
    "Topic",
    "TranslationState",
]
