"""Thousands of published activities, written in bulk straight into the tables: for what is measured, not for tests.

A first activity is published as editors do; the others are copies of its rows with another key, address, schedule and
facets, and with the dates that ``events.occurrences`` gives.
"""

from collections.abc import Iterator
from copy import copy
from datetime import date, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from core.models import Commune
from events import announcing, loading
from events.loading import Activity
from events.models import AgendaPage, CampaignPage, Category, EventPage, Occurrence, Series, SpokenLanguage
from events.occurrences import Schedule, instances
from events.publishing import AHEAD, BACK, ZONE_DATA, digest
from events.query import midnight
from events.rules import Frequency, Rule
from events.stored import stored

KINDS = 10  # categories
FEW = 100  # activities of this season; every fifth belongs to the campaign: as small a selection among 10,000
TOGETHER = 500  # activities written at once
DAY = timedelta(days=1)
NAMESPACE = UUID("7b1d4c0e-3f0a-4d53-9b1c-5f7b8a4c1e10")


def fill(number: int) -> None:
    """Brings the activities of the agenda to so many."""
    agenda = french_agenda()
    model = EventPage.objects.filter(slug="bench-0").first() or published_by_hand(agenda)
    made = EventPage.objects.filter(slug__startswith="bench-").count()
    indexes = iter(range(made, number))
    while together := list(islice(indexes, TOGETHER)):
        with transaction.atomic():
            write(model, agenda, together)
    Page.objects.filter(pk=agenda.pk).update(numchild=Page.objects.child_of(agenda).count())


def french_agenda() -> AgendaPage:
    found = AgendaPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if found:
        return found
    home = Page.objects.get(depth=2, locale__language_code=settings.LANGUAGE_CODE, alias_of=None)
    for other in Page.objects.child_of(home).filter(slug="agenda").specific():
        other.delete()
    home.refresh_from_db()
    page: AgendaPage = home.add_child(instance=AgendaPage(title="Agenda", slug="agenda", locale=home.locale))
    return page


def published_by_hand(agenda: AgendaPage) -> EventPage:
    """The first activity, of which the others are copies."""
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    for index in range(KINDS):
        Category.objects.create(locale=locale, slug=f"bench-{index}", name=f"Genre {index} (exemple)")
    today = timezone.localdate()
    campaign = CampaignPage(title="Campagne (exemple)", slug="bench", locale=locale, start_date=today, end_date=today)
    agenda.add_child(instance=campaign)
    page = EventPage(
        title="Activité 0 (exemple)",
        slug="bench-0",
        locale=locale,
        summary="Une activité d’exemple.",
        category=Category.objects.get(slug="bench-0"),
        start_date=today,
        start_time=time(18),
        end_time=time(20),
        place_text="Salle exemple",
        commune=Commune.objects.first(),
        campaign=campaign,
    )
    agenda.add_child(instance=page)
    page.save_revision().publish()
    return EventPage.objects.get(pk=page.pk)


def write(model: EventPage, agenda: AgendaPage, indexes: list[int]) -> None:
    """Pages, then what hangs on their primary keys."""
    categories = {each.slug: each for each in Category.objects.filter(slug__startswith="bench-")}
    last = Page.objects.child_of(agenda).order_by("path").last()
    begin = int(last.path[len(agenda.path) :], 36) + 1 if last else 1
    pages = [copied_page(model, agenda, index, begin + place) for place, index in enumerate(indexes)]
    Page.objects.bulk_create(pages)
    events = [copied_event(model, page, index, categories) for page, index in zip(pages, indexes, strict=True)]
    insert(EventPage, events)
    spoken = [SpokenLanguage(page_id=event.pk, code=spoken_language(event)) for event in events]
    SpokenLanguage.objects.bulk_create(spoken)
    now = timezone.now()
    found = loading.activities(EventPage.objects.filter(pk__in=[event.pk for event in events]))
    series = Series.objects.bulk_create(derived(each, now) for each in found)
    Occurrence.objects.bulk_create(
        (row for each, activity in zip(series, found, strict=True) for row in rows(each, activity.schedule)),
        batch_size=2000,
    )


