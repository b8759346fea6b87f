from django.db.models import TextChoices
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

from core.blocks.text import ShortTextBlock


class NoticeKind(TextChoices):
    """How much a notice matters; each has a word and a drawing of its own (never a colour alone)."""

    INFORMATION = "information", "Information"
    GOOD_TO_KNOW = "good-to-know", "Bon à savoir"
    WARNING = "warning", "Attention"
    URGENT = "urgent", "Urgent"


class NoticeBlock(StructBlock):
    kind = ChoiceBlock(choices=NoticeKind.choices, default=NoticeKind.INFORMATION, label="Sorte")
    title = CharBlock(label="Titre", required=False)
    text = ShortTextBlock(label="Texte")

    class Meta:
        icon = "info-circle"
        label = "Avis"
        description = "Une information, une bonne nouvelle, une mise en garde ou une urgence."
        template = "core/blocks/notice_block.html"
        preview_value = {
            "kind": NoticeKind.WARNING,
            "title": "Accueil fermé le 24 décembre",
            "text": "<p>Téléphonez-nous pour prendre rendez-vous.</p>",
        }
