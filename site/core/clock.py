"""How a time of day, a day and a list are written in the active language. Pure but for the language.

The clock is of twenty-four hours in every language, as on what hangs at the door: « 18 h 30 » in French, else 18:30.
"""

from datetime import date, datetime, time

from babel.dates import format_date, format_time

from core.templatetags.core_tags import active, conventions, own_digits

NARROW = "\u202f"


def clock(moment: datetime | time) -> str:
    """``18 h``, ``18 h 30``; ``18:30`` elsewhere than in French."""
    if active() == "fr":
        return f"{moment.hour}{NARROW}h" + (f"{NARROW}{moment.minute:02}" if moment.minute else "")
    return own_digits(format_time(moment, "HH:mm", locale=conventions()))


def comma() -> str:
    return "،" if active() in {"ar", "fa", "ps"} else ","


def day_in_full(day: date) -> str:
    """``mardi 6 octobre 2026``, ``Tuesday 6 October 2026``."""
    written = format_date(day, "full", locale=conventions())
    if active() == "fr" and day.day == 1:
        return str(written).replace(" 1 ", " 1er ")
    return own_digits(written)
