"""How opening hours are said in the active language. Pure but for the language.

The clock is of twenty-four hours in every language, as on what hangs at the door.
"""

from datetime import date, datetime, time, timedelta

from babel.dates import format_date, format_time
from django.utils.translation import gettext as _

from core.templatetags.core_tags import active, conventions, long_date, own_digits
from resources.hours import DAY, MIDNIGHT, WEEK, Kind, Slot, State

NARROW = "\u202f"
NIGHT = timedelta(hours=12)  # what ends on the next day within it is one evening
MONDAY = date(2024, 1, 1)


def clock(moment: time) -> str:
    """``18 h``, ``18 h 30``; ``18:30`` elsewhere than in French."""
    if active() == "fr":
        return f"{moment.hour}{NARROW}h" + (f"{NARROW}{moment.minute:02}" if moment.minute else "")
    return own_digits(format_time(moment, "HH:mm", locale=conventions()))


def weekday(number: int) -> str:
    """``lundi`` for 0."""
    return str(format_date(MONDAY + number * DAY, "EEEE", locale=conventions()))


def day(found: date, today: date) -> str:
    """A day to come: by its weekday within a week, further on with its date."""
    named = weekday(found.weekday())
    return named if found - today < WEEK * DAY else f"{named} {long_date(found)}"


def days(first: date, last: date) -> str:
    """``24 décembre 2026 – 3 janvier 2027``; a day alone with its weekday."""
    if first == last:
        return f"{weekday(first.weekday())} {long_date(first)}"
    return f"{long_date(first)} – {long_date(last)}"


def comma() -> str:
    return "، " if active() in {"ar", "fa", "ps"} else ", "


def slot(given: Slot) -> str:
    """``9 h – 12 h``; the whole day in words."""
    if given.opens == given.closes == MIDNIGHT:
        said = _("Day and night")
    else:
        said = f"{clock(given.opens)} – {closing(given.closes)}"
    return by_appointment(said) if given.by_appointment else said


def by_appointment(said: str) -> str:
    """The words stand by themselves, where ``manage.py messages`` finds them: inside an f-string it does not."""
    note = _("by appointment")
    return f"{said} ({note})"


def closing(closes: time) -> str:
    """Midnight, as the end of a day, is 24:00."""
    if closes != MIDNIGHT:
        return clock(closes)
    return f"24{NARROW}h" if active() == "fr" else own_digits("24:00")


def state(given: State, now: datetime) -> str:
    """What stands at a moment, in a sentence: ``Open now, until 17:00``; nothing where no hours are known.

    The moment is in the organisation's zone, as the state's end is.
    """
    if given.kind == Kind.UNKNOWN:
        return ""
    if given.until is None:
        return {Kind.OPEN: _("Open now, day and night"), Kind.APPOINTMENT: _("Now by appointment only")}.get(
            given.kind, _("Closed at the moment")
        )
    if given.kind == Kind.CLOSED:
        said = opening(given.until, now.date())
        return by_appointment(said) if given.then_by_appointment else said
    until = {"time": clock(given.until.time()), "day": day(given.until.date(), now.date())}
    near = given.until.date() == now.date() or given.until - now < NIGHT
    if given.kind == Kind.APPOINTMENT:
        return _("Now by appointment only, until %(time)s") % until if near else _("Now by appointment only")
    if near:
        return _("Open now, until %(time)s") % until
    return _("Open now, until %(day)s at %(time)s") % until


def opening(opens: datetime, today: date) -> str:
    """When a closure ends."""
    told = {"time": clock(opens.time()), "day": day(opens.date(), today)}
    if opens.date() == today:
        return _("Closed, opens today at %(time)s") % told
    if opens.date() == today + DAY:
        return _("Closed, opens tomorrow at %(time)s") % told
    return _("Closed, opens %(day)s at %(time)s") % told
