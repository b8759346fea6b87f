from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.blocks import TextBlock as PlainTextBlock

RICH_TEXT = ["bold", "italic", "h3", "ol", "ul", "link", "document-link"]
# Inside a card, a step or an answer: no headings, so that their levels stay in order.
SHORT_RICH_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(CharBlock):
    """A heading of the second level: the page's title is the only one of the first."""

    class Meta:
        icon = "h2"
        label = "Intertitre"
        description = "Annonce une partie de la page. À partir de quatre, la page reçoit un sommaire."
        preview_value = "Nos missions"
        template = "core/blocks/heading_block.html"
        heading_level = 2


class SubheadingBlock(CharBlock):
    """A heading of the third level, inside a part."""

    class Meta:
        icon = "h3"
        label = "Sous-titre"
        description = "Annonce un passage à l’intérieur d’une partie, toujours sous un intertitre."
        preview_value = "Pour les associations"
        template = "core/blocks/subheading_block.html"
        heading_level = 3


class TextBlock(RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": RICH_TEXT, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = "Texte"
        description = "Un ou plusieurs paragraphes, des listes, des liens."
        preview_value = "<p>Nous accueillons le public étranger et travaillons avec les associations.</p>"
        template = "core/blocks/text_block.html"


class ShortTextBlock(TextBlock):
    """Text inside another block: without headings."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": SHORT_RICH_TEXT, **kwargs})

    class Meta:
        label = "Texte"


class HighlightBlock(PlainTextBlock):
    """The sentence of a page that must not be missed."""

    class Meta:
        icon = "pick"
        label = "Phrase mise en avant"
        description = "Une phrase que personne ne doit manquer."
        preview_value = "Notre objectif est de promouvoir toute initiative en faveur de l’intégration."
        template = "core/blocks/highlight_block.html"
