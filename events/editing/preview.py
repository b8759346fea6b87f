"""What the dates in an editor's form mean: a sentence, the coming dates, holidays, what publishing them would change.

Computed from the form as it stands, saved or not, good or not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from django import forms
from django.conf import settings
from django.forms.models import construct_instance
from wagtail.admin.forms.models import formfield_for_dbfield

from events import occurrences, sentences, stored, validation
from events.comparing import Difference, compare
from events.editing import repetition
from events.enums import OccurrenceStatus
from events.models import EventPage
from events.occurrences import INSTANT, Instance, Schedule
from events.rules import EARLIEST, LATEST
from events.skips import suggestions

SHOWN = 12
MOST_LISTED = 60
AHEAD = relativedelta(months=25)
SKIPS_AHEAD = relativedelta(months=13)
CHANGES = "changes"


class WhenForm(forms.ModelForm[EventPage]):
    """The part of the editor's form that says when; of the page nothing else is asked, so it is not validated."""

    class Meta:
        model = EventPage
        fields = [
            *("start_date", "start_time", "end_date", "end_time", "all_day", "zone", "recurrence", "status", CHANGES)
        ]
        formfield_callback = formfield_for_dbfield

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data, instance=EventPage())
        for field in self.fields.values():
            vars(field)["is_deferred_validation"] = True  # what a draft may still lack (Wagtail's own mark)
        self.fields["status"].required = False
        if f"{CHANGES}-count" not in data:
            del self.fields[CHANGES]

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"] or settings.TIME_ZONE
        EventPage._meta.get_field("zone").run_validators(zone)
        return zone

    def _post_clean(self) -> None:
        fields = [name for name in self.cleaned_data if name != "status" or self.cleaned_data[name]]
        construct_instance(self, self.instance, fields)


@dataclass(frozen=True)
class Line:
    """One date, in words. ``day`` is the one that the series gives."""

    day: date
    words: str
    note: str = ""
    is_removed: bool = False
    is_added: bool = False


@dataclass(frozen=True)
class Skip:
    """Dates of the series that fall on a holiday: ``name``, the days as a form sends them, and in words."""

    name: str
    days: tuple[date, ...]
    words: str


@dataclass(frozen=True)
class Preview:
    """What the form means; ``sentence`` is empty where the first date is not known."""

    sentence: str = ""
    note: str = ""
    faults: tuple[str, ...] = ()
    dates: tuple[Line, ...] = ()
    more: str = ""
    skips: tuple[Skip, ...] = ()
    months: tuple[tuple[str, str], ...] = ()
    weekday: int | None = None
    difference: tuple[tuple[str, tuple[str, ...]], ...] = ()


def preview(form: WhenForm, published: EventPage | None, today: date) -> Preview:
    """``published`` is the page as visitors have it, where it is live."""
    wrong = [str(sentence) for errors in form.errors.values() for sentence in errors]
    start = form.cleaned_data.get("start_date")
    if not form.data.get("start_date"):
        return Preview(note="Donnez d’abord la date : ce qui suit en dépend.")
    if start is None or not EARLIEST <= start <= LATEST:
        return Preview(faults=tuple(wrong or [stored.OUT_OF_TIME]))
    yearly = form.data.get("recurrence-frequency") == "YEARLY"
    known = Preview(months=tuple(repetition.days_of_month(start, yearly=yearly).items()), weekday=start.weekday())
    if wrong:
        return replace(known, faults=tuple(wrong))
    page: EventPage = form.instance
    impossible = validation.when(page)
    faults = impossible or validation.repetition(page) or validation.changes(page)
    if "end_date" in impossible:
        page.end_date = None
    if "changes" in impossible:
        page.changes = []
    schedule = page.schedule
    lines, more = coming(schedule, today)
    return replace(
        known,
        sentence=capitalised(sentences.sentence(schedule)),
        faults=tuple(faults.values()),
        dates=tuple(lines),
        more=more,
        skips=tuple(skips(schedule, today)),
        difference=tuple(in_words(differences(published, schedule, today), schedule)) if published else (),
    )


