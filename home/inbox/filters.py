from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.models import Locale

from home.contact import languages
from home.enums import MessageState
from home.models import ContactMessage


def followers(_request: Any) -> Any:
    """Those who follow a message now."""
    return get_user_model()._default_manager.filter(pk__in=ContactMessage.objects.values("in_charge"))


class LanguageField(django_filters.fields.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Locale) -> str:
        return languages.name(obj.language_code)


class LanguageFilter(django_filters.ModelMultipleChoiceFilter):
    field_class = LanguageField


class MessageFilterSet(WagtailFilterSet):
    """By state, language, period (whole days in Brussels), and who follows it."""

    state = django_filters.MultipleChoiceFilter(
        label="État", choices=MessageState.choices, widget=forms.CheckboxSelectMultiple
    )
    locale = LanguageFilter(label="Langue", queryset=Locale.objects.all(), widget=forms.CheckboxSelectMultiple)
    received_at = django_filters.DateFromToRangeFilter(label="Période", widget=DateRangePickerWidget)
    in_charge = MultipleUserFilter(label="Suivi par", queryset=followers, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = ContactMessage
        fields = ["state", "locale", "received_at", "in_charge"]
