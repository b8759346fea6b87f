"""The models that every app shares. The other apps import from here; nothing here imports them."""

from core.models.fixtures import LoadedFixture
from core.models.footer import Footer
from core.models.labels import Audience, Label
from core.models.media import SiteDocument, SiteImage, SiteRendition
from core.models.pages import BasePage
from core.models.people import Commune, Organisation
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
    "Organisation",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "TranslationState",
]
