"""A dataset's chart in the body of any page."""

from typing import Any

from django.apps import apps
from django.conf import settings
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

from resources.enums import ChartKind


def datasets() -> list[tuple[str, str]]:
    """The datasets by the form that they have in addresses, which is the same in every language and never changes."""
    found = apps.get_model("resources.Dataset").objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return list(found.order_by("title").values_list("slug", "title"))


class DatasetBlock(StructBlock):
    """The chart of a dataset, of its last year: its figures follow when others are loaded."""

    heading = CharBlock(label="Titre", required=False)
    dataset = ChoiceBlock(label="Jeu de données", choices=datasets)
    chart = ChoiceBlock(
        label="Graphique", choices=ChartKind.choices, required=False, help_text="Vide : celui du jeu de données."
    )

    class Meta:
        icon = "table"
        label = "Graphique de chiffres locaux"
        description = "Le graphique d’un jeu de données, avec sa source. Il suit les chiffres que l’on charge."
        group = "Faits et chiffres"
        template = "resources/blocks/dataset_block.html"
        heading_level = 2

    def get_preview_value(self) -> Any:
        """The first dataset that there is."""
        slug = next((slug for slug, _ in datasets()), "")
        return self.to_python({"heading": "En chiffres", "dataset": slug, "chart": ""})

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from resources.figures import listing  # it asks models, and models hold this block
        from resources.figures.shown import Shown

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        entry = listing.entry(value.get("dataset") or "")
        if entry is None:
            return context
        shown = Shown.of(entry, {"chart": value.get("chart") or ""})
        here = getattr((parent_context or {}).get("block"), "id", None) or entry.slug
        return context | {"shown": shown, "entry": entry, "name": f"chart-{here}", "address": listing.address(entry)}
