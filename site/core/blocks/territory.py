from typing import Any

from wagtail.blocks import CharBlock, StructBlock

from core.models.communes import Commune


class TerritoryBlock(StructBlock):
    """The communes of the territory, drawn as tiles where they lie and named in a list beside the drawing."""

    caption = CharBlock(label="Légende", required=False)

    class Meta:
        icon = "site"
        label = "Carte du territoire"
        description = "Les communes, dessinées et nommées. Elles se modifient sous « Communes »."
        template = "core/blocks/territory_block.html"
        preview_value = {"caption": "Treize communes, un territoire"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"tiles": Tiles(list(Commune.objects.all()))}


class Tiles:
    """Where each commune's square is drawn, in units of the drawing (a square is 100 wide, with 8 between)."""

    SIDE, STEP = 100, 108

    def __init__(self, communes: list[Commune]) -> None:
        self.communes = communes
        self.west = min((commune.column for commune in communes), default=1)
        self.north = min((commune.row for commune in communes), default=1)
        columns = max((commune.column for commune in communes), default=1) - self.west + 1
        rows = max((commune.row for commune in communes), default=1) - self.north + 1
        self.view_box = f"0 0 {columns * self.STEP - 8} {rows * self.STEP - 8}"

    def __iter__(self) -> Any:
        for commune in self.communes:
            x, y = (commune.column - self.west) * self.STEP, (commune.row - self.north) * self.STEP
            hue = (commune.column * 3 + commune.row * 2) % 7
            yield {
                "commune": commune,
                "x": x,
                "y": y,
                "hue": hue,
                "center_x": x + self.SIDE // 2,
                "center_y": y + self.SIDE // 2,
                "words": commune.name.replace("-", "-\u200b").split("\u200b"),
            }
