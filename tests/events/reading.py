"""What tests read of the pages of activities, and say in a page's language."""

from datetime import date, timedelta
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.utils.translation import gettext, override

from events import wording
from events.models import AgendaPage, EventPage
from events.rules import Frequency, Rule
from tests.events import making

WEEK = timedelta(days=7)


def said(message: str, code: str = "fr") -> str:
    """The site's own words in a language."""
    with override(code):
        return gettext(message)


def in_words(day: date, code: str = "fr") -> str:
    with override(code):
        return wording.day_in_full(day)


def text(found: Tag | None) -> str:
    """The words of an element, with plain spaces."""
    assert found is not None
    return " ".join(found.get_text(" ", strip=True).replace("\u202f", " ").split())


def weekly(agenda: AgendaPage, *changes: Any, **fields: Any) -> EventPage:
    """Every week from three days on, eight times."""
    first = making.in_days(3)
    rule = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=8)
    return making.activity(agenda, rule=rule, start_date=first, changes=list(changes), **fields)


def rows(tree: BeautifulSoup) -> list[Tag]:
    """The dates to come, as the page lists them."""
    return tree.select(".dates__list:not(.dates__list--past) .date")
