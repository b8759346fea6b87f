"""Saving an activity says who else is at the same place at the same time. It is told, never refused."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from events import sentences
from events.clashes import Clash, clashes
from events.models import EventPage
from events.stored import UnusableRuleError

AHEAD = timedelta(days=366)
NAMED = 3


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_clashes(request: HttpRequest, page: Page) -> None:
    """An automatic save stays silent: whoever writes is not done."""
    if not isinstance(page, EventPage) or page.original.pk != page.pk or not request.accepts("text/html"):
        return
    today = timezone.localdate()
    try:
        found = clashes(page, today, today + AHEAD)
    except UnusableRuleError:
        return
    by_page: dict[int, list[Clash]] = {}
    for each in found:
        by_page.setdefault(each.other.page.pk, []).append(each)
    for some in list(by_page.values())[:NAMED]:
        other = some[0].other.page
        messages.warning(
            request,
            f"Même lieu, même heure que « {other.title} » : {days(some)}.",
            buttons=[messages.button(reverse("activity_dates", args=[other.pk]), "Voir ses dates")],
        )
    if len(by_page) > NAMED:
        messages.warning(request, f"Et {len(by_page) - NAMED} autres activités au même lieu, à la même heure.")


def days(some: list[Clash]) -> str:
    """« mardi 27 octobre 2026 », « mardi 27 octobre 2026 et 3 autres dates »"""
    number = len({each.mine.day for each in some})
    more = "" if number == 1 else f" et {number - 1} autre{'s' if number > 2 else ''} date{'s' if number > 2 else ''}"
    return f"{sentences.written(timezone.localdate(some[0].mine.start), weekday=True)}{more}"
