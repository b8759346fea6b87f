"""The model field of a series."""

from typing import Any

import recurrence
from django.core.exceptions import ValidationError
from recurrence.fields import RecurrenceField

from events.editing.fields import SeriesFormField
from events.stored import UnusableRuleError, parsed


class SeriesField(RecurrenceField):
    """django-recurrence's storage, read and edited our way.

    Its reading takes single dates for midnights of some zone and fails with bare errors; its form needs the Django
    admin's scripts, and breaks a strict CSP.
    """

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return super().to_python(value)
        try:
            return parsed(value)
        except UnusableRuleError as fault:
            raise ValidationError(str(fault)) from fault

    def from_db_value(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """What nobody can read keeps no page from being opened: it is a rule that ``stored.rule_of`` refuses."""
        try:
            return self.to_python(value)
        except ValidationError:
            return recurrence.Recurrence(rrules=[recurrence.Rule(recurrence.SECONDLY)], include_dtstart=False)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": SeriesFormField, "widget": SeriesFormField.widget, **kwargs})
