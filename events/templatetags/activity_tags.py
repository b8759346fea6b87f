"""What templates ask for around an activity: its facts as chips, its dates in words, its feeds, the campaigns."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import template
from django.utils import timezone
from wagtail.models import Page

from core.clock import clock
from events import activity, addresses, campaigns, wording
from events.listing import Entry
from events.models import AgendaPage, EventPage

register = template.Library()
register.filter("date_tile", wording.tile)
register.filter("day_in_full", wording.day_in_full)
register.filter("clock", clock)
register.simple_tag(wording.period)


@register.simple_tag
def chips(original: EventPage) -> list[activity.Chip]:
    """The facts of an activity, each an icon and a word."""
    return activity.chips(original)


@register.filter
def hours(entry: Entry) -> str:
    """When on its day a date of a list begins and ends; of several days, the first and the last."""
    if entry.is_one_day:
        return entry.hours
    return wording.period(entry.start.date(), (entry.end - wording.INSTANT).date())


@register.filter
def iso(moment: datetime, all_day: bool = False) -> str:
    return wording.iso(moment, all_day)


@register.simple_tag
def page_feed(key: UUID) -> str:
    """The feed of one activity or campaign."""
    return addresses.page_feed(key)


@register.simple_tag
def date_feed(key: UUID, day: date) -> str:
    """One date of an activity for a calendar."""
    return addresses.date_feed(key, day)


@register.simple_tag
def all_campaigns() -> campaigns.Campaigns:
    """The campaigns for the reader: running, coming, past."""
    return campaigns.for_reader(timezone.localdate())


@register.simple_tag
def agenda_among(menu: dict[str, list[dict[str, Any]]]) -> Page | None:
    """The agenda among the pages of the menus, which every page has asked for already."""
    pages = (entry["page"] for entries in menu.values() for entry in entries)
    return next((page for page in pages if issubclass(page.specific_class or Page, AgendaPage)), None)