def copied_page(model: EventPage, agenda: AgendaPage, index: int, step: int) -> Page:
    page = copy(model.page_ptr)
    page.pk = page.id = None
    page._state = copy(page._state)
    page._state.adding = True
    page.title, page.slug = f"Activité {index} (exemple)", f"bench-{index}"
    page.draft_title, page.translation_key = page.title, uuid5(NAMESPACE, str(index))
    page.path = Page._get_path(agenda.path, agenda.depth + 1, step)
    page.url_path = f"{agenda.url_path}{page.slug}/"
    page.latest_revision = page.live_revision = None
    return page


def copied_event(model: EventPage, page: Page, index: int, categories: dict[str, Category]) -> EventPage:
    event = copy(model)
    event._state = copy(event._state)
    event.__dict__.pop("original", None)
    event.pk = event.id = event.page_ptr_id = page.pk
    for field in Page._meta.concrete_fields:
        setattr(event, field.attname, getattr(page, field.attname))
    event.category = categories[f"bench-{index % KINDS}"]
    event.campaign_id = model.campaign_id if index < FEW and index % 5 == 0 else None
    event.is_free, event.childcare = index % 3 > 0, index % 7 == 0
    drawn_schedule(event, index)
    return event


def drawn_schedule(event: EventPage, index: int) -> None:
    """Weekly for a season, monthly, for some days or once: the first hundred on now, the others over three years."""
    random = Random(index)  # noqa: S311
    start = timezone.localdate() + (random.randrange(-180, 20) if index < FEW else random.randrange(-600, 700)) * DAY
    event.start_date, event.end_date, event.all_day = start, None, False
    event.start_time, event.end_time = time(random.randrange(8, 20)), time(21)
    rule = None
    kind = index % 10
    if kind < 6:
        rule = Rule(Frequency.WEEKLY, weekdays=(start.weekday(),), until=start + random.randrange(200, 400) * DAY)
    elif kind < 8:
        rule = Rule(Frequency.MONTHLY, weekdays=(start.weekday(),), nth=min((start.day - 1) // 7 + 1, 4))
    elif kind == 8:
        event.end_date, event.all_day = start + random.randrange(1, 9) * DAY, True
    event.recurrence = stored(rule)


def insert(model: Any, instances_: list[Any]) -> None:
    """What ``bulk_create`` refuses: the rows of a table whose primary key is that of its parent."""
    fields = model._meta.local_concrete_fields
    name = connection.ops.quote_name
    columns = ", ".join(name(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    values = [
        [field.get_db_prep_save(getattr(each, field.attname), connection) for field in fields] for each in instances_
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {name(model._meta.db_table)} ({columns}) VALUES ({marks})", values)  # noqa: S608


def derived(activity: Activity, now: datetime) -> Series:
    slug = digest(str(activity.key))
    return Series(
        translation_key=activity.key,
        page_id=activity.page.pk,
        created=now,
        changed=now,
        timing=slug,
        contents={settings.LANGUAGE_CODE: slug},
        facets=announcing.facets(activity).as_data(),
        longest=int(activity.schedule.duration.total_seconds()),
        zone_data=ZONE_DATA,
    )


def spoken_language(event: EventPage) -> str:
    return ("fr", "nl", "ar")[event.pk % 3]


def rows(series: Series, schedule: Schedule) -> Iterator[Occurrence]:
    today: date = timezone.localdate()
    for each in instances(schedule, midnight(today - BACK), midnight(today + AHEAD)):
        yield Occurrence(
            series=series,
            recurrence_id=each.recurrence_id,
            start=each.start,
            end=each.end,
            first_day=each.first_day(schedule.zone),
            last_day=each.last_day(schedule.zone),
            status=each.status,
        )
