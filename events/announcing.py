"""What is said of an activity in each language, as plain data: from pages to what ``ical`` and the others write."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import override

from core.models import Organisation
from events.enums import Attendance, StepFree
from events.filters import Facets
from events.ical import Announcement, ChangedDate, Party, Place, Text
from events.models import Category, EventPage


def of_pages(original: EventPage, by_language: Mapping[str, EventPage]) -> dict[str, Announcement]:
    """The announcement in each language that the activity has a published page in."""
    found = {}
    for code, page in by_language.items():
        with override(code):
            found[code] = announcement(original, page, code)
    return found


def announcement(original: EventPage, page: EventPage, code: str) -> Announcement:
    """The activity in the active language, ``code``: words of ``page``, facts of the original."""
    category = Category.for_reader().get(original.category.translation_key) or original.category
    organiser = original.organiser
    return Announcement(
        language=code,
        schedule=original.schedule,
        title=Text(page.title, page.locale.language_code),
        summary=Text(page.summary, page.locale.language_code),
        status_message=Text(page.status_message, page.locale.language_code) if page.status_message else None,
        changes=changed_dates(original, page),
        place=place(original.place, original.place_text, original.room),
        online_address=original.online_address,
        path=page.get_url() or "",
        categories=(Text(category.name, category.locale.language_code),),
        organiser=Party(organiser.name, organiser.email, organiser.website) if organiser else None,
        contact=" · ".join(filter(None, [original.contact_telephone, original.contact_email])),
        picture=str(original.picture_id or ""),
        campaign=original.campaign.title if original.campaign else "",
        previous=str(original.continues.translation_key) if original.continues else "",
    )


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


def changed_dates(original: EventPage, page: EventPage) -> dict[Any, ChangedDate]:
    """What is said of each changed date: the message of the page where it has one, else of the original."""
    own = {block.id: block.value["message"] for block in page.changes}
    found = {}
    for block in original.changes:
        value = block.value
        words = own.get(block.id) or value["message"]
        language = page.locale.language_code if own.get(block.id) else settings.LANGUAGE_CODE
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
    commune = original.place.commune if original.place else original.commune
    return Facets(
        category=original.category.slug,
        audience=tuple(original.audiences.values_list("slug", flat=True)),
        language=tuple(original.spoken_languages.values_list("code", flat=True)),
        commune=commune.nis_code if commune else "",
        campaign=original.campaign.slug if original.campaign else "",
        free=original.is_free,
        online=original.attendance != Attendance.IN_PERSON,
        step_free=original.step_free == StepFree.YES,
        childcare=original.childcare,
    )


def said(announcement: Announcement) -> dict[str, Any]:
    """What a tombstone needs of an announcement, as JSON keeps it."""
    schedule = announcement.schedule
    return {
        "title": announcement.title.words,
        "start": schedule.start.isoformat(),
        "end": schedule.end.isoformat(),
        "zone": schedule.zone,
        "all_day": schedule.all_day,
    }
