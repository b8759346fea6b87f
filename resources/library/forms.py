"""The form of a publication: one file a language, and each a file that opens."""

from typing import Any

from django import forms
from django.conf import settings
from wagtail.admin.forms.models import WagtailAdminModelForm

from resources.library import covers

TWICE = "Il y a déjà un fichier dans cette langue : une publication en a un par langue."
NO_FILE = "Ajoutez au moins un fichier, ou la publication n’apparaît pas sur le site."


class PublicationForm(WagtailAdminModelForm):
    """Topics and audiences are chosen by their French rows; their words in other languages follow."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("topics", "audiences"):
            if field := self.fields.get(name):
                field.queryset = field.queryset.filter(locale__language_code=settings.LANGUAGE_CODE)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        formset = self.formsets.get("versions")
        if formset is not None:
            kept = [form for form in formset.forms if form.is_valid() and form.cleaned_data.get("document")]
            kept = [form for form in kept if not form.cleaned_data.get("DELETE")]
            check_languages(kept)
            for form in kept:
                check_file(form)
            if not kept and not any(form.errors for form in formset.forms):
                self.add_error(None, NO_FILE)
        return cleaned


def check_languages(kept: list[forms.ModelForm]) -> None:
    """One version a language; a language that is not given is the file's."""
    seen: set[str] = set()
    for form in kept:
        language = form.cleaned_data.get("language") or form.cleaned_data["document"].language
        if language in seen:
            form.add_error("language", TWICE)
        else:
            form.cleaned_data["language"] = form.instance.language = language
        seen.add(language)


def check_file(form: forms.ModelForm) -> None:
    """A file that was chosen before the site looked closely at files may be broken, or locked."""
    if "document" in form.changed_data and (reason := covers.refusal(form.cleaned_data["document"])):
        form.add_error("document", reason)
