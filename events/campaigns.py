"""Campaigns by where they stand on a day, and what the page of one shows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Page

from core import published
from core.models import Organisation, SiteDocument
from events import activity, addresses, upcoming
from events.filters import AgendaFilter
from events.listing import Entry
from events.models import CampaignPage


@dataclass(frozen=True)
class Listed:
    """A campaign in a list: ``page`` is what the reader is given, ``original`` has the period."""

    page: CampaignPage
    original: CampaignPage


@dataclass(frozen=True)
class Campaigns:
    """The campaigns for the reader, by where they stand: the next to end, the next to begin, the last to have ended."""

    running: list[Listed]
    coming: list[Listed]
    past: list[Listed]

    def __bool__(self) -> bool:
        return bool(self.running or self.coming or self.past)


def for_reader(today: date) -> Campaigns:
    """Every campaign, each in the reader's language or else in the source's; two queries."""
    pages = published.for_reader(published.published(CampaignPage)).defer_streamfields()
    found = [Listed(page, page) for page in pages]
    sources = CampaignPage.objects.filter(translation_key__in=[each.page.translation_key for each in found])
    facts = {page.translation_key: page for page in sources.filter(locale__language_code=settings.LANGUAGE_CODE)}
    found = [Listed(each.page, facts.get(each.page.translation_key, each.page)) for each in found]
    by_end = sorted(found, key=lambda each: each.original.end_date)
    by_start = sorted(found, key=lambda each: each.original.start_date)
    return Campaigns(
        running=[each for each in by_end if each.original.start_date <= today <= each.original.end_date],
        coming=[each for each in by_start if each.original.start_date > today],
        past=[each for each in reversed(by_end) if each.original.end_date < today],
    )


@dataclass(frozen=True)
class Campaign:
    """A campaign as one of its pages shows it; ``original`` has the facts, ``page`` the words."""

    page: CampaignPage
    original: CampaignPage
    today: date
    now: datetime
    agenda: Page | None
    withdrawn: bool = False

    @property
    def is_coming(self) -> bool:
        return self.today < self.original.start_date

    @property
    def is_over(self) -> bool:
        return self.today > self.original.end_date

    @property
    def chosen(self) -> AgendaFilter:
        """Its activities, as a selection of the agenda."""
        return AgendaFilter(campaign=(self.original.slug,))

    @cached_property
    def entries(self) -> tuple[list[Entry], list[Entry]]:
        return upcoming.coming_and_past(self.chosen, self.now)

    @property
    def upcoming(self) -> list[Entry]:
        return self.entries[0]

    @property
    def past(self) -> list[Entry]:
        return self.entries[1]

    @property
    def partners(self) -> list[Organisation]:
        return [each.organisation for each in self.original.partners.all()]

    @property
    def material(self) -> list[SiteDocument]:
        """Its files; those in the reader's language first."""
        return [each.document for each in self.original.material.all()]

    @property
    def feed(self) -> str:
        return "" if self.withdrawn else addresses.page_feed(self.page.translation_key)

    @property
    def all_dates(self) -> str:
        """Every date of its activities, in the agenda."""
        return f"{self.agenda.url}{self.chosen.query()}" if self.agenda else ""

    @property
    def subscribe(self) -> str:
        return f"{self.agenda.url}subscribe/?of={self.page.translation_key}" if self.agenda and self.feed else ""


def of_page(page: CampaignPage, request: HttpRequest) -> Campaign:
    """What a visitor is shown; of a draft that is previewed, what it says itself."""
    draft = bool(getattr(request, "is_preview", False))
    if not draft:
        related = CampaignPage.objects.prefetch_related("partners__organisation", "material__document")
        page.original = related.select_related("locale").get(pk=page.original.pk)
    original = cast(CampaignPage, page.original)
    return Campaign(
        page=page,
        original=original,
        today=timezone.localdate(),
        now=timezone.now(),
        agenda=activity.parent(page, request),
        withdrawn=not draft and original.pk != page.pk and not original.live,
    )
