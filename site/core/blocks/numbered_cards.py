from wagtail.blocks import ListBlock, RegexBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock


class NumberedCardsBlock(StructBlock):
    """Numbered items, each with an anchor of its own (``#mission-3``), the same in every language."""

    anchor = RegexBlock(
        regex=r"^[a-z][a-z0-9-]*$",
        label="Ancre",
        help_text="Un mot en minuscules, par exemple « mission » : le troisième élément a alors l’adresse #mission-3.",
        error_messages={"invalid": "Des lettres minuscules sans accent, des chiffres et des traits d’union."},
    )
    cards = ListBlock(PlainTextBlock(rows=2, label="Texte"), label="Éléments", min_num=1)

    class Meta:
        icon = "list-ol"
        label = "Liste numérotée"
        description = "Des missions ou des points, avec de grands numéros. Pour une démarche, prenez « Étapes »."
        template = "core/blocks/numbered_cards_block.html"
        preview_value = {"anchor": "mission", "cards": ["Former les intervenants", "Récolter des données"]}
