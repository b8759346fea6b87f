"""Wagtail's forms for pictures and documents, with what the staff need to know said where they need it.

The same form serves four ways in: alone, in a chooser, in bulk (where Wagtail sends the file first, with nothing
but a title and a collection, and asks for the rest afterwards), and for changing. So what is required is required
*where it was asked*: a picture sent in bulk is kept at once, and waits in the report of pictures to describe.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.utils.file import hash_filelike

from core.licences import Licence
from core.uploads.titles import readable_title
from desk.media.fields import PictureField, SentDocumentField

UNDESCRIBED = (
    "Dites en une phrase ce que l’image apprend, pour qui ne la voit pas : « Deux femmes remplissent un formulaire au "
    "guichet du centre ». Si elle n’apprend rien, cochez « Image décorative »."
)
AUTHOR = "Ces droits demandent de nommer l’auteur ou l’autrice : écrivez son nom ici."
COLLECTION = "Une collection range les fichiers ; une collection privée en limite la lecture."


class SecureURLField(forms.URLField):
    """An address typed without its beginning is one of https, as Django itself will have it from version 6."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", **kwargs)


class UploadForm(forms.ModelForm):
    """What pictures and documents have in common: a readable title, an author where one is due, twins noticed."""

    permission_policy: Any
    file_field: type[forms.FileField]
    edit_url_name = ""
    asks_about_twins = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = self.file_field(label="Fichier", required=old.required, widget=old.widget)
            self.fields["title"].required = False
        else:
            self.fields["title"].help_text = self.notice_of_twins()
        if "collection" in self.fields:
            self.fields["collection"].help_text = COLLECTION
        self.fields["tags"].help_text = "Des mots pour retrouver le fichier, séparés par des virgules."
        if "file" in self.fields and self.asked("keep_both"):
            self.offer_to_keep_both()

    def asked(self, name: str) -> bool:
        """Whether whoever sends the form had the field before them."""
        return self.add_prefix(name) in self.data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        sent = cleaned.get("file")
        if "file" in self.changed_data and sent:
            if cleaned.get("title", "") in {"", sent.name, sent.name.rpartition(".")[0]}:
                cleaned["title"] = readable_title(sent.name)
            self.check_twins(sent)
        elif "title" in cleaned and not cleaned["title"]:
            self.add_error("title", ValidationError("Donnez un titre.", code="required"))
        licence = cleaned.get("licence")
        if self.asked("credit") and licence and Licence(licence).names_the_author and not cleaned.get("credit"):
            self.add_error("credit", ValidationError(AUTHOR, code="required"))
        return cleaned

    def twins(self, digest: str) -> QuerySet[Any]:
        """The same bytes, kept before, among what this person may choose."""
        if not digest or self.user is None:
            return self._meta.model.objects.none()
        may_choose = self.permission_policy.instances_user_has_permission_for(self.user, "choose")
        return may_choose.filter(file_hash=digest).exclude(pk=self.instance.pk)

    def link_to(self, twin: Any) -> SafeString:
        return format_html('<a href="{}">{}</a>', reverse(self.edit_url_name, args=[twin.pk]), twin.title)

    def check_twins(self, sent: Any) -> None:
        """Asks, once, whether the same file is to be kept twice."""
        twin = self.twins(hash_filelike(sent)).first() if self.asks_about_twins and self.asked("credit") else None
        if twin and not self.cleaned_data.get("keep_both"):
            self.offer_to_keep_both()
            sentence = format_html(
                "<span>Ce fichier est déjà là. Choisissez-le à nouveau et cochez « Garder les deux », ou utilisez "
                "l’ancien : {}</span>",
                self.link_to(twin),
            )
            self.add_error("file", ValidationError(sentence, code="twin"))

    def offer_to_keep_both(self) -> None:
        """Adds the choice, right after the file that it is about."""
        self.fields["keep_both"] = forms.BooleanField(label="Garder les deux", required=False)
        names = [name for name in self.fields if name != "keep_both"]
        self.order_fields([*names[: names.index("file") + 1], "keep_both"])

    def notice_of_twins(self) -> str:
        """After a sending in bulk: the file is kept, and who sent it learns that it was there before."""
        twin = self.twins(self.instance.file_hash).first() if self.asks_about_twins and self.instance.pk else None
        if not twin:
            return ""
        return format_html(
            "Ce fichier est déjà là : « {} ». Gardez les deux, ou supprimez celui-ci.", self.link_to(twin)
        )


class ImageForm(UploadForm, BaseImageForm):
    """A picture: alternative text, or the word that there is nothing to say."""

    file_field = PictureField
    edit_url_name = "wagtailimages:edit"

    class Meta(BaseImageForm.Meta):
        field_classes = {"source": SecureURLField}
        labels = {"description": "Texte alternatif", "title": "Titre (pour retrouver l’image)"}
        help_texts = {
            "description": "Ce que l’image apprend, en une phrase, pour qui ne la voit pas. "
            "Ni « photo de… », ni le nom de l’auteur."
        }

    @property
    def asks_about_twins(self) -> bool:  # type: ignore[override]
        """Wagtail's own chooser and bulk sending show the twin and ask themselves."""
        return self.prefix is None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        says_nothing = not cleaned.get("description", "").strip() and not cleaned.get("is_decorative")
        if self.asked("description") and says_nothing and "description" not in self.errors:
            self.add_error("description", ValidationError(UNDESCRIBED, code="required"))
        return cleaned


class DocumentForm(UploadForm, BaseDocumentForm):
    """A document: its language, its author, its terms."""

    file_field = SentDocumentField
    edit_url_name = "wagtaildocs:edit"

    class Meta(BaseDocumentForm.Meta):
        labels = {"title": "Titre"}
        field_classes = {"source": SecureURLField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].required = not self.is_bound or self.asked("language")
