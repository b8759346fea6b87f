"""The organisations, as the staff keeps them: what they do, how to reach them, when they are open."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core import spoken
from core.models import Commune, Organisation, Service
from desk import reviews
from resources.directory.problems import problems
from resources.hours import Slot, Special

YES, NO = "oui", "non"
YES_NO = [(YES, "Oui"), (NO, "Non")]
USED_IN_ADDRESSES = "Vide : elle suit du nom. Des liens et des codes QR s’en servent : ne la changez plus."


def rows(formset: Any) -> Iterable[dict[str, Any]]:
    """What an editor filled in, line by line, without the lines that go."""
    given = (form.cleaned_data for form in formset.forms if hasattr(form, "cleaned_data"))
    return (each for each in given if each and not each.get("DELETE"))


def slot(row: dict[str, Any]) -> Slot | None:
    """The hours of a line; nothing where they are not both there (the field says so itself)."""
    if row.get("opens") is None or row.get("closes") is None:
        return None
    return Slot(row["opens"], row["closes"], bool(row.get("by_appointment")))


class OrganisationForm(WagtailAdminModelForm):
    """Languages by their names; hours that contradict each other are told before they are published."""

    languages = forms.TypedMultipleChoiceField(
        label="Langues parlées",
        required=False,
        choices=spoken.choices,
        empty_value=[],
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text="Avec Ctrl (⌘ sur un Mac) : plusieurs. Celles que quelqu’un parle vraiment à l’accueil.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("services", "audiences"):  # labels have a row a language; facts are those of the French one
            labels = self.fields[name]
            labels.queryset = labels.queryset.filter(locale__language_code=settings.LANGUAGE_CODE)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("in_directory") and not (cleaned.get("commune") or cleaned.get("locality")):
            self.add_error("commune", "Dans l’annuaire, une organisation a une commune, ou à défaut un lieu.")
        return cleaned

    def is_valid(self) -> bool:
        """The formsets are read by now, which ``clean`` comes before."""
        valid: bool = super().is_valid()
        if not {"opening_hours", "special_opening_hours"} <= set(self.formsets):
            return valid
        weekly = [
            (row["weekday"], found)
            for row in rows(self.formsets["opening_hours"])
            if (found := slot(row)) and row.get("weekday") is not None
        ]
        special = [
            Special(row["first_day"], row["last_day"], slot(row))
            for row in rows(self.formsets["special_opening_hours"])
            if row.get("first_day") and row.get("last_day")
        ]
        told = problems(weekly, special)
        if told:
            self.add_error(None, [ValidationError(sentence) for sentence in dict.fromkeys(told)])
        return valid and not told


class OrganisationFilters(WagtailFilterSet):
    """What the list of organisations can be narrowed to."""

    commune = django_filters.ModelChoiceFilter(queryset=Commune.objects.all(), label="Commune")
    services = django_filters.ModelChoiceFilter(
        queryset=Service.objects.filter(locale__language_code=settings.LANGUAGE_CODE), label="Service"
    )
    listed = django_filters.ChoiceFilter(
        method="is_listed", choices=YES_NO, label="Dans l’annuaire", empty_label="Peu importe"
    )
    due = django_filters.ChoiceFilter(method="is_due", choices=YES_NO, label="À revoir", empty_label="Peu importe")

    class Meta:
        model = Organisation
        fields = ["listed", "due", "commune", "services"]

    def is_listed(self, found: QuerySet[Organisation], _name: str, value: str) -> QuerySet[Organisation]:
        return found.filter(in_directory=value == YES)

    def is_due(self, found: QuerySet[Organisation], _name: str, value: str) -> QuerySet[Organisation]:
        """Those whose date of review has come; without one, those that nobody has checked for the usual delay."""
        due = reviews.is_due("checked_on", "review_on")
        return found.filter(due) if value == YES else found.exclude(due)


NO_HELP = " "  # fields of one row stand at one height; what their help says is said above the rows
WEEKLY = [
    FieldRowPanel(
        [
            FieldPanel("weekday"),
            FieldPanel("opens"),
            FieldPanel("closes", help_text=NO_HELP),
            FieldPanel("by_appointment"),
        ]
    )
]
SPECIAL = [
    FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
    FieldRowPanel([FieldPanel("opens", help_text=NO_HELP), FieldPanel("closes", help_text=NO_HELP)]),
    FieldPanel("reason"),
]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = [
        "name",
        Column("town", label="Lieu"),
        BooleanColumn("in_directory", label="Annuaire", sort_key="in_directory"),
        "checked_on",
    ]
    list_export = ["name", "slug", "town", "address", "telephone", "email", "website", "checked_on", "review_on"]
    filterset_class = OrganisationFilters
    search_fields = ["name"]
    ordering = ["name"]
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("name"), FieldPanel("locality"), FieldPanel("description")], heading="Qui est-ce ?"
            ),
            MultiFieldPanel(
                [
                    FieldPanel("in_directory"),
                    FieldPanel("services", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("audiences", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("languages"),
                    FieldPanel("slug", help_text=USED_IN_ADDRESSES),
                ],
                heading="Annuaire",
                help_text="Sans coche, l’organisation reste un lieu ou un partenaire de l’agenda, sans page à elle.",
            ),
            MultiFieldPanel(
                [
                    FieldPanel("street"),
                    FieldRowPanel([FieldPanel("postal_code"), FieldPanel("commune")]),
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldPanel("step_free"),
                    FieldPanel("accessibility"),
                ],
                heading="Adresse et accès",
            ),
            MultiFieldPanel([FieldPanel("telephone"), FieldPanel("email"), FieldPanel("website")], heading="Contact"),
            MultiFieldPanel(
                [
                    InlinePanel("opening_hours", WEEKLY, heading="La semaine", label="Heures"),
                    FieldPanel("closed_on_holidays"),
                    FieldPanel("zone", help_text="En Belgique : ne changez rien."),
                ],
                heading="Heures d’ouverture",
                help_text="Une ligne par moment : le matin et l’après-midi font deux lignes. Minuit s’écrit 00:00. "
                "Une heure de fin plus tôt que le début veut dire : le lendemain.",
            ),
            InlinePanel(
                "special_opening_hours",
                SPECIAL,
                heading="Jours particuliers",
                label="Jours",
                help_text="Congés, fermetures, autres heures. Sans heures, l’organisation est fermée. "
                "Ces jours passent avant la semaine et avant les jours fériés.",
            ),
            MultiFieldPanel(
                [FieldPanel("owner"), FieldRowPanel([FieldPanel("checked_on"), FieldPanel("review_on")])],
                heading="Vérification",
            ),
        ],
        base_form_class=OrganisationForm,
    )


register_snippet(OrganisationViewSet)
