"""The same selection for readers of news (Atom, RFC 4287) and for programs (JSON Feed 1.1).

Atom tells of activities as they are announced or changed, the latest first. JSON lists the coming dates in order of
time, each with an ``_event`` that says when, where and whether it takes place.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.feedgenerator import rfc3339_date

from events import feeds
from events.feeds import Row
from events.filters import AgendaFilter
from events.ical import About, Announcement
from events.ical.vevents import mark
from events.ical.words import clean, line, uri
from events.models import Occurrence, Series
from events.occurrences import Status

MOST = {"atom": 50, "json": 200}
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Shown:
    """The series that a feed tells of, and for JSON their coming dates."""

    rows: list[Row]
    dates: list[Occurrence]

    @property
    def marks(self) -> list[str]:
        return [f"{each.pk} {each.start} {each.end} {each.status}" for each in self.dates]


def shown(chosen: AgendaFilter, kind: str, now: datetime) -> Shown:
    if kind == "atom":
        latest = sorted(feeds.selected(chosen, now), key=lambda row: (row.changed, row.pk), reverse=True)
        return Shown(latest[: MOST[kind]], [])
    dates = list(Occurrence.objects.upcoming(now).matching(chosen)[: MOST[kind]])
    keys = {each.series_id for each in dates}
    return Shown(feeds.rows(Series.objects.filter(pk__in=keys)), dates)


def atom(about: About, given: Shown, code: str, base_url: str) -> bytes:
    said = feeds.announcements(given.rows, code)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": code})
    add(feed, "id", about.source)
    add(feed, "title", line(about.name))
    add(feed, "subtitle", line(about.description))
    add(feed, "updated", rfc3339_date(feeds.modified(given.rows) or datetime(2000, 1, 1, tzinfo=UTC)))
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": uri(about.source)})
    if about.page:
        ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": uri(about.page)})
    add(ET.SubElement(feed, "author"), "name", "Centre Interculturel de Mons et du Borinage")
    for row in given.rows:
        if row.pk in said:
            feed.append(entry(row, said[row.pk], base_url))
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="utf-8")


def entry(row: Row, said: Announcement, base_url: str) -> ET.Element:
    found = ET.Element("entry", {"xml:lang": said.title.language})
    add(found, "id", f"urn:uuid:{row.key}")
    add(found, "title", title(said, said.schedule.status))
    add(found, "published", rfc3339_date(row.created))
    add(found, "updated", rfc3339_date(row.changed))
    if said.path:
        ET.SubElement(found, "link", {"rel": "alternate", "type": "text/html", "href": uri(base_url + said.path)})
    for category in said.categories:
        ET.SubElement(found, "category", {"term": line(category.words)})
    message = [said.status_message.words] if said.status_message else []
    parts = filter(None, [*message, said.summary.words, "\n".join(said.facts)])
    add(found, "summary", clean("\n\n".join(parts)))
    return found


def add(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words


def json_feed(about: About, given: Shown, code: str, base_url: str) -> bytes:
    said = feeds.announcements(given.rows, code)
    rows = {row.pk: row for row in given.rows}
    items = [
        item(each, rows[each.series_id], said[each.series_id], base_url)
        for each in given.dates
        if each.series_id in said
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": about.name,
        "description": about.description,
        "language": code,
        "feed_url": about.source,
        "home_page_url": about.page,
        "items": items,
    }
    kept = {name: value for name, value in document.items() if value != ""}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode()


def item(each: Occurrence, row: Row, said: Announcement, base_url: str) -> dict[str, Any]:
    """One date. Times carry their offset from UTC; a whole day has dates, ``end`` being the first day after it."""
    status = Status(each.status)
    change = said.changes.get(each.recurrence_id)
    messages = [change.message if change else None, said.status_message]
    place = (change.place if change else None) or said.place
    zone = said.schedule.zone or settings.TIME_ZONE
    event: dict[str, Any] = {
        "uid": str(row.key),
        "recurrence_id": each.recurrence_id.isoformat(),
        "start": moment(each.start, said),
        "end": moment(each.end, said),
        "time_zone": zone,
        "all_day": said.schedule.all_day,
        "status": str(status),
        "place": place.line if place else "",
        "geo": list(place.geo) if place and place.geo else None,
        "online_url": said.online_address,
        "organiser": said.organiser.name if said.organiser else "",
        "message": " ".join(part.words for part in messages if part),
    }
    whole: dict[str, Any] = {
        "id": f"{row.key}/{each.recurrence_id}",
        "url": uri(base_url + said.path) if said.path else "",
        "title": title(said, status),
        "content_text": clean("\n\n".join(filter(None, [said.summary.words, "\n".join(said.facts)]))),
        "language": said.title.language,
        "date_published": rfc3339_date(row.created),
        "date_modified": rfc3339_date(row.changed),
        "tags": [category.words for category in said.categories],
        "image": uri(base_url + said.picture) if said.picture else "",
        "_event": {name: value for name, value in event.items() if value not in ("", None)},
    }
    return {name: value for name, value in whole.items() if value != ""}


def moment(aware: datetime, said: Announcement) -> str:
    local = aware.astimezone(ZoneInfo(said.schedule.zone))
    return local.date().isoformat() if said.schedule.all_day else local.isoformat()


def title(said: Announcement, status: Status) -> str:
    marked = mark(status)
    return line(f"[{marked}] {said.title.words}" if marked else said.title.words)
