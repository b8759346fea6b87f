"""What leaves as a spreadsheet. Visitors' words must reach it as words: never as a formula, never breaking the file."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from core.spreadsheets import BYTE_ORDER_MARK, as_text, writable


def local(moment: datetime) -> datetime:
    """The time on the wall, to the second: spreadsheets know no zones."""
    return timezone.make_naive(timezone.localtime(moment)).replace(microsecond=0)


class WordsExportMixin(SpreadsheetExportMixin):
    """Wagtail's export with times in the centre's zone and texts as texts (in XLSX Wagtail itself types them so)."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        if isinstance(value, datetime):
            moment = local(value)
            return moment if export_format == self.FORMAT_XLSX else moment.isoformat(" ")
        if value is None:
            return ""
        words = writable(str(value))
        return as_text(words) if export_format == self.FORMAT_CSV else words

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """With a byte order mark: without it Excel reads every script but the Latin wrongly."""
        yield BYTE_ORDER_MARK.encode()
        yield from super().stream_csv(queryset)
