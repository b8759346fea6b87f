from datetime import date
from decimal import Decimal

from wagtail.blocks import CharBlock, DateBlock, DecimalBlock, ListBlock, StructBlock, URLBlock


class FigureBlock(StructBlock):
    number = DecimalBlock(label="Nombre", help_text="Écrit pour chaque langue avec ses chiffres et ses espaces.")
    unit = CharBlock(label="Unité", required=False, help_text="Par exemple : %, km², ans.")
    label = CharBlock(label="Ce que l’on compte", help_text="Par exemple : communes sur notre territoire.")

    class Meta:
        icon = "decimal"
        label = "Chiffre"


class KeyFiguresBlock(StructBlock):
    """Numbers that say something, where they come from, and when somebody last looked."""

    heading = CharBlock(label="Titre", required=False)
    figures = ListBlock(FigureBlock(), label="Chiffres", min_num=1)
    source = CharBlock(label="Source", required=False)
    url = URLBlock(label="Adresse de la source", required=False)
    checked_on = DateBlock(label="Vérifié le", required=False)

    class Meta:
        icon = "decimal"
        label = "Chiffres clés"
        description = "De grands nombres, leur source et la date de vérification."
        template = "core/blocks/key_figures_block.html"
        heading_level = 2
        preview_value = {
            "heading": "Le centre en chiffres",
            "figures": [
                {"number": Decimal(13), "unit": "", "label": "communes"},
                {"number": Decimal("12.5"), "unit": "%", "label": "de la population (exemple)"},
            ],
            "source": "Rapport annuel",
            "url": "",
            "checked_on": date(2026, 11, 23),
        }
