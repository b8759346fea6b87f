import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

from django.core.exceptions import ValidationError
from wagtail.blocks import BooleanBlock, CharBlock, StructBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue


def path_of(text: str) -> str:
    """A text's place in a translation is a digest of it: rows may move, and what is said twice is translated once."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


class TranslatedTable(TypedTable):
    """A table whose ``words`` tell which text of the source each of its own was made from: path -> own text."""

    words: Mapping[str, str] = {}

    @classmethod
    def of(cls, table: TypedTable, words: Mapping[str, str]) -> Self:
        new = cls(table.columns, table.row_data, table.caption)
        new.words = words
        return new


class CellsBlock(TypedTableBlock):
    """Wagtail's table of typed cells, which wagtail-localize 1.14 would leave untranslated.

    A translation keeps the paths of its source (``words``), by which its freshness is told (``core.freshness``).
    """

    text = CharBlock(label="Texte", required=False)

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        texts = dict(getattr(value, "words", {}))
        if not texts:
            each_text(value, lambda text: texts.setdefault(path_of(text), text))
        return [StringSegmentValue(path, text) for path, text in texts.items() if text]

    def restore_translated_segments(self, value: TypedTable, segments: Sequence[StringSegmentValue]) -> TypedTable:
        words = {segment.path: segment.render_text() for segment in segments}
        return TranslatedTable.of(each_text(value, lambda text: words.get(path_of(text), text)), words)

    def to_python(self, value: Any) -> TypedTable:
        table = super().to_python(value)
        return TranslatedTable.of(table, value["words"]) if value and value.get("words") else table

    def get_prep_value(self, table: TypedTable) -> dict[str, Any]:
        words = getattr(table, "words", {})
        return super().get_prep_value(table) | ({"words": dict(words)} if words else {})


def each_text(table: TypedTable, change: Callable[[str], str]) -> TypedTable:
    """The table with every text of it (caption, headings, cells) put through a function."""
    return TypedTable(
        caption=change(table.caption or ""),
        columns=[column | {"heading": change(column["heading"] or "")} for column in table.columns],
        row_data=[{"values": [change(text or "") for text in row["values"]]} for row in table.row_data],
    )


class TableBlock(StructBlock):
    """A table with headings; where there is no room for columns, each row becomes a list of labelled facts."""

    table = CellsBlock(label="Tableau")
    first_column_is_heading = BooleanBlock(
        label="La première colonne nomme les lignes",
        required=False,
        default=True,
        help_text="À cocher si elle dit de quoi parle chaque ligne.",
    )

    class Meta:
        icon = "table"
        label = "Tableau"
        description = "Des faits en lignes et en colonnes, lisibles aussi sur un téléphone."
        template = "core/blocks/table_block.html"
        preview_value = {
            "table": {
                "caption": "Heures d’ouverture",
                "columns": [{"type": "text", "heading": "Jour"}, {"type": "text", "heading": "Heures"}],
                "rows": [{"values": ["Lundi", "9 h – 16 h"]}, {"values": ["Mercredi", "9 h – 12 h"]}],
            },
            "first_column_is_heading": True,
        }

    def clean(self, value: Any) -> Any:
        """A column without heading would have no label on a telephone, nor for who listens to the table."""
        cleaned = super().clean(value)
        headings = [column["heading"].strip() for column in cleaned["table"].columns]
        if not headings or not all(headings) or not cleaned["table"].row_data:
            fault = ValidationError("Il faut au moins une ligne, et un titre à chaque colonne.")
            raise StructBlockValidationError({"table": fault})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """``rows``: each cell with its column's heading, its label where the table is a list."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        headings = [column["heading"] for column in value["table"].columns]
        rows = [list(zip(headings, row["values"], strict=True)) for row in value["table"].row_data]
        return context | {"headings": headings, "rows": rows}
