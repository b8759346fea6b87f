from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.blocks import TextBlock as PlainTextBlock

RICH_TEXT = ["bold", "italic", "h3", "ol", "ul", "link", "document-link"]


class HeadingBlock(CharBlock):
    """A heading of the second level: the page's title is the only one of the first."""

    class Meta:
        icon = "title"
        label = "Intertitre"
        description = "Annonce une partie de la page."
        preview_value = "Nos missions"
        template = "core/blocks/heading_block.html"


class TextBlock(RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": RICH_TEXT, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = "Texte"
        description = "Un ou plusieurs paragraphes, des listes, des liens."
        preview_value = "<p>Nous accueillons le public étranger et travaillons avec les associations.</p>"
        template = "core/blocks/text_block.html"


class HighlightBlock(PlainTextBlock):
    """The sentence of a page that must not be missed."""

    class Meta:
        icon = "openquote"
        label = "Phrase mise en avant"
        description = "Une phrase que personne ne doit manquer."
        preview_value = "Notre objectif est de promouvoir toute initiative en faveur de l’intégration."
        template = "core/blocks/highlight_block.html"
