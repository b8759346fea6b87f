"""The pieces that editors build pages from: one idea a file, gathered in ``StoryBlock``."""

from wagtail.blocks import StreamBlock

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


__all__ = ["StoryBlock"]
