"""The models that every app shares. The other apps import from here; nothing here imports them."""

from core.models.fixtures import LoadedFixture
from core.models.footer import Footer
from core.models.media import SiteDocument, SiteImage, SiteRendition
from core.models.pages import BasePage
from core.models.people import Commune, Organisation
from core.models.settings import CentreSettings
from core.models.translations import TranslationState

__all__ = [
    "BasePage",
    "CentreSettings",
    "Commune",
    "Footer",
    "LoadedFixture",
    "Organisation",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "TranslationState",
]
