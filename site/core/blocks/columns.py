from typing import Any

from wagtail.blocks import ListBlock, StreamBlock, StructBlock

from core.blocks import samples
from core.blocks.pictures import PictureBlock
from core.blocks.quote import QuoteBlock
from core.blocks.text import ShortTextBlock


class ColumnBlock(StreamBlock):
    """What one column may hold: a small set, so that columns stay columns."""

    text = ShortTextBlock()
    picture = PictureBlock()
    quote = QuoteBlock()

    class Meta:
        icon = "order"
        label = "Colonne"
        required = True


class ColumnsBlock(StructBlock):
    """Two or three columns where there is room, one under the other where there is none."""

    columns = ListBlock(ColumnBlock(), label="Colonnes", min_num=2, max_num=3)

    class Meta:
        icon = "table"
        label = "Colonnes"
        description = "Deux ou trois colonnes de texte ou d’images, empilées sur un téléphone."
        template = "core/blocks/columns_block.html"

    def get_preview_value(self) -> Any:
        text = [{"type": "text", "value": samples.TEXT}]
        return self.to_python({"columns": [text, text]})
