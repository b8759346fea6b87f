"""The practical facts of an activity as lines of words, for descriptions in calendars."""

from collections.abc import Iterator

from events.enums import Attendance, Registration
from events.ical import Place
from events.loading import Activity
from events.models import EventPage
from events.names import Names
from events.vocabulary import Vocabulary


def lines(activity: Activity, page: EventPage, place: Place | None, names: Names, words: Vocabulary) -> tuple[str, ...]:
    """What one asks before coming, in the order in which one asks it."""
    found = [words.is_deadline] if activity.page.is_deadline else []
    found += [*where(activity.page, place, words), *for_whom(activity, page, names, words)]
    return tuple(filter(None, [*found, *with_whom(activity, names, words)]))


def where(original: EventPage, place: Place | None, words: Vocabulary) -> Iterator[str]:
    if original.is_deadline and not place:
        return
    if place and original.attendance != Attendance.ONLINE:
        yield words.labelled(words.place, place.line)
    if original.attendance != Attendance.IN_PERSON:
        online = original.online_address
        yield words.labelled(words.online, online) if online else words.online
    if original.attendance != Attendance.ONLINE:
        yield words.step_free.get(original.step_free, "")


def for_whom(activity: Activity, page: EventPage, names: Names, words: Vocabulary) -> Iterator[str]:
    original = activity.page
    if original.is_free and not original.is_deadline:
        yield words.free
    elif price := page.price or original.price:
        yield words.labelled(words.price, price)
    if activity.spoken:
        spoken = (words.spoken(code, level) for code, level in activity.spoken)
        yield words.labelled(words.languages, words.listed(spoken))
    if activity.audiences:
        audiences = (names.of(label.translation_key, words.code).words for label in activity.audiences)
        yield words.labelled(words.audiences, words.listed(audiences))
    if original.childcare:
        yield words.childcare
    if original.interpreter:
        yield words.interpreter


def with_whom(activity: Activity, names: Names, words: Vocabulary) -> Iterator[str]:
    original = activity.page
    given = original.registration_address.strip()
    if original.registration == Registration.NONE:
        yield "" if original.is_deadline else words.no_registration
    elif given:
        yield words.labelled(words.answer if original.is_deadline else words.registration, given)
    if said := contact(original):
        yield words.labelled(words.contact, said)
    organiser = original.organiser.name if original.organiser else words.centre
    yield words.labelled(words.organised_by, words.listed([organiser, *(each.name for each in activity.co_organisers)]))
    if original.campaign and (campaign := names.of(original.campaign.translation_key, words.code)).words:
        yield words.labelled(words.campaign, campaign.words)


def contact(original: EventPage) -> str:
    return " · ".join(filter(None, [original.contact_telephone, original.contact_email]))
