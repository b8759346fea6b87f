"""What templates ask for: languages, menus, dates, icons."""

from datetime import date, datetime
from typing import Any

from babel import Locale as BabelLocale
from babel.dates import format_date
from babel.numbers import format_decimal
from django import template
from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.models import Page, Site, TranslatableMixin

from core import languages, published

register = template.Library()
register.filter("autonym", languages.autonym)
register.filter("direction", languages.direction)

EASTERN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def active() -> str:
    return get_language() or settings.LANGUAGE_CODE


def conventions() -> BabelLocale:
    """How the active language writes dates and numbers; English as in Europe, day before month."""
    return BabelLocale.parse("en_GB" if active() == "en" else active())


def own_digits(text: str) -> str:
    """The text with the digits of the active language: Babel writes Western ones for all (CLDR: fa, ps ``arabext``)."""
    eastern = conventions().default_numbering_system == "arabext"
    return text.translate(EASTERN_DIGITS) if eastern else text


def with_ordinal(written: str, day: date) -> str:
    """A date in the active language's digits, and in French with the ordinal of the first of the month.

    CLDR knows none (Lexique de l'Imprimerie nationale).
    """
    return f"1er{written[1:]}" if active() == "fr" and day.day == 1 else own_digits(written)


@register.filter
def long_date(day: date) -> str:
    """A day in words, as the active language writes it: ``5 décembre 1996``, ``1er janvier 1998``."""
    if not day:
        return ""
    moment = timezone.localtime(day) if isinstance(day, datetime) else day
    return with_ordinal(format_date(moment, "long", locale=conventions()), moment)


@register.filter
def number(value: int) -> str:
    """A whole number in the active language's own digits and grouping."""
    return own_digits(format_decimal(value, locale=conventions()))


@register.filter
def foreign(translated: TranslatableMixin | None) -> str:
    """The language of a page or snippet where it is not the active one, else nothing."""
    code = str(translated.locale.language_code) if translated else active()
    return "" if code == active() else code


@register.simple_tag
def marked(code: str) -> SafeString:
    """``lang`` and ``dir`` of a fragment in another language than the page; nothing where it is the same."""
    if not code or code == active():
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', code, languages.direction(code))


@register.simple_tag
def in_source_language() -> SafeString:
    """``lang`` and ``dir`` of a fragment that is in the source language whatever the page's."""
    return marked(settings.LANGUAGE_CODE)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing of the set in templates/components/icons/; it says nothing to a screen reader. Unknown: nothing."""
    try:
        return SafeString(render_to_string(f"components/icons/{name}.svg").strip())
    except TemplateDoesNotExist:
        return SafeString("")


@register.simple_tag(takes_context=True)
def is_editor(context: dict[str, Any]) -> bool:
    """Whether the browser carries a session, as only staff's do; asks nothing of the session itself."""
    return settings.SESSION_COOKIE_NAME in context["request"].COOKIES


@register.simple_tag(takes_context=True)
def menus(context: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The home page's children: those marked for the menus under ``sections``, the others under ``footer``.

    Each is ``page``, ``code`` (its language where it is not the active one) and ``current``: ``page`` for the page
    itself, ``true`` for the section that the page is in, else empty (the values of ``aria-current``).
    """
    site, here = Site.find_for_request(context["request"]), context.get("page")
    entries: dict[str, list[dict[str, Any]]] = {"sections": [], "footer": []}
    homes = published.homes(context["request"], site) if site else {}
    for page in published.children(homes.values()):
        current = ""
        if isinstance(here, Page) and here.path.startswith(page.path):
            current = "page" if here.pk == page.pk else "true"
        entry = {"page": page, "code": foreign(page), "current": current}
        entries["sections" if page.show_in_menus else "footer"].append(entry)
    return entries


@register.simple_tag(takes_context=True)
def children(context: dict[str, Any]) -> list[Page]:
    """The pages below this one, with their summaries."""
    return published.summarised(published.children(context["page_translations"].values()))


@register.simple_tag(takes_context=True)
def ancestors(context: dict[str, Any]) -> list[Page]:
    """The published pages between the home page and this one; already known where an address led to it."""
    above = getattr(context["request"], "_ancestors", None)
    if above is None:
        above = context["page"].get_ancestors().filter(live=True)
    return [page for page in above if page.depth > 2]


@register.simple_tag
def readable(pages: list[Page]) -> list[Page]:
    """The pages as the active language's reader is given them, in the order given."""
    return published.summarised(published.readable([page for page in pages if page]))


@register.simple_tag(takes_context=True)
def language_choices(context: dict[str, Any]) -> list[dict[str, Any]]:
    """For each language switched on: ``code``, ``url`` of this page in it, ``exists``, ``current``.

    Where the page does not exist in a language, the address leads to the page that says so and offers what there is.
    ``below``, of a page that answers at several addresses, is what follows its own in this one; ``in_every_language``,
    of what is no page and answers in all of them, what follows the language.
    """
    request = context["request"]
    existing = context.get("page_translations", {})
    current = active()
    fallback = existing.get(settings.LANGUAGE_CODE) or next(iter(existing.values()), None)
    path = fallback.get_url(request).split("/", 2)[2] if fallback else context.get("in_every_language", "")
    below = context.get("below", "")
    return [
        {
            "code": code,
            "url": existing[code].get_url(request) + below if code in existing else f"/{code}/{path}",
            "exists": code in existing or not existing,
            "current": code == current,
        }
        for code in published.codes()
    ]


@register.simple_tag(takes_context=True)
def alternates(context: dict[str, Any]) -> list[dict[str, str]]:
    """The hreflang links of a page: every published translation, itself too, and x-default (the source's)."""
    existing: dict[str, Page] = context.get("page_translations", {})
    links = published.alternates(context["request"], existing.values())
    return [link | {"url": link["url"] + context.get("below", "")} for link in links]
