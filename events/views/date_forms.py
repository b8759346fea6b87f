"""What is asked when one date of an activity changes: as little as it takes, in inputs that need no script."""

from collections.abc import Mapping
from copy import copy
from datetime import date, time
from typing import Any

from django import forms

from core.models import Organisation
from events.changing import DateChange
from events.models import EventPage
from events.occurrences import Status
from events.rules import EARLIEST, LATEST
from events.validation import fault_of_move

LONGEST_MESSAGE = 200


class DayInput(forms.DateInput):
    """The browser's own calendar: works with a keyboard and without script."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def within_bounds(day: date) -> None:
    """Refuses what no activity may have."""
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(f"Une date entre {EARLIEST.year} et {LATEST.year}.")


def message_field(example: str) -> forms.CharField:
    return forms.CharField(
        label="Message pour le public",
        required=False,
        max_length=LONGEST_MESSAGE,
        help_text=f"Facultatif : pourquoi, et que faire. Par exemple : « {example} » Il se traduit ensuite.",
        widget=forms.TextInput,
    )


class DateForm(forms.Form):
    """Gives ``values`` for ``events.changing.DateChange``."""

    def __init__(self, *args: Any, page: EventPage, day: date, **kwargs: Any) -> None:
        self.page, self.day = page, day
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    @classmethod
    def known(cls, value: Mapping[str, Any]) -> dict[str, Any]:
        """What the form begins with where the date was changed like this before."""
        return {name: value.get(name) for name in cls.base_fields if value.get(name)}


class CancelForm(DateForm):
    message = message_field("L’animatrice est malade. La séance suivante est maintenue.")


class PlaceForm(DateForm):
    """Another place: an organisation, or a text, or (where the date only moves) none."""

    place = forms.ModelChoiceField(
        Organisation.objects.all(), label="Autre lieu", required=False, empty_label="Le lieu habituel"
    )
    place_text = forms.CharField(
        label="Ou autre lieu, en texte",
        required=False,
        max_length=200,
        help_text="Pour un lieu qui n’est pas dans la liste : son nom et son adresse.",
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("place") and given.get("place_text"):
            self.add_error("place_text", "Choisissez un lieu ou décrivez-le, pas les deux.")
        return given

    def values(self) -> dict[str, Any]:
        place: Organisation | None = self.cleaned_data["place"]
        return self.cleaned_data | {"place": place.pk if place else None}


class MoveForm(PlaceForm):
    new_date = forms.DateField(label="Nouvelle date", widget=DayInput, validators=[within_bounds])
    new_start = forms.TimeField(
        label="Nouveau début", required=False, widget=HourInput, help_text="Vide : la même heure que d’habitude."
    )
    new_end = forms.TimeField(
        label="Nouvelle fin", required=False, widget=HourInput, help_text="Vide : la même durée que d’habitude."
    )
    message = message_field("La salle est prise ce jour-là.")
    field_order = ["new_date", "new_start", "new_end", "place", "place_text", "message"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.page.all_day:
            del self.fields["new_start"], self.fields["new_end"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        start: time = given.get("new_start") or self.page.start_time or time()
        end = given.get("new_end")
        if given.get("new_date") and end == start:
            self.add_error("new_end", "La fin est à la même heure que le début.")
        if not self.errors and (fault := self.fault()):
            self.add_error("new_date", fault)
        return given

    def fault(self) -> str:
        """What the editor would refuse of the series with this date moved so."""
        moved = copy(self.page)
        DateChange(self.day, Status.RESCHEDULED, self.values())(moved)
        return fault_of_move(moved.schedule, self.day)

    def values(self) -> dict[str, Any]:
        return {"new_start": None, "new_end": None} | super().values()


class ElsewhereForm(PlaceForm):
    message = message_field("Travaux dans la salle : rendez-vous à côté.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].label = "Lieu"
        self.fields["place"].empty_label = "Choisissez…"  # type: ignore[attr-defined]
        self.fields["place_text"].label = "Ou lieu, en texte"

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("place") and not given.get("place_text") and not self.errors:
            self.add_error("place", "Dites où : choisissez un lieu, ou décrivez-le en texte.")
        return given


class RestoreForm(DateForm):
    """Nothing is asked."""


FORMS: dict[Status | None, type[DateForm]] = {
    Status.CANCELLED: CancelForm,
    Status.RESCHEDULED: MoveForm,
    Status.ELSEWHERE: ElsewhereForm,
    None: RestoreForm,
}


class DuplicateForm(forms.Form):
    title = forms.CharField(label="Titre", max_length=255)
    first_date = forms.DateField(
        label="Première date",
        widget=DayInput,
        validators=[within_bounds],
        help_text="La répétition recommence à partir de cette date, aussi longtemps.",
    )
