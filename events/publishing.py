"""What is derived of an activity's pages when one of them is saved, withdrawn or deleted: its series and its rows.

Truth is in the pages; everything here can be made again from them (``manage.py refresh_agenda``).
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b
from importlib.metadata import version
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from core import findable
from core.gathering import Gathering
from events import announcing, loading, occurrences, tombstones
from events.filters import Facets
from events.findable import page_key
from events.loading import Activity
from events.models import EventPage, Occurrence, Series
from events.names import Names
from events.query import midnight
from events.signals import activity_saved

BACK, AHEAD = relativedelta(months=13), relativedelta(months=25)
ZONE_DATA = version("tzdata")
SAID = ["page_id", "sequence", "changed", "withdrawn", "timing", "contents", "said", "facets"]
DERIVED = ["start", "end", "first_day", "last_day", "status"]


@transaction.atomic
def refresh(key: UUID, now: datetime | None = None) -> None:
    """Makes the series of one activity say what its published pages say; nothing is written where nothing changed.

    The pages are read from the database, whatever the caller holds: a draft, an old revision, a copy.
    """
    if gathering.takes([key]):
        return
    now = now or timezone.now()
    held(key)
    pages = {announcing.language_of(page): page for page in loading.published_pages(key)}
    source = pages.get(settings.LANGUAGE_CODE) or next(iter(pages.values()), None)
    series = Series.objects.filter(translation_key=key).first()
    is_public = source is not None and source.original.pk == source.pk  # else the source is withdrawn
    activity = loading.activity(source.pk) if source and is_public else None
    if activity is None:
        withdraw(series, now)
        return
    before = vars(series).copy() if series else {}
    series = describe(series, activity, pages | {announcing.language_of(activity.page): activity.page}, now)
    if any(before.get(name) != getattr(series, name) for name in SAID):
        series.save()
    if expand(series, activity.schedule, now):
        findable.tell([page_key(key)])


def refresh_all(keys: Iterable[UUID]) -> None:
    for key in sorted(keys):
        refresh(key)


gathering: Gathering[UUID] = Gathering("activities", refresh_all)


def held(key: UUID) -> None:
    """Makes whoever publishes another language of it at this moment wait, so that the last one reads them all."""
    pages = Page.objects.select_for_update().filter(translation_key=key).order_by("pk")
    list(pages.values_list("pk"))


def describe(series: Series | None, activity: Activity, by_language: dict[str, EventPage], now: datetime) -> Series:
    """The series, not saved, with what is said of it now; its number and its time rise where that is something else."""
    names = Names.around([activity])
    announced = announcing.of_pages(activity, by_language, names)
    shared = (names.everywhere(activity), announcing.picture_key(activity.page))
    contents = {code: digest((announcement, shared)) for code, announcement in announced.items()}
    timing = digest(announcing.timing(activity))
    facets = announcing.facets(activity)
    series = series or Series(translation_key=activity.key, created=now, changed=now, timing=timing)
    if series.timing != timing or series.withdrawn:
        series.sequence += 1
    if series.contents != contents or Facets.from_data(series.facets) != facets or series.withdrawn:
        series.changed = now
    series.page_id, series.withdrawn, series.timing, series.contents = activity.page.pk, None, timing, contents
    series.said = {code: tombstones.said(announcement) for code, announcement in announced.items()}
    if Facets.from_data(series.facets) != facets:
        series.facets = facets.as_data()
    return series


def withdraw(series: Series | None, now: datetime) -> None:
    """Leaves the tombstone: what a feed still says for a while.

    A page that is deleted with its privacy is public for an instant, in the midst of the deletion, and then gone.
    """
    if series is None or series.withdrawn:
        return
    if not EventPage.objects.filter(pk=series.page_id).exists():
        series.page_id = None
    series.withdrawn = series.changed = now
    series.sequence += 1
    series.save()
    series.occurrences.all().delete()


def expand(series: Series, schedule: occurrences.Schedule, now: datetime) -> bool:
    """Makes the rows what the schedule gives within the horizon: 13 months back, 25 ahead; single dates whenever.

    Whether any of them changed.
    """
    today = timezone.localtime(now).date()
    first, last = today - BACK, today + AHEAD
    begin, end = midnight(first), midnight(last)
    found = occurrences.instances(schedule, begin, end)
    if not schedule.is_series:
        found = [occurrences.instance(schedule, day) for day in schedule.dates(schedule.start.date())]
    zone = settings.TIME_ZONE
    rows = [
        Occurrence(
            series=series,
            recurrence_id=each.recurrence_id,
            start=each.start,
            end=each.end,
            first_day=each.first_day(zone),
            last_day=each.last_day(zone),
            status=each.status,
        )
        for each in found
    ]
    kept = {row.recurrence_id: row for row in series.occurrences.all()}
    gone = kept.keys() - {row.recurrence_id for row in rows}
    if gone:
        series.occurrences.filter(recurrence_id__in=gone).delete()
    different = [row for row in rows if not is_same(kept.get(row.recurrence_id), row)]
    Occurrence.objects.bulk_create(
        different,
        update_conflicts=True,
        unique_fields=["series", "recurrence_id"],
        update_fields=DERIVED,
        batch_size=500,
    )
    longest = max((int((row.end - row.start).total_seconds()) for row in rows), default=0)
    expanded_to = last if schedule.is_series and occurrences.goes_on(schedule, end) else None
    derived = {"longest": longest, "expanded_to": expanded_to, "zone_data": ZONE_DATA}
    if any(getattr(series, name) != value for name, value in derived.items()):
        Series.objects.filter(pk=series.pk).update(**derived)
    return bool(gone or different)


def is_same(before: Occurrence | None, row: Occurrence) -> bool:
    return before is not None and all(getattr(before, name) == getattr(row, name) for name in DERIVED)


def digest(said: object) -> str:
    """The same for what reads the same; dataclasses and plain data only."""
    return blake2b(repr(said).encode(), digest_size=16).hexdigest()


@receiver(activity_saved)
def follow_saving(key: UUID, **_: Any) -> None:
    refresh(key)


@receiver(page_unpublished, sender=EventPage)
def follow_withdrawal(instance: Page, **_: Any) -> None:
    """Whoever withdraws a page may have saved it as a mere ``Page``."""
    refresh(instance.translation_key)


@receiver(post_delete, sender=EventPage)
def follow_deletion(instance: EventPage, **_: Any) -> None:
    refresh(instance.translation_key)


@receiver([post_page_move, page_slug_changed])
def follow_addresses(instance: Page, **_: Any) -> None:
    """The addresses below a page that moved or was renamed are others now, and feeds name them."""
    refresh_below(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_privacy(instance: PageViewRestriction, **_: Any) -> None:
    """What is private is withdrawn for the public; what is public again is published."""
    refresh_below(instance.page)


def refresh_below(page: Page) -> None:
    below = EventPage.objects.filter(path__startswith=page.path)
    refresh_all(below.values_list("translation_key", flat=True).distinct())
