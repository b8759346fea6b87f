"""The file fields of Wagtail's forms, strict about what comes in and plain about why it does not."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import FileField
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from core.uploads import advice, kinds, pictures
from core.uploads.refused import RefusedError
from core.uploads.svg import cleaned_svg

EMPTY = "Ce fichier est vide. Vérifiez qu’il s’ouvre sur votre ordinateur, puis ajoutez-le à nouveau."
MISSING = "Choisissez un fichier."


def in_words(most: int) -> str:
    return f"{most // 1_000_000} Mo"


def too_large(most: int, advice: str) -> str:
    return f"Ce fichier est trop lourd : au plus {in_words(most)}. {advice}"


class PictureField(WagtailImageField):
    """A picture of an accepted format, whose bytes are what its name says, and that memory can hold.

    A drawing (SVG) is cleaned in place, in the very file that was sent: whichever way Wagtail's views then
    store it, nothing else of it is kept.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lighter = "Réduisez l’image à 4000 points de large, ou enregistrez-la en JPEG, puis ajoutez-la à nouveau."
        self.help_text = (
            f"JPEG pour une photo, PNG ou SVG pour un dessin ; aussi WebP, AVIF, GIF et HEIC. "
            f"Au plus {in_words(self.max_upload_size)}."
        )
        self.error_messages |= {
            "required": MISSING,
            "empty": EMPTY,
            "invalid_image": pictures.BROKEN,
            "invalid_image_extension": advice.why_no_picture(""),
            "file_too_large": too_large(self.max_upload_size, lighter),
            "file_too_large_unknown_size": too_large(self.max_upload_size, lighter),
            "file_too_many_pixels": pictures.too_many_pixels(self.max_image_pixels),
        }

    def to_python(self, data: Any) -> Any:
        sent: Any = FileField.to_python(self, data)
        if sent is None:
            return None
        try:
            extension = pictures.check_name(sent.name, self.allowed_image_extensions)
            self.check_image_file_size(sent)
            if extension == "svg":
                rewrite(sent, cleaned_svg(sent.read()))
            else:
                pictures.check_pixels(extension, sent, self.max_image_pixels)
        except RefusedError as error:
            raise ValidationError(str(error), code="refused") from error
        sent.seek(0)
        try:
            picture = super().to_python(data)
            if picture and min(picture.image.get_size()) < 1:  # a drawing may say so, and no listing could show it
                raise ValidationError(pictures.BROKEN, code="invalid_image")
            return picture
        except ValidationError:
            raise
        except Exception as error:  # a picture that breaks off half-way fails only when it is unfolded
            raise ValidationError(pictures.BROKEN, code="invalid_image") from error


class SentDocumentField(WagtailDocumentField):
    """A document of an accepted kind, whose bytes are what its name says."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lighter = (
            "Enregistrez-le dans une qualité plus légère (un PDF : « taille réduite »), puis ajoutez-le à nouveau."
        )
        self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in settings.WAGTAILDOCS_EXTENSIONS)
        self.help_text = (
            "PDF de préférence ; aussi Word, Excel, PowerPoint, LibreOffice, CSV, texte, agenda (ICS), MP3, MP4, WebM "
            f"et sous-titres (VTT). Au plus {in_words(self.max_upload_size)}."
        )
        self.error_messages |= {
            "required": MISSING,
            "empty": EMPTY,
            "file_too_large": too_large(self.max_upload_size, lighter),
            "file_too_large_unknown_size": too_large(self.max_upload_size, lighter),
        }

    def to_python(self, data: Any) -> Any:
        sent = super().to_python(data)
        if sent is None:
            return None
        try:
            kinds.check_document(sent.name, sent)
        except RefusedError as error:
            raise ValidationError(str(error), code="refused") from error
        return sent


def rewrite(sent: UploadedFile, content: bytes) -> None:
    """Puts other content into a file that was sent, in memory or on disk."""
    sent.seek(0)
    sent.truncate()
    sent.write(content)
    sent.flush()
    sent.seek(0)
    sent.size = len(content)
