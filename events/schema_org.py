"""What pages of the agenda tell search engines, in schema.org's words: the same dates and states as people are shown.

https://schema.org/Event, /EventSeries, /Schedule; Google's reading of them:
https://developers.google.com/search/docs/appearance/structured-data/event
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.json_ld import json_ld
from core.models import BasePage, Commune, Organisation
from core.views import social
from events.activity import Activity
from events.campaigns import Campaign
from events.dates import Moment
from events.enums import Attendance, Registration
from events.listing import Entry
from events.occurrences import Schedule, Status
from events.rules import WEEKDAYS, Frequency
from events.wording import iso

SCHEMA = "https://schema.org"
Data = dict[str, Any]

STATUSES = {
    Status.SCHEDULED: "EventScheduled",
    Status.ELSEWHERE: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
    Status.RESCHEDULED: "EventRescheduled",
    Status.MOVED_ONLINE: "EventMovedOnline",
}
MODES = {
    Attendance.IN_PERSON: "OfflineEventAttendanceMode",
    Attendance.ONLINE: "OnlineEventAttendanceMode",
    Attendance.BOTH: "MixedEventAttendanceMode",
}
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = {Frequency.DAILY: "D", Frequency.WEEKLY: "W", Frequency.MONTHLY: "M", Frequency.YEARLY: "Y"}
SHOWN = 12  # dates that are told one by one; the rest follows from the schedule


def activity(shown: Activity, request: HttpRequest) -> SafeString:
    """An activity with its dates; nothing of one that was withdrawn, nor of a deadline, which is no event."""
    return (
        SafeString("")
        if shown.withdrawn or shown.original.is_deadline
        else json_ld({"@context": SCHEMA} | event(shown, request))
    )


def campaign(shown: Campaign, request: HttpRequest) -> SafeString:
    """A campaign with the next dates of its activities; nothing of one that was withdrawn."""
    return SafeString("") if shown.withdrawn else json_ld({"@context": SCHEMA} | campaign_series(shown, request))


def event(shown: Activity, request: HttpRequest) -> Data:
    """An ``Event``; one with several dates is an ``EventSeries`` that has them as ``subEvent``."""
    original, page, found = shown.original, shown.page, shown.dates
    about = words(page, request) | {
        "eventAttendanceMode": mode(shown),
        "location": locations(shown),
        "isAccessibleForFree": original.is_free,
        "inLanguage": [each.code for each in shown.spoken],
        "organizer": [organisation(each) for each in (*shown.organisers, *shown.co_organisers)] or centre(request),
        "offers": offer(shown, request),
        "superEvent": reference(shown.campaign, request) if shown.campaign else None,
        "audience": [{"@type": "Audience", "audienceType": audience.name} for audience in shown.audiences],
    }
    if not found.is_series:
        moment = found.shown
        return known({"@type": "Event"} | about | (timed(moment, shown) if moment else {}))
    moments = (found.coming or list(reversed(found.past)))[:SHOWN]
    common = {name: about[name] for name in ("name", "location", "eventAttendanceMode", "image", "organizer", "url")}
    series = {
        "@type": "EventSeries",
        "startDate": iso(original.schedule.start, original.all_day)[:10],
        "endDate": last_day(original.schedule),
        "eventStatus": f"{SCHEMA}/{STATUSES[found.status]}",
        "eventSchedule": schedule(original.schedule),
        "subEvent": [known({"@type": "Event"} | common | timed(moment, shown)) for moment in moments],
    }
    return known(about | series)


def words(page: BasePage, request: HttpRequest) -> Data:
    return {
        "name": page.title,
        "description": page.description,
        "url": request.build_absolute_uri(page.get_url(request) or "/"),
        "image": picture(page, request),
    }


def timed(moment: Moment, shown: Activity) -> Data:
    """When one date is, and what stands of it."""
    last = moment.end - timedelta(days=1) if moment.all_day else moment.end
    elsewhere = moment.said.place
    return {
        "startDate": iso(moment.start, moment.all_day),
        "endDate": iso(last, moment.all_day),
        "eventStatus": f"{SCHEMA}/{STATUSES[moment.status]}",
        "previousStartDate": iso(moment.was, moment.all_day) if moment.was else None,
    } | ({"location": {"@type": "Place", "name": elsewhere.line, "address": elsewhere.line}} if elsewhere else {})


def schedule(given: Schedule) -> Data | None:
    """The rule of a series (https://schema.org/Schedule); none where it has but single dates."""
    rule = given.rule
    if rule is None:
        return None
    days: list[str] = [f"{SCHEMA}/{DAY_NAMES[day]}" for day in rule.weekdays]
    if rule.nth:
        days = [f"{rule.nth}{WEEKDAYS[day]}" for day in rule.weekdays]  # as iCalendar writes it
    return known(
        {
            "@type": "Schedule",
            "repeatFrequency": f"P{rule.interval}{UNITS[rule.frequency]}",
            "byDay": days,
            "byMonthDay": rule.month_day,
            "byMonth": rule.month,
            "repeatCount": rule.count,
            "startDate": given.start.date().isoformat(),
            "endDate": rule.until.isoformat() if rule.until else None,
            "startTime": None if given.all_day else given.start.time().isoformat(),
            "endTime": None if given.all_day else given.end.time().isoformat(),
            "duration": duration(given.duration),
            "scheduleTimezone": given.zone,
            "exceptDate": [excepted(given, day) for day in given.removed],
        }
    )


def excepted(given: Schedule, day: date) -> str:
    """A date left out, in the form of the dates that it is one of."""
    return day.isoformat() if given.all_day else datetime.combine(day, given.start.time()).isoformat()


def last_day(given: Schedule) -> str | None:
    """The day after which a series is over; nothing where it has no end."""
    if given.is_endless:
        return None
    every = given.dates(date.max)
    if not every:
        return None
    ends = datetime.combine(every[-1], given.start.time()) + given.duration
    return (ends - timedelta(days=1) if given.all_day else ends).date().isoformat()


def duration(length: timedelta) -> str:
    """ISO 8601: ``PT2H``, ``P1DT1H30M``."""
    hours, minutes = divmod(length.seconds // 60, 60)
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    days = f"{length.days}D" if length.days else ""
    return f"P{days}" + (f"T{clock}" if clock else "") if days or clock else "PT0M"


def mode(shown: Activity) -> str:
    moved = shown.original.status == Status.MOVED_ONLINE
    return f"{SCHEMA}/{MODES[Attendance.ONLINE if moved else Attendance(shown.original.attendance)]}"


def locations(shown: Activity) -> list[Data]:
    """The place, the address of the meeting, or both."""
    original = shown.original
    found: list[Data] = []
    if shown.is_in_person:
        name = ", ".join(filter(None, [original.place.name if original.place else original.place_text, original.room]))
        found.append(known({"@type": "Place", "name": name, "address": address(original.place, shown.commune)}))
        if original.place and original.place.latitude is not None and original.place.longitude is not None:
            found[0]["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": float(original.place.latitude),
                "longitude": float(original.place.longitude),
            }
    if shown.is_online:
        found.append({"@type": "VirtualLocation", "url": original.online_address or shown.page.full_url})
    return found


def address(place: Organisation | None, commune: Commune | None) -> Data:
    return known(
        {
            "@type": "PostalAddress",
            "streetAddress": place.street if place else "",
            "postalCode": place.postal_code if place else "",
            "addressLocality": place.town if place else (commune.name if commune else ""),
            "addressCountry": "BE",
        }
    )


def offer(shown: Activity, request: HttpRequest) -> Data | None:
    """What it costs, where that is one amount; what a text says of several stays with people."""
    original = shown.original
    amounts = re.findall(r"\d+(?:[.,]\d{1,2})?", original.price)
    if not original.is_free and len(amounts) != 1:
        return None
    at = original.registration_address if original.registration == Registration.LINK else ""
    return {
        "@type": "Offer",
        "price": "0" if original.is_free else amounts[0].replace(",", "."),
        "priceCurrency": "EUR",
        "availability": f"{SCHEMA}/InStock",
        "url": at or request.build_absolute_uri(shown.page.get_url(request) or "/"),
    }


def organisation(given: Organisation) -> Data:
    return known({"@type": "Organization", "name": given.name, "url": given.website})


def centre(request: HttpRequest) -> Data:
    name = _("Centre Interculturel de Mons et du Borinage")
    return {
        "@type": "NGO",
        "name": name,
        "url": request.build_absolute_uri("/"),
        "logo": request.build_absolute_uri(static("core/icons/touch-180.png")),
    }


def picture(page: BasePage, request: HttpRequest) -> str:
    """The picture that networks show of the page too."""
    if page.picture and not page.picture.is_svg:
        return request.build_absolute_uri(page.picture.get_rendition("fill-1200x630|format-jpeg").url)
    return request.build_absolute_uri(social.address(page)) if page.pk else ""


def reference(page: Any, request: HttpRequest) -> Data:
    address = request.build_absolute_uri(page.get_url(request) or "/")
    return {"@type": "EventSeries", "name": page.title, "url": address}


def campaign_series(shown: Campaign, request: HttpRequest) -> Data:
    """A campaign: its period, who carries it, its next dates."""
    original = shown.original
    return known(
        {"@type": "EventSeries"}
        | words(shown.page, request)
        | {
            "startDate": original.start_date.isoformat(),
            "endDate": original.end_date.isoformat(),
            "location": {"@type": "Place", "name": "Mons-Borinage", "address": address(None, None)},
            "organizer": [centre(request), *(organisation(partner) for partner in shown.partners)],
            "subEvent": [in_list(entry, request) for entry in shown.upcoming if not entry.original.is_deadline],
        }
    )


def in_list(entry: Entry, request: HttpRequest) -> Data:
    """An activity by its next date, as a campaign names it."""
    all_day = entry.original.all_day
    commune = entry.original.place.commune if entry.original.place else entry.original.commune
    return known(
        {
            "@type": "Event",
            "name": entry.page.title,
            "url": request.build_absolute_uri(entry.page.get_url(request) or "/"),
            "startDate": iso(entry.start, all_day),
            "endDate": iso(entry.end - timedelta(days=1) if all_day else entry.end, all_day),
            "eventStatus": f"{SCHEMA}/{STATUSES[Status(entry.occurrence.status)]}",
            "location": {"@type": "Place", "address": address(entry.original.place, commune)},
        }
    )


def known(data: Data) -> Data:
    """Without what is empty; what is false or nought is said."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
