"""The list of an activity's dates, and the ways to it: beside the page's title, in the list of pages."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page, PageLogEntry

from events import sentences
from events.changing import LOGGED
from events.copying import BEGUN, ENDED
from events.filters import day as parsed_day
from events.models import EventPage
from events.views.date_actions import ACTIONS, ChangeDateView, DuplicateView, SplitView
from events.views.dates import DatesView


@hooks.register("register_admin_urls")
def date_urls() -> list[URLPattern]:
    one = "agenda/<int:page_id>/dates/<str:day>/"
    return [
        path("agenda/<int:page_id>/dates/", DatesView.as_view(), name="activity_dates"),
        path("agenda/<int:page_id>/duplicate/", DuplicateView.as_view(), name="activity_duplicate"),
        path(f"{one}split/", SplitView.as_view()),
        path(f"{one}<slug:action>/", ChangeDateView.as_view(), name="activity_date"),
    ]


def buttons(page: Page, user: Any) -> Iterator[Button]:
    """The dates are the original's: a translation's buttons lead there, for who may change it."""
    if not isinstance(page.specific_deferred, EventPage):
        return
    original = page.specific_deferred.original
    if original.permissions_for_user(user).can_edit():
        yield Button("Dates", reverse("activity_dates", args=[original.pk]), icon_name="date", priority=3)
        yield Button("Dupliquer", reverse("activity_duplicate", args=[original.pk]), icon_name="copy", priority=21)


@hooks.register("register_page_header_buttons")
def beside_the_title(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    return buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def in_the_list_of_pages(page: Page, user: Any, next_url: str | None = None) -> Iterator[Button]:
    return buttons(page, user)


@hooks.register("register_log_actions")
def dates_in_the_history(actions: LogActionRegistry) -> None:
    """What became of which date is read in the page's history."""

    @actions.register_action(LOGGED)
    class DateFormatter(LogFormatter):
        label = "Changer une date"

        def format_message(self, log_entry: PageLogEntry) -> str:
            what, day = log_entry.data.get("what"), parsed_day(log_entry.data.get("day"))
            written = sentences.written(day, weekday=True) if day else ""
            splits = {ENDED: "Série séparée : finit avant le", BEGUN: "Série séparée : commence le"}
            if what in splits:
                return f"{splits[what]} {written}"
            return f"{ACTIONS[what].done} : {written}" if what in ACTIONS else self.label
