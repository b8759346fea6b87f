"""The only place where a VEVENT is built. RFC 5545, 5546, 7986; what clients do with it: docs/developers/feeds.md."""

from events.ical.announcement import Announcement, ChangedDate, Party, Place, Stamp, Text
from events.ical.calendars import About, calendar, closing, opening
from events.ical.vevents import components, one_date

__all__ = [
    "About",
    "Announcement",
    "ChangedDate",
    "Party",
    "Place",
    "Stamp",
    "Text",
    "calendar",
    "closing",
    "components",
    "one_date",
    "opening",
]
