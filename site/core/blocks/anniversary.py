from datetime import date
from typing import Any

from django.utils import timezone
from wagtail.blocks import CharBlock, DateBlock, StructBlock

from core.anniversaries import anniversary


class AnniversaryBlock(StructBlock):
    """A day to remember: the sentence about it follows the calendar by itself."""

    SOON = 100  # days: from then on the coming celebration matters more than the years that are past

    date = DateBlock(label="Date")
    text = CharBlock(label="Ce qui s’est passé", help_text="Par exemple : Le centre est créé.")

    class Meta:
        icon = "date"
        label = "Anniversaire"
        description = "Un jour à rappeler. La page dit seule combien d’années ont passé, ou quand on le fêtera."
        template = "core/blocks/anniversary_block.html"
        preview_value = {"date": date(1996, 12, 5), "text": "Le centre est créé."}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        found = anniversary(value["date"], timezone.localdate())
        looks_ahead = found.days <= self.SOON or found.past == 0
        return context | {
            "anniversary": found,
            "looks_ahead": looks_ahead,
            "number": found.years if looks_ahead else found.past,
        }
