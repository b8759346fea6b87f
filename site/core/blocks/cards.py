from typing import Any

from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.images.blocks import ImageBlock

from core.blocks import samples
from core.blocks.targets import check_target, page_block, targets, url_block


class CardBlock(StructBlock):
    title = CharBlock(label="Titre")
    text = PlainTextBlock(label="Texte", required=False, rows=2)
    picture = ImageBlock(label="Image", required=False)
    page = page_block()
    url = url_block()

    class Meta:
        icon = "doc-empty"
        label = "Carte"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        check_target(cleaned, required=False)
        return cleaned


class CardsBlock(StructBlock):
    """Things of equal weight side by side; each may lead somewhere."""

    heading = CharBlock(label="Titre", required=False)
    cards = ListBlock(CardBlock(), label="Cartes", min_num=1)

    class Meta:
        icon = "grip"
        label = "Cartes"
        description = "Des sujets de même importance, avec un titre, un texte, une image et un lien."
        template = "core/blocks/cards_block.html"
        heading_level = 2

    def get_preview_value(self) -> Any:
        card = {"text": "Chaque mardi, avec des voisins.", "picture": None, "page": None, "url": "https://example.org/"}
        cards = [
            {"title": "Apprendre le français", **card, "picture": samples.picture()},
            {"title": "Rencontrer", **card},
        ]
        return self.normalize({"heading": "Nos activités", "cards": cards})

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        found = targets(list(value["cards"]))
        return context | {"cards": list(zip(value["cards"], found, strict=True))}
