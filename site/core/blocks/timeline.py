from datetime import date
from typing import Any

from wagtail.blocks import DateBlock, ListBlock, StructBlock
from wagtail.blocks import TextBlock as PlainTextBlock


class TimelineEventBlock(StructBlock):
    date = DateBlock(label="Date")
    text = PlainTextBlock(label="Ce qui s’est passé", rows=2)

    class Meta:
        icon = "date"
        label = "Événement"


class TimelineBlock(StructBlock):
    """Dated events, oldest first; the date is written in the reader's language."""

    events = ListBlock(TimelineEventBlock(), label="Événements", min_num=1)

    class Meta:
        icon = "history"
        label = "Ligne du temps"
        description = "Des événements datés, du plus ancien au plus récent."
        template = "core/blocks/timeline_block.html"
        preview_value = {
            "events": [
                {"date": date(1996, 12, 5), "text": "Le centre est créé."},
                {"date": date(1998, 1, 1), "text": "La Région wallonne le reconnaît."},
            ]
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return context | {"events": sorted(value["events"], key=lambda event: event["date"])}