def coming(schedule: Schedule, today: date) -> tuple[list[Line], str]:
    """The dates to come, removed ones in their place, and how many more there are."""
    whole = replace(schedule, removed=())
    begin = max(today, schedule.start.date())
    horizon = begin + AHEAD
    removed = set(schedule.removed)
    found = whole.dates(horizon, since=today)
    ruled = replace(whole, added=()).among(found)
    lines = [line(schedule, day, day in removed, day not in ruled) for day in found[:MOST_LISTED]]
    rest = sum(day not in removed for day in found[MOST_LISTED:])
    if schedule.is_endless:
        return lines, "Et ainsi de suite, sans fin prévue."
    if rest:
        return lines, f"Et {rest} {'autre' if rest == 1 else 'autres'}, jusqu’au {sentences.written(found[-1])}."
    return lines, ""


def line(schedule: Schedule, day: date, is_removed: bool, is_added: bool) -> Line:
    change = schedule.changes.get(day)
    note = ""
    if change and not is_removed:
        note = OccurrenceStatus(change.status).label.lower()
        if change.start:
            note += f" : {moment(occurrences.instance(schedule, day), schedule)}"
    return Line(day, sentences.written(day, weekday=True), note, is_removed, is_added)


def skips(schedule: Schedule, today: date) -> Iterable[Skip]:
    """Holidays on which dates fall; each date once, under the longest holiday that it falls on."""
    if not schedule.is_series:
        return
    begin = max(today, schedule.start.date())
    found = suggestions(schedule, begin, begin + SKIPS_AHEAD)
    named: set[date] = set()
    whole = sorted(found, key=lambda each: (each.last - each.first, each.first), reverse=True)
    kept = []
    for each in whole:
        days = tuple(day for day in each.dates if day not in named)
        named |= set(days)
        if days:
            kept.append((each, days))
    for each, days in sorted(kept, key=lambda pair: pair[0].first):
        yield Skip(
            each.name, days, sentences.listed([sentences.written(day, weekday=True, year=False) for day in days])
        )


def differences(published: EventPage, schedule: Schedule, today: date) -> Difference:
    """What publishing would change of the dates to come; nothing is known of a published rule that is unreadable."""
    try:
        before = published.schedule
    except stored.UnusableRuleError:
        before = None
    return compare(before, schedule, today, today + AHEAD)


def in_words(difference: Difference, schedule: Schedule) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Heading and dates of each kind of difference that there is."""
    kinds = {
        "Dates nouvelles": [moment(each, schedule) for each in difference.appear],
        "Dates qui disparaissent": [moment(each, schedule) for each in difference.disappear],
        "Dates déplacées": [
            f"{moment(each.before, schedule)} devient {moment(each.after, schedule)}" for each in difference.move
        ],
        "Changements qui n’ont plus de date": [sentences.written(day, weekday=True) for day in difference.orphaned],
    }
    for heading, days in kinds.items():
        if days:
            rest = len(days) - SHOWN
            shown = list(islice(days, SHOWN))
            if rest > 0:
                shown.append(f"et {rest} {'autre' if rest == 1 else 'autres'}")
            yield heading, tuple(shown)


def moment(each: Instance, schedule: Schedule) -> str:
    """A date with its hours, on the clock of the series: « mardi 6 octobre 2026, de 18:00 à 20:00 »."""
    zone = ZoneInfo(settings.TIME_ZONE if schedule.all_day else schedule.zone)
    start, end = each.start.astimezone(zone), each.end.astimezone(zone)
    day, last = start.date(), max(start, end - INSTANT).date()
    if schedule.all_day:
        return sentences.written(day, weekday=True) if last == day else sentences.between(day, last, weekday=True)
    return f"{sentences.written(day, weekday=True)}, de {start:%H:%M} à {end:%H:%M}"


def capitalised(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
