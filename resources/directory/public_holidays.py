"""Public holidays of Belgium, as the package ``holidays`` knows them. Pure but for the active language."""

from datetime import date
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language
from holidays import country_holidays

NAMED_IN = {"fr": "fr", "nl": "nl", "en": "en_US", "uk": "uk"}


@lru_cache(maxsize=20)
def around(year: int) -> frozenset[date]:
    """The public holidays of a year, of the one before and of the two after: longer than any opening is looked for."""
    return frozenset(country_holidays("BE", years=range(year - 1, year + 3), categories="public"))


@lru_cache(maxsize=200)
def names(year: int, code: str) -> dict[date, str]:
    found = country_holidays("BE", years=year, language=NAMED_IN[code], categories="public")
    return {day: name.replace("'", "’") for day, name in found.items()}


def name(day: date) -> tuple[str, str]:
    """The name of a public holiday, and the language that it is in: the reader's where it is known in it."""
    active = get_language() or settings.LANGUAGE_CODE
    code = active if active in NAMED_IN else settings.LANGUAGE_CODE
    return names(day.year, code).get(day, ""), code
