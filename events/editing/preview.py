"""What the dates in an editor's form mean: a sentence, the coming dates, holidays, what publishing them would change.

Computed from the form as it stands, saved or not, good or not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.conf import settings
from django.forms.models import construct_instance
from wagtail.admin.forms.models import formfield_for_dbfield

from events import occurrences, sentences, stored, validation
from events.editing import repetition
from events.editing.differences import AHEAD, differences, in_words, moment, published_schedule
from events.enums import OccurrenceStatus
from events.models import EventPage
from events.occurrences import Schedule
from events.rules import EARLIEST, LATEST
from events.skips import suggestions

MOST_LISTED = 60
SKIPS_AHEAD = relativedelta(months=13)
CHANGES = "changes"


class WhenForm(forms.ModelForm):
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
    first: Line | None = None  # where the rule would begin, if the date that was given is none of its own
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
    difference: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if published and not impossible:
        before = published_schedule(published)
        difference = tuple(in_words(differences(before, schedule, today), before, schedule))
    return replace(
        known,
        sentence=capitalised(sentences.sentence(schedule)),
        faults=tuple(faults.values()),
        first=first_of_rule(schedule),
        dates=tuple(lines),
        more=more,
        skips=tuple(skips(schedule, today)),
        difference=difference,
    )


def first_of_rule(schedule: Schedule) -> Line | None:
    """The first date that the rule gives, where that is not the date that begins the series."""
    start = schedule.start.date()
    first = next(iter(schedule.rule.dates(start)), start) if schedule.rule else start
    return None if first == start else Line(first, sentences.written(first, weekday=True))


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


def capitalised(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
