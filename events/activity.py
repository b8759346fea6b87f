"""What the page of an activity says besides its words: its dates, and the practical facts of its original."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar, cast
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db.models import Case, Prefetch, Q, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import published, spoken
from core.clock import comma
from core.enums import StepFree
from core.models import Audience, Commune, Label, Organisation, TranslationState
from events import addresses, dates
from events.enums import ActivityStatus, Attendance, Registration
from events.models import Category, EventOrganiser, EventPage
from events.occurrences import Status

RELATED = ("place__commune", "commune", "organiser", "category", "campaign", "locale")
WITH = Prefetch("co_organisers", EventOrganiser.objects.select_related("organisation"))
MANY = ("spoken_languages", WITH, "audiences")
MAP = "https://www.openstreetmap.org/"


@dataclass(frozen=True)
class Spoken:
    """A language spoken there, by its name in the reader's language; ``level`` is what one needs of it."""

    code: str
    name: str
    level: str


@dataclass(frozen=True)
class Chip:
    """A fact as an icon and a word."""

    icon: str
    words: str


@dataclass(frozen=True)
class Activity:
    """An activity as one of its pages shows it; ``original`` has the facts, ``page`` the words."""

    page: EventPage
    original: EventPage
    dates: dates.Dates
    category: Category
    audiences: list[Audience]
    related: dict[int, Page]
    continued_by: list[int]
    agenda: Page | None
    state: TranslationState | None
    withdrawn: bool = False

    # -- What stands of it

    @property
    def is_scheduled(self) -> bool:
        return self.original.status == ActivityStatus.SCHEDULED

    @property
    def is_off(self) -> bool:
        return self.original.status in {ActivityStatus.CANCELLED, ActivityStatus.POSTPONED}

    @property
    def takes_place(self) -> bool:
        """Whether one can still go there."""
        return not (self.withdrawn or self.is_off or self.dates.is_over)

    @property
    def status_message(self) -> str:
        return self.page.status_message or self.original.status_message

    @property
    def status_code(self) -> str:
        """The language of the message."""
        own = self.page.status_message and not self.is_untranslated("status_message")
        return (self.page if own else self.original).locale.language_code

    @property
    def price(self) -> str:
        return self.page.price or self.original.price

    @property
    def price_code(self) -> str:
        own = self.page.price and not self.is_untranslated("price")
        return (self.page if own else self.original).locale.language_code

    def is_untranslated(self, part: str) -> bool:
        return bool(self.state and part in self.state.untranslated_parts)

    # -- Where

    @property
    def is_in_person(self) -> bool:
        """Whether one goes somewhere; a deadline may name no place."""
        place = self.original.place or self.original.place_text
        return self.original.attendance != Attendance.ONLINE and bool(place or not self.original.is_deadline)

    @property
    def is_online(self) -> bool:
        return is_online(self.original)

    @property
    def commune(self) -> Commune | None:
        return commune_of(self.original)

    @property
    def map_address(self) -> str:
        """Where the place is on OpenStreetMap: a link, for a map in the page would tell a third party who reads it."""
        place = self.original.place
        if place is None:
            return ""
        if place.latitude is not None and place.longitude is not None:
            where = urlencode({"mlat": place.latitude, "mlon": place.longitude})
            return f"{MAP}?{where}#map=17/{place.latitude}/{place.longitude}"
        return f"{MAP}search?query={quote(place.address)}" if place.street else ""

    # -- For whom, with whom

    @cached_property
    def spoken(self) -> list[Spoken]:
        return spoken_at(self.original)

    @property
    def chips(self) -> list[Chip]:
        return chips(self.original)

    @property
    def organisers(self) -> list[Organisation]:
        """The organiser, where it is not the centre, and those who help."""
        return [self.original.organiser] if self.original.organiser else []

    @property
    def co_organisers(self) -> list[Organisation]:
        return [each.organisation for each in self.original.co_organisers.all()]

    @property
    def registration_address(self) -> str:
        """What a click on the registration does."""
        given = self.original.registration_address.strip()
        digits = "".join(letter for letter in given if letter.isdecimal() or letter == "+")
        return {
            Registration.TELEPHONE: f"tel:{digits}",
            Registration.EMAIL: f"mailto:{given}",
            Registration.LINK: given if given.startswith(("http://", "https://")) else "",
        }.get(Registration(self.original.registration), "")

    # -- What goes with it

    @property
    def campaign(self) -> Page | None:
        return self.related.get(self.original.campaign_id or 0)

    @property
    def continues(self) -> Page | None:
        return self.related.get(self.original.continues_id or 0)

    @property
    def continuations(self) -> list[Page]:
        return [self.related[key] for key in self.continued_by if key in self.related]

    # -- Calendars

    @property
    def feed(self) -> str:
        return "" if self.withdrawn else addresses.page_feed(self.page.translation_key)

    @property
    def subscribe(self) -> str:
        """The page that explains how to subscribe to it."""
        return f"{self.agenda.url}subscribe/?of={self.page.translation_key}" if self.agenda and self.feed else ""


