"""The practical facts of an activity as lines of words, in the active language: for descriptions in calendars."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext

from core import spoken
from core.templatetags.core_tags import active
from events.enums import Attendance, Registration, StepFree
from events.ical import Place
from events.models import EventPage
from events.names import Names


def labelled(label: str, said: str) -> str:
    """``Prix : 5 €``; how a language sets a colon is its translator's to say."""
    return gettext("%(label)s: %(value)s") % {"label": label, "value": said}


def lines(original: EventPage, page: EventPage, place: Place | None, names: Names) -> tuple[str, ...]:
    """What one asks before coming, in the order in which one asks it."""
    return tuple(filter(None, [*where(original, place), *for_whom(original, page, names), *with_whom(original, names)]))


def where(original: EventPage, place: Place | None) -> Iterator[str]:
    if place and original.attendance != Attendance.ONLINE:
        yield labelled(gettext("Place"), place.line)
    if original.attendance != Attendance.IN_PERSON:
        yield labelled(gettext("Online"), original.online_address) if original.online_address else gettext("Online")
    if original.attendance != Attendance.ONLINE:
        yield {
            StepFree.YES: gettext("Step-free"),
            StepFree.WITH_HELP: gettext("Step-free with help"),
            StepFree.NO: gettext("Not step-free"),
            StepFree.UNKNOWN: "",
        }[StepFree(original.step_free)]


def for_whom(original: EventPage, page: EventPage, names: Names) -> Iterator[str]:
    if original.is_free:
        yield gettext("Free of charge")
    elif price := page.price or original.price:
        yield labelled(gettext("Price"), price)
    languages = sorted(original.spoken_languages.all(), key=lambda each: each.pk)
    if languages:
        yield labelled(gettext("Languages spoken"), listed(language(each.code, each.level) for each in languages))
    audiences = sorted(names.of(label.translation_key, active()).words for label in original.audiences.all())
    if audiences:
        yield labelled(gettext("For"), listed(audiences))
    if original.childcare:
        yield gettext("Childcare")
    if original.interpreter:
        yield gettext("Interpreter")


def with_whom(original: EventPage, names: Names) -> Iterator[str]:
    given = original.registration_address.strip()
    registration = Registration(original.registration)
    if registration == Registration.NONE:
        yield gettext("No registration needed")
    elif given:
        yield labelled(gettext("Registration"), given)
    if said := contact(original):
        yield labelled(gettext("Contact"), said)
    organiser = original.organiser.name if original.organiser else names.centre.name
    others = [each.organisation.name for each in original.co_organisers.all()]
    yield labelled(gettext("Organised by"), listed([organiser, *others]))
    if original.campaign and (campaign := names.of(original.campaign.translation_key, active())).words:
        yield labelled(gettext("Campaign"), campaign.words)


def language(code: str, level: str) -> str:
    name = spoken.name(code, active())
    return f"{name} ({level})" if level else name


def listed(words: object) -> str:
    """Things one after the other, as the active language separates them."""
    comma = "، " if active() in settings.LANGUAGES_BIDI else ", "
    return comma.join(words)  # type: ignore[call-overload]


def contact(original: EventPage) -> str:
    return " · ".join(filter(None, [original.contact_telephone, original.contact_email]))
