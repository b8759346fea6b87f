"""What an entry tells search engines, in schema.org's words: the same hours as people are shown.

https://schema.org/OpeningHoursSpecification; a closed day is one from 00:00 to 00:00 of a few days, as Google reads it:
https://developers.google.com/search/docs/appearance/structured-data/local-business
"""

from collections import defaultdict
from datetime import date, time
from typing import Any

from core.models import Organisation
from resources import hours
from resources.directory.facts import TOLD_AHEAD, Facts
from resources.hours import MIDNIGHT, Slot

SCHEMA = "https://schema.org"
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LAST_MINUTE = time(23, 59)  # schema.org has no 24:00
Data = dict[str, Any]


def entry(shown: Facts, address: str) -> Data:
    """A place that one can go to where hours or a street are known, else an organisation."""
    given = shown.organisation
    is_place = bool(given.street or shown.hours)
    return {"@context": SCHEMA} | known(
        {
            "@type": "LocalBusiness" if is_place else "Organization",
            "@id": f"{address}#organisation",
            "name": given.name,
            "description": given.description,
            "url": given.website or address,
            "telephone": given.telephone,
            "email": given.email,
            "address": postal(given),
            "geo": coordinates(given),
            "areaServed": served(given),
            "knowsLanguage": [each.code for each in shown.spoken],
            "contactPoint": contact(shown),
            "makesOffer": [
                {"@type": "Offer", "itemOffered": {"@type": "Service", "name": each.name}} for each in shown.services
            ],
            "audience": [{"@type": "Audience", "audienceType": each.name} for each in shown.audiences],
            "openingHoursSpecification": weekly(shown) if is_place else [],
            "specialOpeningHoursSpecification": special(shown) if is_place else [],
        }
    )


def contact(shown: Facts) -> Data | None:
    """Whom one speaks with, and in which languages."""
    given = shown.organisation
    if not (given.telephone or given.email):
        return None
    return known(
        {
            "@type": "ContactPoint",
            "telephone": given.telephone,
            "email": given.email,
            "availableLanguage": [each.code for each in shown.spoken],
        }
    )


def postal(given: Organisation) -> Data | None:
    if not (given.street or given.town):
        return None
    return known(
        {
            "@type": "PostalAddress",
            "streetAddress": given.street,
            "postalCode": given.postal_code,
            "addressLocality": given.town,
            "addressCountry": "BE",
        }
    )


def coordinates(given: Organisation) -> Data | None:
    if given.latitude is None or given.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": float(given.latitude), "longitude": float(given.longitude)}


def served(given: Organisation) -> Data | None:
    name = given.town or given.locality
    return {"@type": "AdministrativeArea", "name": name} if name else None


def weekly(shown: Facts) -> list[Data]:
    """The hours of the week for those who just come; days with the same hours are told together."""
    days: dict[Slot, list[str]] = defaultdict(list)
    for number, slots in enumerate(hours.week(shown.hours)):
        for slot in slots:
            if not slot.by_appointment:
                days[slot].append(f"{SCHEMA}/{DAY_NAMES[number]}")
    return [specification(slot) | {"dayOfWeek": names} for slot, names in days.items()]


def special(shown: Facts) -> list[Data]:
    """The days ahead that are not as usual, public holidays too."""
    found = []
    for each in hours.ahead(shown.hours, shown.today, TOLD_AHEAD):
        when = period(each.first, each.last)
        found += [specification(slot) | when for slot in each.slots] or [closed() | when]
    return found


def specification(slot: Slot) -> Data:
    closes = LAST_MINUTE if slot.closes == MIDNIGHT else slot.closes
    return {"@type": "OpeningHoursSpecification", "opens": at(slot.opens), "closes": at(closes)}


def closed() -> Data:
    return {"@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00"}


def period(first: date, last: date) -> Data:
    return {"validFrom": first.isoformat(), "validThrough": last.isoformat()}


def at(moment: time) -> str:
    return f"{moment:%H:%M}"


def known(data: Data) -> Data:
    """Without what is empty."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}
