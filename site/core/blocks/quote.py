from wagtail.blocks import CharBlock, StructBlock, URLBlock
from wagtail.blocks import TextBlock as PlainTextBlock


class QuoteBlock(StructBlock):
    """What somebody said; the marks around it are those of the reader's language."""

    text = PlainTextBlock(label="Citation", help_text="Sans guillemets : la page met ceux de chaque langue.", rows=3)
    author = CharBlock(label="Qui le dit", required=False)
    source = CharBlock(label="Où", required=False, help_text="Un livre, un discours, un rapport.")
    url = URLBlock(label="Adresse de la source", required=False)

    class Meta:
        icon = "openquote"
        label = "Citation"
        description = "Les mots de quelqu’un, avec son nom et la source."
        template = "core/blocks/quote_block.html"
        preview_value = {
            "text": "On apprend une langue en parlant avec ses voisins.",
            "author": "Une participante",
            "source": "Table de conversation",
            "url": "",
        }
