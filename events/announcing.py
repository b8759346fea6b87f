"""What is said of an activity in each language, as plain data: from pages to what ``ical`` and the others write."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import override

from core.covers import Hue, hue_of_section
from core.models import Organisation
from events import facts, loading
from events.enums import Attendance, StepFree
from events.filters import Facets
from events.ical import Announcement, ChangedDate, Party, Place, Text
from events.models import EventPage
from events.names import Names

# Names that CSS knows (RFC 7986, 5.9), near the site's hues.
COLOURS = {
    Hue.BRICK: "firebrick",
    Hue.BLUE: "steelblue",
    Hue.GREEN: "seagreen",
    Hue.PLUM: "purple",
    Hue.TEAL: "teal",
}


class Addresses:
    """Keeps, for as long as one feed is made, what Wagtail asks of the database to know where pages are."""

    def path(self, page: EventPage) -> str:
        parts = page.get_url_parts(self)
        return str(parts[2] or "") if parts else ""


def of_pages(original: EventPage, by_language: Mapping[str, EventPage], names: Names) -> dict[str, Announcement]:
    """The announcement in each language that the activity has a published page in, without its picture."""
    addresses = Addresses()
    found = {}
    for code, page in by_language.items():
        with override(code):
            found[code] = announcement(original, page, code, names, addresses)
    return found


def in_language(originals: Iterable[EventPage], code: str) -> dict[UUID, Announcement]:
    """The announcements of many activities in the active language, ``code``, by translation key.

    One without a published page in it is told in the words of its original.
    """
    given = list(originals)
    names, addresses = Names.around(given), Addresses()
    pages: dict[UUID, EventPage] = {}
    if code != settings.LANGUAGE_CODE:
        pages = loading.in_language([original.translation_key for original in given], code)
    return {
        original.translation_key: announcement(
            original,
            pages.get(original.translation_key, original),
            code,
            names,
            addresses,
            loading.picture(original),
        )
        for original in given
    }


def announcement(
    original: EventPage, page: EventPage, code: str, names: Names, addresses: Addresses, picture: str = ""
) -> Announcement:
    """The activity in the active language, ``code``: words of ``page``, facts of the original."""
    held = place(original.place, original.place_text, original.room)
    category = names.of(original.category.translation_key, code)
    campaign = names.of(original.campaign.translation_key, code) if original.campaign else Text("", code)
    organiser = original.organiser
    message = page.status_message or original.status_message
    return Announcement(
        language=code,
        schedule=original.schedule,
        title=Text(page.title, language_of(page)),
        summary=Text(page.summary, language_of(page)),
        facts=facts.lines(original, page, held, names),
        status_message=Text(message, language_of(page if page.status_message else original)) if message else None,
        changes=changed_dates(original, page) if original.changes else {},
        place=held,
        online_address=original.online_address,
        path=addresses.path(page),
        categories=tuple(each for each in (category, campaign) if each.words),
        organiser=Party(organiser.name, organiser.email, organiser.website) if organiser else names.centre,
        contact=facts.contact(original),
        picture=picture,
        colour=COLOURS[hue_of_section(original.category.slug)],
        campaign=campaign.words,
        previous=str(original.continues.translation_key) if original.continues else "",
    )


def language_of(page: EventPage) -> str:
    return str(page.locale.language_code)


def place(organisation: Organisation | None, text: str, room: str = "") -> Place | None:
    """A place as one line: the organisation and its address, or the text; the room first."""
    if organisation:
        geo = None
        if organisation.latitude is not None and organisation.longitude is not None:
            geo = (float(organisation.latitude), float(organisation.longitude))
        line = ", ".join(part for part in (room, organisation.name, organisation.address) if part)
        return Place(line, geo)
    line = ", ".join(part for part in (room, text) if part)
    return Place(line) if line else None


def changed_dates(original: EventPage, page: EventPage) -> dict[date, ChangedDate]:
    """What is said of each changed date: the message of the page where it has one, else of the original."""
    own = {block.id: block.value["message"] for block in page.changes}
    found = {}
    for block in original.changes:
        value = block.value
        words = own.get(block.id) or value["message"]
        language = language_of(page) if own.get(block.id) else settings.LANGUAGE_CODE
        found[value["date"]] = ChangedDate(
            message=Text(words, language) if words else None,
            place=place(value.get("place"), value.get("place_text") or ""),
        )
    return found


def timing(original: EventPage) -> object:
    """Time, place and status, and nothing else: what makes SEQUENCE rise when it changes."""
    elsewhere = [(day, each.place) for day, each in changed_dates(original, original).items()]
    held = place(original.place, original.place_text, original.room)
    return (original.schedule, held, original.online_address, original.attendance, elsewhere)


def facets(original: EventPage) -> Facets:
    """What filters ask; in a fixed order, so that the same activity reads the same."""
    commune = original.place.commune if original.place else original.commune
    return Facets(
        category=original.category.slug,
        audience=tuple(sorted(label.slug for label in original.audiences.all())),
        language=tuple(sorted(spoken.code for spoken in original.spoken_languages.all())),
        commune=commune.nis_code if commune else "",
        campaign=original.campaign.slug if original.campaign else "",
        free=original.is_free,
        online=original.attendance != Attendance.IN_PERSON,
        step_free=original.step_free == StepFree.YES,
        childcare=original.childcare,
    )


def picture_key(original: EventPage) -> tuple[Any, ...]:
    """What makes its picture another one, without drawing it."""
    held = original.picture
    focus = (held.focal_point_x, held.focal_point_y, held.focal_point_width, held.focal_point_height) if held else ()
    return (held.pk, held.file.name, *focus) if held else ()
