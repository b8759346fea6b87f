"""libical, through GObject introspection: every date of the calendars of a folder that touches a window, as JSON lines.

Run by the system's Python, which has Debian's python3-gi. libical iterates the rule and knows the zones of the file;
putting together rule, RDATE, EXDATE and RECURRENCE-ID is its user's part, as Evolution does.
"""

import json
import sys
from datetime import UTC as ZERO
from datetime import datetime, timedelta
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

Kind, Property = ICalGLib.ComponentKind, ICalGLib.PropertyKind
UTC = ICalGLib.Timezone.get_utc_timezone()


def children(component, kind):
    found = component.get_first_component(kind)
    while found:
        yield found
        found = component.get_next_component(kind)


def properties(component, kind):
    found = component.get_first_property(kind)
    while found:
        yield found
        found = component.get_next_property(kind)


def zone_of(calendar, name):
    """A TZID of the file itself, as its VTIMEZONE says it."""
    return calendar.get_timezone(name) if name else UTC


def moment(time, zone):
    """A whole day as a date, a moment in UTC."""
    if time.is_date():
        return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    seconds = time.as_timet_with_zone(UTC if time.is_utc() else zone)
    return (datetime(1970, 1, 1, tzinfo=ZERO) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def wall(time):
    """What the clock on the wall shows, to count in."""
    return datetime(  # noqa: DTZ001
        time.get_year(), time.get_month(), time.get_day(), time.get_hour(), time.get_minute()
    )


def parameter(found):
    held = found.get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER)
    return held.get_tzid() if held else ""


def text(component, kind):
    found = component.get_first_property(kind)
    return found.get_value().get_text() if found else ""


def status(component):
    found = component.get_first_property(Property.STATUS_PROPERTY)
    return found.get_value_as_string() if found else ""


def said(file, event, start, end):
    return {
        "file": file,
        "uid": event.get_uid(),
        "start": start,
        "end": end,
        "status": status(event),
        "summary": text(event, Property.SUMMARY_PROPERTY),
        "location": text(event, Property.LOCATION_PROPERTY),
    }


def own(calendar, file, event):
    """A date with its own start and end: the only one of an activity, or one that was changed.

    What has neither DTEND nor DURATION ends when it begins (RFC 5545, 3.6.1): a deadline at an hour.
    """
    found = []
    for kind in (Property.DTSTART_PROPERTY, Property.DTEND_PROPERTY):
        held = event.get_first_property(kind)
        if held is None and event.get_first_property(Property.DURATION_PROPERTY) is None:
            found.append(found[0])
            continue
        read = held.get_dtstart() if kind == Property.DTSTART_PROPERTY else held.get_dtend()
        found.append(moment(read, zone_of(calendar, parameter(held))))
    return said(file, event, *found)


def given(event, first, until):
    """The dates that the series gives, as libical's times."""
    found = {first.as_ical_string(): first}
    for rule in properties(event, Property.RRULE_PROPERTY):
        dates = ICalGLib.RecurIterator.new(rule.get_rrule(), first)
        time = dates.next()
        while time and not time.is_null_time() and time.as_ical_string() < until:
            found[time.as_ical_string()] = time
            time = dates.next()
    for added in properties(event, Property.RDATE_PROPERTY):
        time = added.get_rdate().get_time()
        found[time.as_ical_string()] = time
    for removed in properties(event, Property.EXDATE_PROPERTY):
        found.pop(removed.get_exdate().as_ical_string(), None)
    return found


def series(calendar, file, event, changes, until):
    held = event.get_first_property(Property.DTSTART_PROPERTY)
    zone = zone_of(calendar, parameter(held))
    first = held.get_dtstart()
    if not first.is_date():
        first.set_timezone(zone)  # else a rule's end, in UTC, is compared with the clock on the wall
    last = event.get_first_property(Property.DTEND_PROPERTY)
    duration = event.get_first_property(Property.DURATION_PROPERTY)
    lasts = wall(last.get_dtend()) - wall(first) if last else timedelta(seconds=duration.get_duration().as_int())
    for key, time in sorted(given(event, first, until).items()):
        if key in changes:
            yield own(calendar, file, changes[key])
            continue
        over = wall(time) + lasts
        end = ICalGLib.Time.new_from_string(over.strftime("%Y%m%d" if first.is_date() else "%Y%m%dT%H%M%S"))
        yield said(file, event, moment(time, zone), moment(end, zone))


def expanded(path, begin, end):
    calendar = ICalGLib.Component.new_from_string(path.read_text(encoding="utf-8"))
    events = list(children(calendar, Kind.VEVENT_COMPONENT))
    for master in events:
        if master.get_first_property(Property.RECURRENCEID_PROPERTY):
            continue
        changes = {
            each.get_first_property(Property.RECURRENCEID_PROPERTY).get_recurrenceid().as_ical_string(): each
            for each in events
            if each.get_uid() == master.get_uid() and each.get_first_property(Property.RECURRENCEID_PROPERTY)
        }
        until = max([end.strftime("%Y%m%dT%H%M%S"), *(key + "~" for key in changes)])
        if master.get_first_property(Property.RRULE_PROPERTY) or master.get_first_property(Property.RDATE_PROPERTY):
            found = series(calendar, path.name, master, changes, until)
        else:
            found = [own(calendar, path.name, master)]
        for each in found:
            if each["start"] < end.isoformat() and each["end"] >= begin.isoformat():
                sys.stdout.write(json.dumps(each) + "\n")


if __name__ == "__main__":
    folder, *window = sys.argv[1:]
    begin, end = (datetime.fromisoformat(moment) for moment in window)
    for each in sorted(Path(folder).glob("*.ics")):
        expanded(each, begin, end)
