"""The model field of a series."""

from typing import Any

from recurrence.fields import RecurrenceField

from events.editing.fields import SeriesFormField


class SeriesField(RecurrenceField):
    """django-recurrence's storage with our form: theirs needs the Django admin's scripts, and breaks a strict CSP."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": SeriesFormField, "widget": SeriesFormField.widget, **kwargs})
