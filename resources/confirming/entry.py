"""What the directory says of an organisation, as the letter, the form and the comparison show it: in French."""

from datetime import date

from django.utils import timezone
from django.utils.formats import date_format

from core.enums import Weekday
from core.models import Organisation
from core.models.organisations import OpeningHours, SpecialOpeningHours

# What an organisation may say otherwise and an editor takes over with one click, in the order of the form.
FIELDS = ("telephone", "email", "website", "street", "postal_code", "description")
# What it says in plain words, because the site keeps it in rows and labels; an editor enters it by hand.
WORDS = {"hours": "Heures d’ouverture", "services": "Services"}


def label(name: str) -> str:
    return WORDS.get(name) or str(Organisation._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]


def said(organisation: Organisation, since: date | None = None) -> dict[str, str]:
    """Every value that can be corrected, as text, by its name; empty where the site says nothing.

    ``since``: without the particular days that are over by then.
    """
    values = {name: str(getattr(organisation, name)) for name in FIELDS}
    return values | {"hours": hours(organisation, since), "services": services(organisation)}


def hours(organisation: Organisation, since: date | None = None) -> str:
    """A line for each time of the week, then for each particular day: ``lundi : 09:00 à 12:00, sur rendez-vous``."""
    week = sorted(organisation.opening_hours.all(), key=lambda row: (row.weekday, row.opens))
    lines = [
        f"{Weekday(row.weekday).label} : {between(row)}" + (", sur rendez-vous" if row.by_appointment else "")
        for row in week
    ]
    particular = sorted(organisation.special_opening_hours.all(), key=lambda row: (row.first_day, row.last_day))
    lines += [
        f"{days(row)} : {between(row)}" + (f" ({row.reason})" if row.reason else "")
        for row in particular
        if since is None or row.last_day >= since
    ]
    return "\n".join(lines)


def between(row: OpeningHours | SpecialOpeningHours) -> str:
    return f"{row.opens:%H:%M} à {row.closes:%H:%M}" if row.opens and row.closes else "fermé"


def days(row: SpecialOpeningHours) -> str:
    first, last = (date_format(day, "j F Y") for day in (row.first_day, row.last_day))
    return first if first == last else f"du {first} au {last}"


def services(organisation: Organisation) -> str:
    """A line each."""
    return "\n".join(sorted((service.name for service in organisation.services.all()), key=str.casefold))


def shown(organisation: Organisation) -> list[tuple[str, str]]:
    """Label and text of each value, its name first, for who reads it rather than corrects it."""
    now = said(organisation, timezone.localdate())
    return [("Nom", organisation.name), *((label(name), text) for name, text in now.items())]
