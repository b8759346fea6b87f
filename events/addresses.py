"""Where feeds are, and how calendars are told of them."""

from datetime import date
from urllib.parse import quote, urlencode
from uuid import UUID

from django.urls import reverse

from events.filters import AgendaFilter


def agenda_feed(chosen: AgendaFilter | None = None, kind: str = "ics") -> str:
    """The feed of a selection."""
    path = reverse("feed", kwargs={"name": "agenda", "kind": kind})
    return path + chosen.query() if chosen else path


def page_feed(key: UUID) -> str:
    """The feed of one activity or campaign."""
    return reverse("page_feed", kwargs={"key": key})


def date_feed(key: UUID, day: date) -> str:
    """One date of an activity, by the date that its series gives."""
    return reverse("date_feed", kwargs={"key": key, "day": day.isoformat()})


def webcal(absolute: str) -> str:
    """The same address in the form that opens a calendar (RFC 7986 names none; Apple's, which others followed)."""
    return f"webcal://{absolute.split('://', 1)[-1]}"


def google(absolute: str) -> str:
    """Where Google's calendar offers to subscribe; it takes the address with ``webcal`` only."""
    return f"https://calendar.google.com/calendar/r?cid={quote(webcal(absolute), safe='')}"


def outlook(absolute: str, title: str, host: str = "outlook.live.com") -> str:
    """Where Outlook on the web offers to subscribe; ``outlook.office.com`` for accounts of work and school."""
    return f"https://{host}/calendar/0/addfromweb?{urlencode({'url': absolute, 'name': title}, quote_via=quote)}"
