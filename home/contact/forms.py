from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.contact import stamps
from home.models import ContactMessage

# Django has no words for these in every language of the site.
ERRORS = {
    "required": _("Please fill this in."),
    "invalid": _("This does not look like an email address. It should look like name@example.org."),
    "max_length": _("This is too long: %(limit_value)d characters at most, and you wrote %(show_value)d."),
    "null_characters_not_allowed": _("There is a character in this that cannot be stored."),
}


class ContactForm(forms.ModelForm):
    """Name, a way to answer (mail or telephone, one is enough), and the message.

    ``website`` is a trap: people do not see it, programs fill it in. ``stamp`` shows that the page was opened
    lately. Neither needs a cookie, a picture to decipher, or anybody else's server.
    """

    website = forms.CharField(required=False)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ContactMessage
        fields = ["name", "email", "telephone", "message"]
        labels = {
            "name": _("Your name"),
            "email": _("Your email address"),
            "telephone": _("Your telephone number"),
            "message": _("Your message"),
        }
        help_texts = {"message": _("You may write in your own language.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
            "telephone": forms.TextInput(
                attrs={"autocomplete": "tel", "type": "tel", "inputmode": "tel", "dir": "ltr"}
            ),
            "message": forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute, self.label_suffix = False, ""
        self.initial["stamp"] = stamps.make()
        for field in self.fields.values():
            field.error_messages |= ERRORS
        for name in ("name", "message"):
            self.fields[name].widget.attrs["aria-required"] = "true"

    def clean_name(self) -> str:
        """In one line: a line break would pass for words of the site in the staff's letter."""
        return " ".join(self.cleaned_data["name"].split())

    def clean_telephone(self) -> str:
        return " ".join(self.cleaned_data["telephone"].split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not {"email", "telephone"} & set(self.errors) and not (cleaned.get("email") or cleaned.get("telephone")):
            self.add_error("email", _("Give an email address or a telephone number, so that we can answer you."))
        return cleaned

    def renew(self) -> None:
        """Shows what was typed again with a stamp of today and the trap emptied, so that it can be sent once more."""
        self.data = {**{name: self.data.get(name, "") for name in self.fields}, "stamp": stamps.make(), "website": ""}
