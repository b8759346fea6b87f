"""What the directory says of an organisation, as the letter, the form and the comparison show it: in French."""

from core.enums import Weekday
from core.models import Organisation

# What an organisation may say otherwise and an editor takes over with one click, in the order of the form.
FIELDS = ("telephone", "email", "website", "street", "postal_code", "description")
# What it says in plain words, because the site keeps it in rows and labels; an editor enters it by hand.
WORDS = {"hours": "Heures d’ouverture", "services": "Services"}


def label(name: str) -> str:
    return WORDS.get(name) or str(Organisation._meta.get_field(name).verbose_name).capitalize()  # type: ignore[union-attr]


def said(organisation: Organisation) -> dict[str, str]:
    """Every value that can be corrected, as text, by its name; empty where the site says nothing."""
    values = {name: str(getattr(organisation, name)) for name in FIELDS}
    return values | {"hours": hours(organisation), "services": services(organisation)}


def hours(organisation: Organisation) -> str:
    """A line for each time of the week: ``lundi : 09:00 à 12:00, sur rendez-vous``."""
    rows = sorted(organisation.opening_hours.all(), key=lambda row: (row.weekday, row.opens))
    return "\n".join(
        f"{Weekday(row.weekday).label} : {row.opens:%H:%M} à {row.closes:%H:%M}"
        + (", sur rendez-vous" if row.by_appointment else "")
        for row in rows
    )


def services(organisation: Organisation) -> str:
    """A line each."""
    return "\n".join(sorted((service.name for service in organisation.services.all()), key=str.casefold))


def shown(organisation: Organisation) -> list[tuple[str, str]]:
    """Label and text of each value, its name first, for who reads it rather than corrects it."""
    return [("Nom", organisation.name), *((label(name), text) for name, text in said(organisation).items())]
