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
        preview_value = {"events": [{"date": "1996-12-05", "text": "Le centre est créé."}]}
