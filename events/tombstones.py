"""What feeds still say of an activity that was withdrawn: that each of its dates is cancelled."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from events.ical import Announcement, Text
from events.occurrences import Change, Schedule, Status
from events.rules import Frequency, Rule


def said(announcement: Announcement) -> dict[str, Any]:
    """What a tombstone needs of an announcement, as JSON keeps it."""
    schedule = announcement.schedule
    return {
        "title": announcement.title.words,
        "language": announcement.title.language,
        "start": schedule.start.isoformat(),
        "end": schedule.end.isoformat(),
        "zone": schedule.zone,
        "all_day": schedule.all_day,
        "rule": rule_data(schedule.rule) if schedule.rule else None,
        "added": [day.isoformat() for day in schedule.added],
        "removed": [day.isoformat() for day in schedule.removed],
        "moved": {
            day.isoformat(): [change.start.isoformat(), change.end.isoformat()]
            for day, change in schedule.changes.items()
            if change.start and change.end
        },
    }


def rule_data(rule: Rule) -> dict[str, Any]:
    kept = {"frequency": str(rule.frequency), "until": rule.until.isoformat() if rule.until else None}
    return asdict(rule) | kept


def rule_from(data: Mapping[str, Any]) -> Rule:
    until = date.fromisoformat(data["until"]) if data["until"] else None
    frequency = Frequency(data["frequency"])
    return Rule(**{**data, "frequency": frequency, "weekdays": tuple(data["weekdays"]), "until": until})


def schedule_from(data: Mapping[str, Any]) -> Schedule:
    """The dates as they were, all cancelled; in what earlier versions kept, the first date alone."""
    moved = {date.fromisoformat(day): map(datetime.fromisoformat, to) for day, to in data.get("moved", {}).items()}
    return Schedule(
        start=datetime.fromisoformat(data["start"]),
        end=datetime.fromisoformat(data["end"]),
        zone=data["zone"],
        all_day=data["all_day"],
        rule=rule_from(data["rule"]) if data.get("rule") else None,
        added=tuple(map(date.fromisoformat, data.get("added", ()))),
        removed=tuple(map(date.fromisoformat, data.get("removed", ()))),
        changes={day: Change(Status.RESCHEDULED, start, end) for day, (start, end) in moved.items()},
        status=Status.CANCELLED,
    )


def announcement(kept: Mapping[str, Mapping[str, Any]], code: str) -> Announcement | None:
    """What ``Series.said`` keeps, in a language; nothing where it keeps nothing."""
    data = kept.get(code) or kept.get(settings.LANGUAGE_CODE) or next(iter(kept.values()), None)
    if data is None:
        return None
    language = data.get("language", settings.LANGUAGE_CODE)
    with override(code):
        explained = gettext("This activity was withdrawn.")
    return Announcement(
        code,
        schedule_from(data),
        Text(data["title"], language),
        Text("", language),
        status_message=Text(explained, code),
    )
