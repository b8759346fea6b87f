"""Feeds by HTTP: GET and HEAD, one language an address, nothing negotiated, no cookie read or set.

Google sends no Accept header, and calendars that get an HTML page in place of a feed forget the feed; so whatever is
wrong with an address is said with a status and a sentence of plain text.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from core import published
from events import feeds, ical, selections, syndication
from events.filters import AgendaFilter
from events.filters import day as day_of
from events.models import CampaignPage, EventPage, Series
from events.occurrences import instance
from events.query import KEPT

KNOWN = frozenset(each.name for each in fields(AgendaFilter))
APPENDED = ("utm_", "fbclid", "gclid", "_")  # what networks and caches add to addresses by themselves
CALENDAR = "text/calendar; charset=utf-8"
KINDS = {
    "atom": ("application/atom+xml; charset=utf-8", syndication.atom),
    "json": ("application/feed+json; charset=utf-8", syndication.json_feed),
}


@require_safe
def agenda(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """The feed of a selection, by the parameters of the agenda's own addresses."""
    chosen, wrong = AgendaFilter.parsed(request.GET)
    unknown = [given for given in request.GET if given not in KNOWN and not given.startswith(APPENDED)]
    if wrong or unknown:
        return refused([*wrong, *unknown])
    code, base_url, now = language(), beginning(request), timezone.now()
    if kind == "ics":
        given = feeds.selected(chosen, now)

        def made() -> bytes:
            return feeds.calendar(selections.about(chosen, code, base_url), given, code, base_url)

        return answer(
            request, made, CALENDAR, f"{name}.ics", feeds.version([chosen.query(), base_url], code, given), given
        )
    content_type, make = KINDS[kind]
    shown = syndication.shown(chosen, kind, now)

    def written() -> bytes:
        return make(selections.about(chosen, code, base_url, kind), shown, code, base_url)

    seen = feeds.version([kind, chosen.query(), base_url, *shown.marks], code, shown.rows)
    return answer(request, written, content_type, f"{name}.{kind}", seen, shown.rows)


@require_safe
def page(request: HttpRequest, key: UUID) -> HttpResponse:
    """One activity, or the activities of a campaign."""
    code, base_url, now = language(), beginning(request), timezone.now()
    campaign = published.published(CampaignPage).filter(translation_key=key).order_by("pk").first()
    if campaign:
        given = feeds.of_campaign(key, campaign.slug, now)
    else:
        given = feeds.rows(Series.objects.filter(translation_key=key))
        if not given or is_over(given[0], now):
            return gone(request, key)

    def made() -> bytes:
        about = selections.about_page(key, given, code, base_url)
        return feeds.calendar(about, given, code, base_url)

    return answer(request, made, CALENDAR, f"{key}.ics", feeds.version([key, base_url], code, given), given)


@require_safe
def one_date(request: HttpRequest, key: UUID, day: str) -> HttpResponse:
    """One date of an activity, by the date that its series gives, to put into a calendar beside the series."""
    code, base_url, now = language(), beginning(request), timezone.now()
    given, chosen = feeds.rows(Series.objects.filter(translation_key=key)), day_of(day)
    if chosen is None:
        raise Http404
    if not given or is_over(given[0], now):
        return gone(request, key)
    [row] = given
    seen = feeds.version([key, chosen, base_url], code, given)
    if (unchanged := conditional(request, seen, given)) is not None:
        return unchanged
    announced = feeds.announcements(given, code).get(row.pk)
    if announced is None or chosen not in announced.schedule.dates(chosen):
        raise Http404
    event = ical.one_date(announced, row.stamp, base_url, instance(announced.schedule, chosen))
    about = selections.about_page(key, given, code, base_url)

    def made() -> bytes:
        return ical.calendar(about, [event])

    return answer(request, made, CALENDAR, f"{chosen}.ics", seen, given)


def language() -> str:
    return get_language() or ""


def beginning(request: HttpRequest) -> str:
    """``https://example.org``, as the reader reached it."""
    return request.build_absolute_uri("/").rstrip("/")


def is_over(row: feeds.Row, now: datetime) -> bool:
    """Whether it was withdrawn so long ago that nothing is said of it any more."""
    return row.withdrawn is not None and row.withdrawn <= now - KEPT


def gone(request: HttpRequest, key: UUID) -> HttpResponse:
    """410 for what was published once, for calendars to forget it; 404 for what never was."""
    pages = [model.objects.filter(translation_key=key) for model in (EventPage, CampaignPage)]
    if not Series.objects.filter(translation_key=key).exists() and not any(
        each.filter(first_published_at__isnull=False).exists() for each in pages
    ):
        raise Http404
    return render(request, "errors/410.html", {"status": 410}, status=410)


def refused(wrong: Iterable[str]) -> HttpResponse:
    """A mistyped address is no feed, rather than the feed of everything."""
    said = gettext("This feed’s address is not right: %(names)s.") % {"names": ", ".join(wrong)[:200]}
    response = HttpResponse(f"{said}\n", content_type="text/plain; charset=utf-8", status=400)
    response.headers["Content-Language"] = language()
    return response


def conditional(request: HttpRequest, seen: str, given: list[feeds.Row]) -> HttpResponse | None:
    """304 where the reader has this very version; nothing was written for it."""
    changed = feeds.modified(given)
    stamp = int(changed.timestamp()) if changed else None
    found = get_conditional_response(request, etag=f'"{seen}"', last_modified=None)
    if found is None or found.status_code != 304:
        return None
    unchanged = HttpResponse(status=304)
    del unchanged.headers["Content-Type"]
    return headed(unchanged, seen, stamp)


def answer(
    request: HttpRequest, made: Callable[[], bytes], content_type: str, filename: str, seen: str, given: list[feeds.Row]
) -> HttpResponse:
    if (unchanged := conditional(request, seen, given)) is not None:
        return unchanged
    response = HttpResponse(made(), content_type=content_type)
    response.headers["Content-Disposition"] = f'inline; filename="{filename}"'
    changed = feeds.modified(given)
    return headed(response, seen, int(changed.timestamp()) if changed else None)


def headed(response: HttpResponse, seen: str, changed: int | None) -> HttpResponse:
    response.headers["ETag"] = f'"{seen}"'
    if changed is not None:
        response.headers["Last-Modified"] = http_date(changed)
    response.headers["Content-Language"] = language()
    response.headers["Cache-Control"] = "public, no-cache"
    return response
