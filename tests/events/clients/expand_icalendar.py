"""icalendar with recurring-ical-events: each date of the calendars of a folder that touches a window, as JSON lines."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import icalendar
import recurring_ical_events


def said(moment: date) -> str:
    """A whole day as a date, a moment in UTC."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def expanded(path: Path, begin: datetime, end: datetime) -> None:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    for event in recurring_ical_events.of(calendar).between(begin, end):
        found = {
            "file": path.name,
            "uid": str(event["UID"]),
            "start": said(event["DTSTART"].dt),
            "end": said(event["DTEND"].dt),
            "status": str(event.get("STATUS", "")),
            "summary": str(event.get("SUMMARY", "")),
            "location": str(event.get("LOCATION", "")),
        }
        sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    folder, *window = sys.argv[1:]
    begin, end = (datetime.fromisoformat(moment) for moment in window)
    for each in sorted(Path(folder).glob("*.ics")):
        expanded(each, begin, end)
