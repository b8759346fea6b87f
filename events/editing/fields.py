"""The form field of a series: plain fields with names, from which the server makes the rule; no script is needed."""

from collections.abc import Mapping
from typing import Any

import recurrence
from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from events import stored
from events.editing import repetition
from events.editing.repetition import Series, Typed, UnclearError
from events.rules import Frequency
from events.sentences import DAYS, written

SEVERAL = {"weekdays", "added", "removed"}
DATES = {"until", "added", "removed"}
BLANKS = 2  # empty fields for dates, where no script adds one


class SeriesWidget(forms.Widget):
    """A group of fields, each named after the model's field: ``recurrence-frequency``, ``recurrence-weekdays``…

    The first date stands in another field of the same form, ``start``: a rule is counted from it.
    """

    use_fieldset = True
    template_name = "events/admin/recurrence/widget.html"

    class Media:
        css = {"all": ["events/css/recurrence.css"]}
        js = [Script("events/js/recurrence.js", type="module")]

    def __init__(self, attrs: dict[str, Any] | None = None, start: str = "start_date") -> None:
        super().__init__(attrs)
        self.start = start

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        """What was typed, all of it; the name of the form's prefix is before the first date's too."""
        many = data if isinstance(data, MultiValueDict) else MultiValueDict({key: [data[key]] for key in data})
        prefix, dash, _ = name.rpartition("-")
        found: dict[str, Any] = {"start": as_date(many.get(f"{prefix}{dash}{self.start}"))}
        for part in set(Typed.__dataclass_fields__) - {"start"}:
            key = f"{name}-{part}"
            if key in many:
                values = [as_date(each) if part in DATES else str(each) for each in many.getlist(key)]
                found[part] = tuple(values) if part in SEVERAL else values[-1]
        return Typed(**found)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return f"{name}-frequency" not in data

    def id_for_label(self, id_: str) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        given = value if isinstance(value, Typed) else Typed()
        start = repetition.one_date(given.start)
        return context | {
            "given": given,
            "frequencies": [("", "Jamais"), *((each, f"Chaque {one}") for each, (one, _) in repetition.UNITS.items())],
            "units": {str(each): many for each, (_, many) in repetition.UNITS.items()},
            "weekdays": [(str(day), DAYS[day]) for day in range(7)],
            "months": months(start, yearly=given.frequency == Frequency.YEARLY),
            "added": [(text, words(text)) for text in sorted({*given.added} - {""})],
            "removed": [(text, words(text)) for text in sorted({*given.removed} - {""})],
            "blanks": range(BLANKS),
            "most_times": stored.MOST_DATES,
            "most_between": stored.LONGEST_INTERVAL,
        }

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> Any:
        return render_to_string(self.template_name, self.get_context(name, value, attrs))


class SeriesFormField(forms.Field):
    """Gives a ``recurrence.Recurrence`` as the model's field keeps it, nothing where an activity does not repeat."""

    widget = SeriesWidget

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, recurrence.Recurrence) else value

    def clean(self, value: Any) -> Any:
        if not isinstance(value, Typed):
            return ""
        try:
            series = repetition.read(value)
        except UnclearError as unclear:
            raise ValidationError(unclear.sentences) from unclear
        if series == Series(None):
            return ""
        return stored.stored(series.rule, series.added, series.removed)

    def has_changed(self, initial: Any, data: Any) -> bool:
        if self.disabled:
            return False
        try:
            return as_text(self.clean(data)) != as_text(initial)
        except ValidationError:
            return True


def typed(kept: recurrence.Recurrence) -> Typed:
    """The fields as they say what is kept; one that they cannot say is for the editor to make again."""
    try:
        return repetition.typed(Series(stored.rule_of(kept), stored.added(kept), stored.removed(kept)))
    except stored.UnusableRuleError:
        return Typed(frequency="?")


def as_date(value: Any) -> str:
    """A date as ISO 8601 writes it, from any way in which staff write one; what is none stays as it was typed."""
    try:
        day = forms.DateField(required=False).to_python(value)
    except ValidationError:
        return str(value)
    return day.isoformat() if day else ""


def as_text(kept: Any) -> str:
    return recurrence.serialize(kept) if isinstance(kept, recurrence.Recurrence) else str(kept or "")


def words(text: str) -> str:
    day = repetition.one_date(text)
    return written(day, weekday=True) if day else text


def months(start: Any, *, yearly: bool) -> list[tuple[str, str, bool]]:
    """The choices of a day of the month: value, words, whether the first date, where it is known, allows it."""
    said = {
        repetition.DATE: "à la même date",
        repetition.NTH: "le même jour de la semaine (comme le 2e mardi)",
        repetition.LAST_WEEKDAY: "ce jour de la semaine, le dernier du mois",
        repetition.LAST_DAY: "le dernier jour du mois",
    }
    allowed = repetition.days_of_month(start, yearly=yearly) if start else said
    return [(value, allowed.get(value, general), value in allowed) for value, general in said.items()]
