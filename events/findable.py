"""What search knows of activities and campaigns beside their words: when, where, what kind of thing, for whom."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Max, Min
from django.utils import timezone

from core import label_names
from core.findable import Facts, key, merged
from core.models import Audience, Commune, Organisation
from events.models import CampaignPage, Category, EventPage, Occurrence
from events.query import CALLED_OFF

# The first, the next from today on, the last; whether the next is off.
Days = tuple[date | None, date | None, date | None, str]
NO_DAYS: Days = (None, None, None, "")


def page_key(translation_key: UUID) -> str:
    """By which search knows a page."""
    return key("page", translation_key)


def activities(pages: Sequence[EventPage]) -> dict[int, Facts]:
    """Eight queries. A date that was called off is the next one only where no other is to come, as in the agenda."""
    days = days_of([page.translation_key for page in pages])
    categories = Category.objects.in_bulk({page.category_id for page in pages})
    category_names = label_names.of(Category, [category.translation_key for category in categories.values()])
    through = EventPage.audiences.through.objects.filter(eventpage__in=[page.pk for page in pages])
    audiences = label_names.linked(Audience, through.values_list("eventpage", "audience__translation_key"))
    places = Organisation.objects.select_related("commune").in_bulk(ids(pages, "place_id"))
    communes = Commune.objects.in_bulk(ids(pages, "commune_id"))
    found = {}
    for page in pages:
        place = places.get(page.place_id)
        commune = (place and place.commune) or communes.get(page.commune_id)
        first, coming, last, off = days.get(page.translation_key, NO_DAYS)
        found[page.pk] = Facts(
            names=merged(
                category_names.get(categories[page.category_id].translation_key, {}),
                audiences.get(page.pk, {}),
                {settings.LANGUAGE_CODE: where(page, place, commune)},
            ),
            communes=(commune.nis_code,) if commune else (),
            first_day=first,
            next_day=coming,
            last_day=last,
            off=off,
        )
    return found


def ids(pages: Iterable[EventPage], name: str) -> set[Any]:
    return {getattr(page, name) for page in pages} - {None}


def where(page: EventPage, place: Organisation | None, commune: Commune | None) -> list[str]:
    """The names of its place; those of places are the same in every language."""
    named = [place.name, place.locality] if place else [page.place_text]
    return [*named, commune.name if commune else ""]


def days_of(keys: Sequence[UUID]) -> dict[UUID, Days]:
    """Of published activities, by translation key; two queries."""
    now, today = timezone.now(), timezone.localdate()
    dates = Occurrence.objects.filter(series__translation_key__in=keys, series__withdrawn=None)
    rows = dates.not_over(now).next_of_each(now, called_off=True)
    coming = {
        key: (day, status if status in CALLED_OFF else "")
        for key, day, status in rows.values_list("series__translation_key", "first_day", "status")
    }
    spans = dates.order_by().values("series__translation_key").annotate(first=Min("first_day"), last=Max("last_day"))
    return {
        key: (first, max(coming[key][0], today), last, coming[key][1]) if key in coming else (first, None, last, "")
        for key, first, last in spans.values_list("series__translation_key", "first", "last")
    }


def campaigns(pages: Sequence[CampaignPage]) -> dict[int, Facts]:
    """Their period."""
    today = timezone.localdate()
    return {
        page.pk: Facts(
            first_day=page.start_date,
            next_day=max(page.start_date, today) if page.end_date >= today else None,
            last_day=page.end_date,
        )
        for page in pages
    }
