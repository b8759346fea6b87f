"""Which language is meant, which way it runs, what it calls itself. Pure: no database, no request."""

from collections.abc import Collection, Sequence

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header

# Codes that browsers send for a language that the site knows by another.
SAME_READERS = {"prs": "fa", "pes": "fa", "pus": "ps", "pbt": "ps", "som": "so", "tir": "ti", "arb": "ar"}


def autonym(code: str) -> str:
    """What the language calls itself: ``autonym("ar") == "العربية"``."""
    return dict(settings.LANGUAGES).get(code, code)


def direction(code: str) -> str:
    """``rtl`` or ``ltr``, the value of HTML's ``dir``."""
    return "rtl" if code in settings.LANGUAGES_BIDI else "ltr"


def language_of_path(path: str) -> str | None:
    """The language that an address begins with: ``/ar/contact/`` gives ``ar``, ``/robots.txt`` nothing."""
    first = path.lstrip("/").split("/", 1)[0]
    return first if first in dict(settings.LANGUAGES) else None


def accepted(header: str) -> list[str]:
    """The site's languages that an Accept-Language header names, best first (RFC 9110, 12.5.4).

    A regional or extended tag counts as its language (``fr-BE`` as ``fr``); what cannot be read is passed over.
    """
    found: list[str] = []
    for tag, quality in parse_accept_lang_header(header.lower()):
        primary = tag.split("-", 1)[0]
        code = SAME_READERS.get(primary, primary)
        if quality > 0 and code in dict(settings.LANGUAGES) and code not in found:
            found.append(code)
    return found


def negotiate(header: str, written: Collection[str], switched_on: Sequence[str]) -> str:
    """The language to open the site in.

    The first that the reader accepts among those that have pages (``written``); else the first accepted
    whose interface at least is there (``switched_on``); else the source language.
    """
    wanted = accepted(header)
    for known in (written, switched_on):
        for code in wanted:
            if code in known:
                return code
    return str(settings.LANGUAGE_CODE)
