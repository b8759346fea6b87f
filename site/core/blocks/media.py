from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock, URLBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.blocks import samples
from core.blocks.text import ShortTextBlock

TRANSCRIPT = "Tout ce qui est dit, et ce qu’il faut savoir de ce que l’on voit ou entend."


def languages() -> list[tuple[str, str]]:
    return list(settings.LANGUAGES)


class CaptionsBlock(StructBlock):
    """What is said in a video, in one language, as WebVTT."""

    language = ChoiceBlock(choices=languages, label="Langue")
    file = DocumentChooserBlock(label="Fichier de sous-titres (.vtt)")

    class Meta:
        icon = "pilcrow"
        label = "Sous-titres"


class VideoBlock(StructBlock):
    """A video of the centre's own, played by the browser; nothing is fetched of it before somebody starts it."""

    title = CharBlock(label="Titre")
    file = DocumentChooserBlock(label="Fichier vidéo", help_text="MP4 (H.264) ou WebM, ajouté parmi les documents.")
    poster = ImageChooserBlock(label="Image de départ", required=False)
    captions = ListBlock(CaptionsBlock(), label="Sous-titres", min_num=0, default=[])
    transcript = ShortTextBlock(label="Transcription", required=False, help_text=TRANSCRIPT)

    class Meta:
        icon = "media"
        label = "Vidéo"
        description = "Une vidéo du centre, avec sous-titres et transcription."
        template = "core/blocks/video_block.html"

    def clean(self, value: Any) -> Any:
        """A video that deaf people cannot follow is not published (WCAG 1.2.2)."""
        cleaned = super().clean(value)
        if not cleaned["captions"] and not str(cleaned["transcript"] or ""):
            fault = ValidationError("Ajoutez des sous-titres ou une transcription, pour qui n’entend pas.")
            raise StructBlockValidationError({"transcript": fault})
        return cleaned

    def get_preview_value(self) -> Any:
        return self.normalize(
            {
                "title": "Le parcours d’intégration en deux minutes",
                "file": samples.document(".mp4", ".webm"),
                "poster": samples.picture(),
                "captions": [],
                "transcript": samples.TEXT,
            }
        )


class VideoLinkBlock(StructBlock):
    """A video on another site: a card that names the site, and nothing of it until the reader goes there."""

    title = CharBlock(label="Titre")
    text = PlainTextBlock(label="De quoi il s’agit", required=False, rows=2)
    url = URLBlock(label="Adresse de la vidéo")

    class Meta:
        icon = "link-external"
        label = "Vidéo d’un autre site"
        description = "Une carte qui mène à une vidéo ailleurs. Rien n’est chargé avant que l’on s’y rende."
        template = "core/blocks/video_link_block.html"
        preview_value = {
            "title": "Le travail des centres régionaux",
            "text": "Un reportage de douze minutes, sous-titré en français.",
            "url": "https://www.example.org/video",
        }


class AudioBlock(StructBlock):
    """A recording with its words."""

    title = CharBlock(label="Titre")
    file = DocumentChooserBlock(label="Fichier audio", help_text="MP3, M4A ou Ogg, ajouté parmi les documents.")
    transcript = ShortTextBlock(label="Transcription", help_text=TRANSCRIPT)

    class Meta:
        icon = "media"
        label = "Son"
        description = "Un enregistrement, avec sa transcription."
        template = "core/blocks/audio_block.html"

    def get_preview_value(self) -> Any:
        file = samples.document(".mp3", ".m4a", ".ogg", ".oga")
        return self.normalize({"title": "Témoignage", "file": file, "transcript": samples.TEXT})
