"""Every date that the staff plans, published or not, with how its activity stands in each language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import TextChoices
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core import languages, published
from desk.translations import Cell, Freshness
from events.enums import OccurrenceStatus
from events.models import EventPage, Occurrence
from events.occurrences import DAY, Instance, instances
from events.query import midnight
from events.stored import UnusableRuleError

FACTS = ("category", "place", "locale")
LACKING = {Freshness.MISSING, Freshness.STALE, Freshness.PARTIAL, Freshness.DRAFT}


class Publication(TextChoices):
    """How the page of an activity stands."""

    PUBLISHED = "published", "Publiée"
    DRAFT = "draft", "Brouillon"
    SCHEDULED = "scheduled", "Programmée"


class Shown(TextChoices):
    """What one may look for in the calendar of the staff."""

    PUBLISHED = "published", "Publiées"
    DRAFT = "draft", "Brouillons, ou avec un brouillon"
    SCHEDULED = "scheduled", "Programmées"
    CANCELLED = "cancelled", "Annulées"
    CHANGED = "changed", "Déplacées ou ailleurs"
    UNTRANSLATED = "untranslated", "À traduire ou à mettre à jour"


@dataclass(frozen=True)
class Planned:
    """One date of one activity. ``page`` is the original; ``cells`` how it stands in the other languages."""

    held: Occurrence | Instance
    page: EventPage
    publication: Publication
    cells: list[Cell]
    may_edit: bool

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(settings.TIME_ZONE)

    @property
    def start(self) -> datetime:
        return self.held.start.astimezone(self.zone)

    @property
    def end(self) -> datetime:
        return self.held.end.astimezone(self.zone)

    @property
    def first_day(self) -> date:
        return self.held.first_day if isinstance(self.held, Occurrence) else self.held.first_day(settings.TIME_ZONE)

    @property
    def last_day(self) -> date:
        return self.held.last_day if isinstance(self.held, Occurrence) else self.held.last_day(settings.TIME_ZONE)

    @property
    def status(self) -> OccurrenceStatus:
        return OccurrenceStatus(self.held.status)

    @property
    def has_draft(self) -> bool:
        """Whether the published version has a draft beside it."""
        return self.publication == Publication.PUBLISHED and self.page.has_unpublished_changes

    @property
    def missing(self) -> str:
        """The languages that it does not exist in, by their own names."""
        return ", ".join(languages.autonym(cell.code) for cell in self.cells if cell.page is None)

    @property
    def missing_number(self) -> int:
        return sum(cell.page is None for cell in self.cells)

    def matches(self, wanted: str) -> bool:
        """Whether it is what one looks for; what is not known finds everything."""
        said = {
            Shown.PUBLISHED: self.publication == Publication.PUBLISHED,
            Shown.DRAFT: self.publication == Publication.DRAFT or self.has_draft,
            Shown.SCHEDULED: self.publication == Publication.SCHEDULED,
            Shown.CANCELLED: self.status in {OccurrenceStatus.CANCELLED, OccurrenceStatus.POSTPONED},
            Shown.CHANGED: self.status
            in {OccurrenceStatus.RESCHEDULED, OccurrenceStatus.ELSEWHERE, OccurrenceStatus.MOVED_ONLINE},
            Shown.UNTRANSLATED: any(cell.freshness in LACKING for cell in self.cells),
        }
        return said[Shown(wanted)] if wanted in Shown.values else True


def planned(first: date, last: date, user: Any) -> list[Planned]:
    """What touches some days, both included, in order of time; as many queries whatever there is."""
    rows = list(Occurrence.objects.on(first, last).select_related("series"))
    live = originals({row.series.page_id for row in rows if row.series.page_id})
    drafts = unpublished(last)
    pages = [*live.values(), *drafts]
    cells = languages_of({page.translation_key for page in pages})
    mine = set(
        page_permission_policy.instances_user_has_permission_for(user, "change")
        .filter(pk__in=[page.pk for page in pages])
        .values_list("pk", flat=True)
    )
    found: list[tuple[Occurrence | Instance, EventPage, Publication]] = [
        (row, live[row.series.page_id], Publication.PUBLISHED) for row in rows if row.series.page_id in live
    ]
    for page in drafts:
        state = Publication.SCHEDULED if page._approved_schedule else Publication.DRAFT
        found += [(each, page, state) for each in within(page, first, last)]
    every = [Planned(each, page, state, cells[page.translation_key], page.pk in mine) for each, page, state in found]
    return sorted(every, key=lambda each: (each.held.start, each.page.title))


def originals(keys: Iterable[int]) -> dict[int, EventPage]:
    """The published pages that hold the facts, by primary key."""
    found: dict[int, EventPage] = EventPage.objects.select_related(*FACTS).defer_streamfields().in_bulk(list(keys))
    return found


def unpublished(last: date) -> list[EventPage]:
    """The activities that visitors do not see yet, or not any more, and that begin no later than some day."""
    pages = EventPage.objects.filter(
        live=False, alias_of=None, locale__language_code=settings.LANGUAGE_CODE, start_date__lte=last + DAY * 62
    )
    return list(pages.annotate_approved_schedule().select_related(*FACTS).defer("body"))


def within(page: EventPage, first: date, last: date) -> list[Instance]:
    """The dates of a draft in some days; none where its rule is not one that the site works with."""
    try:
        return instances(page.schedule, midnight(first), midnight(last + DAY))
    except UnusableRuleError:
        return []


def languages_of(keys: Iterable[UUID]) -> dict[UUID, list[Cell]]:
    """How each activity stands in each other language that is switched on; two queries."""
    codes = [code for code in published.codes() if code != settings.LANGUAGE_CODE]
    wanted = set(keys)
    pages = Page.objects.filter(translation_key__in=wanted, alias_of=None, locale__language_code__in=codes)
    found = {
        (page.translation_key, page.locale.language_code): page
        for page in pages.select_related("locale", "translation_state")
    }
    return {key: [cell_of(found.get((key, code)), code) for code in codes] for key in wanted}


def cell_of(page: Page | None, code: str) -> Cell:
    return Cell(code, page, getattr(page, "translation_state", None))
