"""The language of a message, as the staff read it."""

from babel import Locale
from django.conf import settings

from core.languages import autonym


def name(code: str) -> str:
    """Its own name and the French one: ``العربية (arabe)``; once where they are the same."""
    french = Locale.parse(code).get_language_name(settings.LANGUAGE_CODE) or code
    own = autonym(code)
    return own if own.casefold() == french.casefold() else f"{own} ({french})"
