"""What the first page of the CMS says of the agenda: the next dates, and what needs attention before they come."""

from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from desk.panels import Card, Line
from events import sentences
from events.changing import orphaned
from events.enums import OccurrenceStatus
from events.models import CampaignPage, EventPage, Occurrence
from events.stored import UnusableRuleError
from events.views.dates import moment

NEXT = 3
SOON, COMING = timedelta(days=14), timedelta(days=31)
SHOWN = 6


class AgendaCard(Card):
    """Shown while anything is to come. ``count`` is of what needs attention only: a full agenda is no work."""

    template_name = "events/admin/card.html"
    name = "agenda"
    order = 50
    icon = "calendar"
    heading = "Prochaines activités"
    more = "Tout l’agenda"

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("planning")

    @cached_property
    def now(self) -> Any:
        return timezone.now()

    @cached_property
    def today(self) -> date:
        return timezone.localdate(self.now)

    @cached_property
    def mine(self) -> Any:
        """The pages of the source language that this person may change."""
        found = page_permission_policy.instances_user_has_permission_for(self.user, "change")
        return found.filter(locale__language_code=settings.LANGUAGE_CODE).values("pk")

    @cached_property
    def next(self) -> list[Line]:
        dates = Occurrence.objects.upcoming(self.now).filter(series__page__in=self.mine)
        found = []
        for each in dates.select_related("series__page").defer("series__page__body")[:NEXT]:
            page = each.series.page
            said = moment(each.start, each.end, page.schedule)
            status = "" if each.status == OccurrenceStatus.SCHEDULED else f" – {each.get_status_display().lower()}"
            found.append(Line(page.title, reverse("activity_dates", args=[page.pk]), f"{said}{status}"))
        return found

    @cached_property
    def todo(self) -> list[Line]:
        return [*self.without_date(), *self.untranslated(), *self.campaigns()]

    def untranslated(self) -> list[Line]:
        """The activities of the coming month that exist in no other language."""
        dates = Occurrence.objects.between(self.now, self.now + COMING).filter(series__page=OuterRef("pk"))
        others = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True, alias_of=None)
        pages = EventPage.objects.filter(
            Exists(dates.order_by()), ~Exists(others.exclude(pk=OuterRef("pk"))), pk__in=self.mine
        )
        return [
            Line(title, reverse("wagtailadmin_pages:edit", args=[key]), "Bientôt, et dans aucune autre langue")
            for key, title in pages.order_by("start_date", "pk").values_list("pk", "title")
        ]

    def without_date(self) -> list[Line]:
        """The changes of single dates that the series does not give any more: nobody is told of them."""
        pages = EventPage.objects.live().filter(pk__in=self.mine).annotate(said=Cast("changes", TextField()))
        return [
            Line(page.title, reverse("activity_dates", args=[page.pk]), f"Changement sans date : {listed(days)}")
            for page in pages.exclude(said__in=["", "[]", "null"]).defer("body")
            if (days := orphans(page))
        ]

    def campaigns(self) -> list[Line]:
        """The campaigns that are about to begin."""
        soon = CampaignPage.objects.filter(pk__in=self.mine, start_date__range=(self.today, self.today + SOON))
        return [
            Line.of(
                page,
                reverse("wagtailadmin_pages:edit", args=[page.pk]),
                f"Campagne : commence le {sentences.written(page.start_date)}{'' if page.live else ', pas publiée'}",
            )
            for page in soon.select_related("locale").order_by("start_date").defer_streamfields()
        ]

    @cached_property
    def count(self) -> int:
        return len(self.todo)

    @cached_property
    def lines(self) -> list[Line]:
        return self.todo[:SHOWN]

    def render_html(self, parent_context: Any = None) -> str:
        return str(super(Card, self).render_html(parent_context)) if self.next or self.todo else ""


def orphans(page: EventPage) -> list[date]:
    try:
        return orphaned(page.schedule)
    except UnusableRuleError:
        return []


def listed(days: list[date]) -> str:
    return ", ".join(sentences.written(day) for day in days)
