"""What the directory says of an organisation, as the active language's reader is given it, at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from core import spoken
from core.clock import comma
from core.enums import StepFree
from core.models import Audience, Commune, Organisation, Service
from resources import hours
from resources.directory import public_holidays, wording
from resources.directory.filters import Facets
from resources.hours import Hours, Slot, Special, State

MAP = "https://www.openstreetmap.org/"
TOLD_AHEAD = 60  # days in which closures and holidays to come are told
MANY = ("opening_hours", "special_opening_hours", "services", "audiences")

Labels = dict[UUID, Any]


@dataclass(frozen=True)
class Spoken:
    code: str
    name: str


@dataclass(frozen=True)
class WeekRow:
    """A day of the week: its usual hours; today's, where a holiday or a special day says otherwise."""

    name: str
    slots: list[str]
    is_today: bool
    instead: list[str] | None = None


@dataclass(frozen=True)
class AheadRow:
    """Days to come that are not as usual. ``code`` is the language of the reason."""

    first: date
    last: date
    days: str
    slots: list[str]
    reason: str
    code: str


@dataclass(frozen=True)
class Facts:
    """An organisation of the directory at a moment; ``str()`` of it is its name, as in every language."""

    organisation: Organisation
    hours: Hours
    now: datetime
    services: list[Service]
    audiences: list[Audience]

    def __str__(self) -> str:
        return self.organisation.name

    @property
    def slug(self) -> str:
        return self.organisation.slug

    @property
    def commune(self) -> Commune | None:
        return self.organisation.commune

    # -- When

    @cached_property
    def state(self) -> State:
        return hours.state(self.hours, self.now)

    @property
    def state_words(self) -> str:
        return wording.state(self.state, self.local_now)

    @property
    def is_open(self) -> bool:
        return self.state.is_open

    @property
    def local_now(self) -> datetime:
        return self.now.astimezone(self.hours.tz)

    @property
    def today(self) -> date:
        return self.local_now.date()

    @cached_property
    def week(self) -> list[WeekRow]:
        """The seven days from Monday; nothing where no hours of the week are known."""
        if not self.hours.weekly:
            return []
        really = hours.slots_on(self.hours, self.today)
        as_usual = tuple(sorted(slot for day, slot in self.hours.weekly if day == self.today.weekday()))
        found = []
        for number, slots in enumerate(hours.week(self.hours)):
            is_today = number == self.today.weekday()
            instead = told(really) if is_today and really != as_usual else None
            found.append(WeekRow(wording.weekday(number), told(slots), is_today, instead))
        return found

    @cached_property
    def ahead(self) -> list[AheadRow]:
        found = []
        for each in hours.ahead(self.hours, self.today, TOLD_AHEAD):
            reason, code = public_holidays.name(each.first) if each.is_holiday else (each.reason, "fr")
            days = wording.days(each.first, each.last)
            found.append(AheadRow(each.first, each.last, days, told(each.slots), reason, code))
        return found

    @property
    def minds_holidays(self) -> bool:
        return bool(self.hours.weekly) and self.organisation.closed_on_holidays

    # -- What and for whom

    @cached_property
    def spoken(self) -> list[Spoken]:
        """By name. Codes that are not of the list any more are left out."""
        named = [Spoken(code, spoken.name(code)) for code in self.organisation.languages if code in spoken.CODES]
        return sorted(named, key=lambda each: each.name.casefold())

    @property
    def spoken_names(self) -> str:
        return f"{comma()} ".join(each.name for each in self.spoken)

    @property
    def step_free(self) -> str:
        """Step-free access in a word or two; nothing where it is not known."""
        return {
            StepFree.YES.value: _("Step-free"),
            StepFree.WITH_HELP.value: _("Step-free with help"),
            StepFree.NO.value: _("Not step-free"),
        }.get(self.organisation.step_free, "")

    # -- Where

    @property
    def geo(self) -> str:
        """Its place as an address that a map application opens (RFC 5870); the browser asks nobody for it."""
        given = self.organisation
        known = given.latitude is not None and given.longitude is not None
        return f"geo:{given.latitude},{given.longitude}" if known else ""

    @property
    def map_address(self) -> str:
        """Where it is on OpenStreetMap: a link, for a map in the page would tell a third party who reads it."""
        given = self.organisation
        if given.latitude is not None and given.longitude is not None:
            where = urlencode({"mlat": given.latitude, "mlon": given.longitude})
            return f"{MAP}?{where}#map=17/{given.latitude}/{given.longitude}"
        return f"{MAP}search?query={quote(given.address)}" if given.street else ""

    @property
    def facets(self) -> Facets:
        """What filters ask of it."""
        given = self.organisation
        return Facets(
            service=frozenset(each.slug for each in self.services),
            language=frozenset(each.code for each in self.spoken),
            audience=frozenset(each.slug for each in self.audiences),
            commune=frozenset({given.commune.nis_code} if given.commune else ()),
            open=self.is_open,
            step_free=given.step_free in {StepFree.YES, StepFree.WITH_HELP},
        )


def told(slots: Iterable[Slot]) -> list[str]:
    return [wording.slot(each) for each in slots]


def listed() -> QuerySet[Organisation]:
    """The organisations that have an entry."""
    return Organisation.objects.filter(in_directory=True).select_related("commune")


def hours_of(given: Organisation, year: int) -> Hours:
    """The hours of an organisation, with the public holidays around a year."""
    return Hours(
        weekly=tuple(
            (each.weekday, Slot(each.opens, each.closes, each.by_appointment)) for each in given.opening_hours.all()
        ),
        special=tuple(special(each) for each in given.special_opening_hours.all()),
        holidays=public_holidays.around(year) if given.closed_on_holidays else frozenset(),
        zone=given.zone,
    )


def special(given: Any) -> Special:
    """A row of special days as the pure module has it."""
    slot = Slot(given.opens, given.closes) if given.opens is not None and given.closes is not None else None
    return Special(given.first_day, given.last_day, slot, given.reason)


def of(given: Organisation, now: datetime, services: Labels, audiences: Labels) -> Facts:
    """The facts of an organisation; ``services`` and ``audiences`` are the reader's words (``Label.for_reader``)."""
    return Facts(
        organisation=given,
        hours=hours_of(given, timezone.localtime(now).year),
        now=now,
        services=in_words(given.services.all(), services),
        audiences=in_words(given.audiences.all(), audiences),
    )


def in_words(labels: Iterable[Any], known: Labels) -> list[Any]:
    """The labels in the reader's words, in the order of these."""
    found = [known.get(each.translation_key, each) for each in labels]
    return sorted(found, key=lambda each: each.name.casefold())


def one(given: Organisation, now: datetime) -> Facts:
    return of(given, now, Service.for_reader(), Audience.for_reader())
