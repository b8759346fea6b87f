from wagtail.blocks import CharBlock, ListBlock, StructBlock

from core.blocks.text import ShortTextBlock


class FoldBlock(StructBlock):
    title = CharBlock(label="Ce que l’on voit", help_text="Assez clair pour savoir s’il faut ouvrir.")
    text = ShortTextBlock(label="Ce qui s’ouvre")

    class Meta:
        icon = "collapse-down"
        label = "Volet"


class AccordionBlock(StructBlock):
    """Details for those who want them."""

    heading = CharBlock(label="Titre", required=False)
    items = ListBlock(FoldBlock(), label="Volets", min_num=1)

    class Meta:
        icon = "collapse-down"
        label = "Volets à ouvrir"
        description = "Des détails repliés, pour qui en a besoin. Jamais l’essentiel."
        template = "core/blocks/accordion_block.html"
        heading_level = 2
        preview_value = {
            "heading": "Pour en savoir plus",
            "items": [
                {"title": "Combien de temps cela prend-il ?", "text": "<p>Dix-huit mois au plus.</p>"},
                {"title": "Qui est dispensé ?", "text": "<p>Les personnes malades, par exemple.</p>"},
            ],
        }
