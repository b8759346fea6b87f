"""What is said of an activity in each language, as plain data: from pages to what ``ical`` and the others write."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings

from core.addresses import Addresses
from core.covers import Hue, hue_of_section
from core.enums import StepFree
from core.models import Organisation
from events import facts, loading
from events.changes import is_translated, kept
from events.enums import Attendance
from events.filters import Facets
from events.ical import Announcement, ChangedDate, Party, Place, Text
from events.loading import Activity
from events.models import EventPage
from events.names import Names
from events.vocabulary import vocabulary

# Names that CSS knows (RFC 7986, 5.9), near the site's hues.
COLOURS = {
    Hue.BRICK: "firebrick",
    Hue.BLUE: "steelblue",
    Hue.GREEN: "seagreen",
    Hue.PLUM: "purple",
    Hue.TEAL: "teal",
}


def of_pages(activity: Activity, by_language: Mapping[str, EventPage], names: Names) -> dict[str, Announcement]:
    """The announcement in each language that the activity has a published page in, without its picture."""
    addresses = Addresses()
    return {code: announcement(activity, page, code, names, addresses) for code, page in by_language.items()}


def in_language(given: Sequence[Activity], code: str) -> dict[UUID, Announcement]:
    """The announcements of many activities in a language, by translation key.

    One without a published page in it is told in the words of its original.
    """
    names, addresses = Names.around(given), Addresses()
    pages: dict[UUID, EventPage] = {}
    if code != settings.LANGUAGE_CODE:
        pages = loading.in_language([activity.key for activity in given], code)
    return {
        each.key: announcement(each, pages.get(each.key, each.page), code, names, addresses, loading.picture(each.page))
        for each in given
    }


def announcement(
    activity: Activity, page: EventPage, code: str, names: Names, addresses: Addresses, picture: str = ""
) -> Announcement:
    """The activity in a language, ``code``: words of ``page``, facts of the original."""
    original, words = activity.page, vocabulary(code)
    held = place(original.place, original.place_text, original.room)
    category = names.of(original.category.translation_key, code)
    campaign = names.of(original.campaign.translation_key, code) if original.campaign else Text("", code)
    organiser = original.organiser
    return Announcement(
        language=code,
        schedule=activity.schedule,
        title=Text(words.deadline % {"title": page.title} if original.is_deadline else page.title, language_of(page)),
        summary=Text(page.summary, language_of(page)),
        facts=facts.lines(activity, page, held, names, words),
        status_message=translated(page.status_message, original.status_message, page, original),
        changes=changed_dates(activity, page) if activity.changes else {},
        place=held,
        online_address=original.online_address,
        path=addresses.path(page),
        categories=tuple(each for each in (category, campaign) if each.words),
        organiser=Party(organiser.name, organiser.email, organiser.website)
        if organiser
        else Party(words.centre, names.email),
        contact=facts.contact(original),
        picture=picture,
        colour=colour(original.category.slug),
        campaign=campaign.words,
        previous=str(original.continues.translation_key) if original.continues else "",
    )


@cache
def colour(slug: str) -> str:
    """A category's own; its hue follows from its form in addresses, as a section's does."""
    return COLOURS[hue_of_section(slug)]


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


def changed_dates(activity: Activity, page: EventPage) -> dict[date, ChangedDate]:
    """What is said of each changed date: the message of the page where it has one, else of the original."""
    own = {change.id: change.message for change in kept(page.changes)} if page is not activity.page else {}
    found = {}
    for change in activity.changes:
        message = translated(own.get(change.id, ""), change.message, page, activity.page)
        where = activity.places.get(change.place) if change.place else None
        found[change.day] = ChangedDate(message, place(where, change.place_text))
    return found


def translated(own: str | None, source: str, page: EventPage, original: EventPage) -> Text | None:
    """A message of the page, or else of its original; what reads the same in both is not translated yet."""
    if own and is_translated(own, source):
        return Text(own, language_of(page))
    return Text(source, language_of(original)) if source else None


def timing(activity: Activity) -> object:
    """Time, place and status, and nothing else: what makes SEQUENCE rise when it changes."""
    original = activity.page
    elsewhere = [(day, each.place) for day, each in changed_dates(activity, original).items()]
    held = place(original.place, original.place_text, original.room)
    return (activity.schedule, held, original.online_address, original.attendance, elsewhere)


def facets(activity: Activity) -> Facets:
    """What filters ask; in a fixed order, so that the same activity reads the same."""
    original = activity.page
    commune = original.place.commune if original.place else original.commune
    return Facets(
        category=original.category.slug,
        audience=tuple(label.slug for label in activity.audiences),
        language=tuple(sorted(code for code, _ in activity.spoken)),
        commune=commune.nis_code if commune else "",
        campaign=original.campaign.slug if original.campaign and original.campaign.live else "",
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
