"""Start-up checks of the configuration: each fault has an id, a sentence, and how to mend it."""

from typing import Any

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

CONFIGURATION = "configuration"


@register(CONFIGURATION)
def environment_is_right(**_: Any) -> list[CheckMessage]:
    """What the environment variables of this process lack or get wrong (core.E001 to core.E011)."""
    return [Error(problem.sentence, hint=problem.hint, id=problem.id) for problem in settings.ENVIRONMENT.problems]


@register(CONFIGURATION)
def languages_are_known(**_: Any) -> list[CheckMessage]:
    """Babel writes dates and numbers in every language of the site, and each has a catalogue."""
    messages: list[CheckMessage] = []
    for code, _name in settings.LANGUAGES:
        try:
            Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            messages.append(
                Error(f"Babel does not know the language {code}.", hint="Mend config/languages.py.", id="core.E020")
            )
        if not any((path / code / "LC_MESSAGES" / "django.po").exists() for path in settings.LOCALE_PATHS):
            messages.append(
                Error(
                    f"The language {code} has no catalogue.",
                    hint=f"Run `make messages`, then translate locale/{code}/LC_MESSAGES/django.po.",
                    id="core.E021",
                )
            )
    return messages
