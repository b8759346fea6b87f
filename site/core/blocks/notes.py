from datetime import date

from wagtail.blocks import CharBlock, DateBlock, ListBlock, StructBlock, URLBlock

from core.blocks.text import TextBlock


class SourceBlock(StructBlock):
    title = CharBlock(label="Titre", help_text="Par exemple : Décret du 8 novembre 2018.")
    url = URLBlock(label="Adresse", required=False)

    class Meta:
        icon = "link"
        label = "Source"


class SourcedNoteBlock(StructBlock):
    """A statement of law or fact that ages: what is said, when it was checked, on which sources."""

    heading = CharBlock(label="Titre")
    text = TextBlock(label="Texte")
    checked_on = DateBlock(label="Vérifié le", help_text="Le jour où quelqu’un a comparé ce texte avec ses sources.")
    sources = ListBlock(SourceBlock(), label="Sources", min_num=1)

    class Meta:
        icon = "clipboard-list"
        label = "Note datée avec sources"
        description = "Ce que dit la loi, la date de vérification et les sources."
        heading_level = 2
        template = "core/blocks/sourced_note_block.html"
        preview_value = {
            "heading": "Depuis 2016",
            "text": "<p>Le parcours d’intégration est obligatoire.</p>",
            "checked_on": date(2026, 11, 23),
            "sources": [{"title": "Décret du 28 avril 2016", "url": ""}],
        }
