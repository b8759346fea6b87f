"""Activities with all that is said of them, for any number of them in a number of queries that does not grow.

``prefetch_related`` would do, in twice the time: a thousand activities have three thousand managers of relations.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.images.models import Filter
from wagtail.models import Locale

from core import published
from core.models import Audience, Commune, Organisation, SiteImage, SiteRendition
from events.changes import KeptChange, kept
from events.models import CampaignPage, Category, EventOrganiser, EventPage, SpokenLanguage
from events.occurrences import Schedule
from events.stored import UnusableRuleError

logger = logging.getLogger(__name__)

DRAWN = Filter(spec="fill-1200x630|format-jpeg")  # as networks take them; every client reads JPEG
CAMPAIGN = ("translation_key", "slug", "title", "live")
WORDS = ("title", "summary", "status_message", "price", "changes", "url_path", "translation_key", "locale")
FACTS = (
    *WORDS,
    *("category", "campaign", "continues", "picture", "place", "place_text", "room", "commune", "organiser"),
    *("start_date", "start_time", "end_date", "end_time", "all_day", "zone", "recurrence", "status"),
    *("attendance", "online_address", "step_free", "is_free", "childcare", "interpreter"),
    *("registration", "registration_address", "contact_telephone", "contact_email"),
)


@dataclass(frozen=True)
class Activity:
    """The original of an activity with what hangs on it; ``places`` are those that its changes name, by key."""

    page: EventPage
    schedule: Schedule
    spoken: Sequence[tuple[str, str]] = ()
    audiences: Sequence[Audience] = ()
    co_organisers: Sequence[Organisation] = ()
    changes: Sequence[KeptChange] = ()
    places: Mapping[int, Organisation] = field(default_factory=dict)

    @property
    def key(self) -> UUID:
        return UUID(str(self.page.translation_key))


def activities(pages: QuerySet[EventPage]) -> list[Activity]:
    """The pages with their facts. Organisations, categories, campaigns are fetched once, however many name them."""
    found = list(pages.select_related(None).only(*FACTS))
    keys = [page.pk for page in found]
    changes = {page.pk: list(kept(page.changes)) for page in found}
    audiences = labelled(keys)
    hosts = grouped(EventOrganiser.objects.filter(page__in=keys).order_by("sort_order", "pk"), "page", "organisation")
    spoken = grouped(SpokenLanguage.objects.filter(page__in=keys).order_by("pk"), "page", "code", "level")
    named = {change.place for each in changes.values() for change in each}
    organisations = Organisation.objects.select_related("commune").in_bulk(
        ids(found, "place", "organiser") | (named - {None}) | {host for each in hosts.values() for [host] in each}
    )
    related = {
        "place": organisations,
        "organiser": organisations,
        "locale": Locale.objects.in_bulk(),
        "category": Category.objects.in_bulk(ids(found, "category")),
        "commune": Commune.objects.in_bulk(ids(found, "commune")),
        "campaign": CampaignPage.objects.only(*CAMPAIGN).in_bulk(ids(found, "campaign")),
        "continues": EventPage.objects.only("translation_key").in_bulk(ids(found, "continues")),
        "picture": SiteImage.objects.prefetch_renditions(DRAWN.spec).in_bulk(ids(found, "picture")),
    }
    for page in found:
        attach(page, related)
    return [
        Activity(
            page,
            schedule,
            [(code, level) for code, level in spoken.get(page.pk, ())],
            audiences.get(page.pk, ()),
            [organisations[host] for [host] in hosts.get(page.pk, ())],
            changes[page.pk],
            organisations,
        )
        for page in found
        if (schedule := schedule_of(page))
    ]


def activity(pk: int) -> Activity | None:
    """One activity; nothing where its dates cannot be worked with."""
    return next(iter(activities(EventPage.objects.filter(pk=pk))), None)


def schedule_of(page: EventPage) -> Schedule | None:
    """Its dates; nothing where it keeps a rule that no form of ours lets through, as an import may bring."""
    try:
        return page.schedule
    except UnusableRuleError as fault:
        logger.warning("Activity %s has no usable rule: %s", page.pk, fault)
        return None


def ids(pages: Iterable[EventPage], *names: str) -> set[Any]:
    return {getattr(page, f"{name}_id") for page in pages for name in names} - {None}


def attach(page: EventPage, related: Mapping[str, Mapping[Any, Any]]) -> None:
    """Gives a page the objects that its foreign keys name, as a query of its own would."""
    cache = page._state.fields_cache
    for name, objects in related.items():
        cache[name] = objects.get(getattr(page, f"{name}_id"))


def grouped(rows: QuerySet[Any], by: str, *names: str) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for key, *values in rows.values_list(by, *names):
        found.setdefault(key, []).append(tuple(values))
    return found


def labelled(keys: Sequence[int]) -> dict[int, list[Audience]]:
    """The audiences of each page, by their form in addresses."""
    through = EventPage.audiences.through.objects.filter(eventpage__in=keys)
    pairs = list(through.values_list("eventpage", "audience"))
    audiences = Audience.objects.in_bulk({audience for _, audience in pairs})
    found: dict[int, list[Audience]] = {}
    for page, audience in pairs:
        found.setdefault(page, []).append(audiences[audience])
    return {page: sorted(labels, key=lambda label: label.slug) for page, labels in found.items()}


def published_pages(key: UUID) -> list[EventPage]:
    """The published pages of an activity in every language, with their words alone."""
    pages = published.published(EventPage).filter(translation_key=key).order_by("pk")
    return list(pages.only(*WORDS, "locale__language_code"))


def in_language(keys: Iterable[UUID], code: str) -> dict[UUID, EventPage]:
    """The published pages of activities in a language, with their words alone."""
    pages = published.published(EventPage).filter(translation_key__in=list(keys), locale__language_code=code)
    return {page.translation_key: page for page in pages.only(*WORDS, "locale__language_code")}


def picture(original: EventPage) -> str:
    """The path of its picture as networks show it, drawn where it was not yet; a drawing (SVG) has none."""
    if original.picture is None or original.picture.is_svg():
        return ""
    try:
        rendition = original.picture.find_existing_rendition(DRAWN)
    except SiteRendition.DoesNotExist:
        try:
            rendition = original.picture.get_rendition(DRAWN)
        except OSError:  # its file is lost or damaged
            return ""
    return str(rendition.url)
