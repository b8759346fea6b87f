"""The form by which an organisation corrects its entry: filled with what the site says, in French."""

from typing import Any

from django import forms
from django.utils import timezone

from core.models import Organisation
from resources.confirming import entry

LONGEST_WORDS = 1000


def plain(text: str) -> str:
    """As it is compared: without blanks at the ends of lines, with one kind of line break."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


class CorrectionForm(forms.ModelForm):
    """It validates as the organisation itself does, and saves nothing: an editor decides."""

    website = forms.URLField(label="Site web", required=False, max_length=200, assume_scheme="https")
    hours = forms.CharField(
        label=entry.WORDS["hours"],
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Une ligne par jour. Congés et fermetures aussi, avec les dates.",
    )
    services = forms.CharField(
        label=entry.WORDS["services"],
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Ce que vous faites pour les gens, un service par ligne.",
    )
    message = forms.CharField(
        label="Un mot pour nous",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Ce qui n’a pas de case ici : langues parlées, public, accès… Ce mot n’est pas publié.",
    )
    field_order = [*entry.FIELDS, *entry.WORDS, "message"]

    class Meta:
        model = Organisation
        fields = entry.FIELDS
        widgets = {
            "telephone": forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "dir": "ltr"}),
            "email": forms.EmailInput(attrs={"dir": "ltr"}),
            "description": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, organisation: Organisation, data: Any = None) -> None:
        self.said = entry.said(organisation, timezone.localdate())
        # An organisation of its own, so that nothing of the form is ever written to the one that is shown.
        blank = Organisation(pk=organisation.pk, name=organisation.name, slug=organisation.slug)
        super().__init__(data, instance=blank, initial=self.said)
        self.use_required_attribute, self.label_suffix = False, ""
        for name, field in self.fields.items():
            if name in self.said:
                field.label = entry.label(name)

    def changed(self) -> dict[str, str]:
        """What it says otherwise than the site, by name; a field that was not sent says nothing."""
        new = {name: plain(self.cleaned_data.get(name) or "") for name in self.said if name in self.data}
        return {name: text for name, text in new.items() if text != plain(self.said[name])}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.cleaned_data = cleaned
        if not self.errors and not self.changed() and not cleaned.get("message"):
            raise forms.ValidationError(
                "Vous n’avez rien changé. Tout est juste ? Utilisez le bouton « Tout est juste »."
            )
        return cleaned