def of_page(page: EventPage, request: HttpRequest, state: TranslationState | None) -> Activity:
    """What a visitor is shown; of a draft that is previewed, what it says itself."""
    draft = bool(getattr(request, "is_preview", False))
    original = page.original = page.original if draft else with_relations(page)
    withdrawn = not draft and original.pk != page.pk and not original.live
    untranslated = state.untranslated_blocks if state else set()
    found = dates.of_page(page, timezone.now(), draft=draft or withdrawn, untranslated=untranslated)
    continued_by = list(original.continued_by.values_list("pk", flat=True)) if original.pk else []
    keys = [key for key in (original.campaign_id, original.continues_id, *continued_by) if key]
    return Activity(
        page=page,
        original=original,
        dates=found,
        category=for_reader([original.category])[0],
        audiences=for_reader(list(original.audiences.all())),
        related=published.readable_for(keys) if keys else {},
        continued_by=continued_by,
        agenda=parent(page, request),
        state=state,
        withdrawn=withdrawn,
    )


def with_relations(page: EventPage) -> EventPage:
    """The page that holds the facts, with all that they point to, in few queries."""
    found = EventPage.objects.filter(translation_key=page.translation_key).select_related(*RELATED)
    source = Q(locale__language_code=settings.LANGUAGE_CODE)
    original = found.filter(source | Q(pk=page.pk)).order_by(Case(When(source, 0), default=1))
    return cast(EventPage, original.prefetch_related(*MANY)[0])


AnyLabel = TypeVar("AnyLabel", bound=Label)


def for_reader(labels: list[AnyLabel]) -> list[AnyLabel]:
    """The labels, which are in the source language, as the active language's reader is given them."""
    if not labels or get_language() == settings.LANGUAGE_CODE:
        return labels
    known = type(labels[0]).for_reader()
    return [known.get(label.translation_key, label) for label in labels]


def parent(page: Page, request: HttpRequest) -> Page | None:
    above = getattr(request, "_ancestors", None)
    if above:
        return above[-1]
    return page.get_parent() if page.depth else None


def is_online(original: EventPage) -> bool:
    """Whether one can take part from home."""
    return original.attendance != Attendance.IN_PERSON or original.status == Status.MOVED_ONLINE


def commune_of(original: EventPage) -> Commune | None:
    found: Commune | None = original.place.commune if original.place else original.commune
    return found


def spoken_at(original: EventPage) -> list[Spoken]:
    return [Spoken(each.code, spoken.name(each.code), each.level) for each in original.spoken_languages.all()]


def chips(original: EventPage) -> list[Chip]:
    """The facts that decide whether one can go, as lists show them."""
    step_free = {StepFree.YES: _("Step-free"), StepFree.WITH_HELP: _("Step-free with help")}.get(original.step_free, "")
    names = [each.name for each in spoken_at(original)]
    found: Iterable[tuple[str, object, str]] = [
        ("free", original.is_free and not original.is_deadline, _("Free")),
        ("online", is_online(original), _("Online")),
        ("child", original.childcare, _("Childcare")),
        ("interpreter", original.interpreter, _("Interpreter")),
        ("step-free", step_free, step_free),
        ("speech", names, listed(names)),
    ]
    return [Chip(icon, words) for icon, holds, words in found if holds]


def listed(names: list[str]) -> str:
    """``arabe, turc``, with the comma of the reader's script."""
    return f"{comma()} ".join(names)
