"""The pieces that editors build pages from: one idea a file, gathered in ``StoryBlock``."""

from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.cards import NumberedCardsBlock
from core.blocks.links import PageLinksBlock
from core.blocks.notes import SourcedNoteBlock
from core.blocks.organisations import OrganisationsBlock
from core.blocks.territory import TerritoryBlock
from core.blocks.text import HeadingBlock, HighlightBlock, TextBlock
from core.blocks.timeline import TimelineBlock


class StoryBlock(StreamBlock):
    """The body of a page."""

    heading = HeadingBlock(group="Texte")
    text = TextBlock(group="Texte")
    highlight = HighlightBlock(group="Texte")
    timeline = TimelineBlock(group="Faits")
    numbered_cards = NumberedCardsBlock(group="Faits")
    sourced_note = SourcedNoteBlock(group="Faits")
    territory = TerritoryBlock(group="Le centre")
    organisations = OrganisationsBlock(group="Le centre")
    page_links = PageLinksBlock(group="Liens")

    def clean(self, value: StreamValue) -> StreamValue:
        """Two lists with the same anchor would give two places one address."""
        cleaned = super().clean(value)
        seen: set[str] = set()
        for place, block in enumerate(cleaned):
            if block.block_type == "numbered_cards":
                if block.value["anchor"] in seen:
                    fault = ValidationError("Cette ancre sert déjà dans une autre liste de la page.")
                    raise StreamBlockValidationError({place: StructBlockValidationError({"anchor": fault})})
                seen.add(block.value["anchor"])
        return cleaned


__all__ = ["StoryBlock"]
