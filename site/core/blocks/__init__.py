"""The pieces that editors build pages from: one idea a file, gathered in ``StoryBlock``.

An app above this one offers blocks of its own by the setting ``STORY_BLOCKS``: their name in the stream, and where the
class is. Such a module must not import models: the models of every app hold these blocks.

A struct never stands directly in a struct, only in a list or a stream: wagtail-localize 1.14 loses the lists, and
stumbles over the pictures, of a struct that is a field of another.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from wagtail.blocks import Block, StreamBlock, StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from core.blocks.accordion import AccordionBlock
from core.blocks.anniversary import AnniversaryBlock
from core.blocks.call_to_action import CallToActionBlock
from core.blocks.cards import CardsBlock
from core.blocks.columns import ColumnsBlock
from core.blocks.contact_card import ContactCardBlock
from core.blocks.contents import ContentsBlock
from core.blocks.downloads import DownloadsBlock
from core.blocks.faq import FaqBlock
from core.blocks.figures import KeyFiguresBlock
from core.blocks.links import PageLinksBlock
from core.blocks.media import AudioBlock, VideoBlock, VideoLinkBlock
from core.blocks.notes import SourcedNoteBlock
from core.blocks.notice import NoticeBlock
from core.blocks.numbered_cards import NumberedCardsBlock
from core.blocks.organisations import OrganisationsBlock
from core.blocks.page_teaser import PageTeaserBlock
from core.blocks.pictures import GalleryBlock, PictureBlock
from core.blocks.quote import QuoteBlock
from core.blocks.steps import StepsBlock
from core.blocks.table import TableBlock
from core.blocks.team import TeamBlock
from core.blocks.territory import TerritoryBlock
from core.blocks.text import HeadingBlock, HighlightBlock, SubheadingBlock, TextBlock
from core.blocks.timeline import TimelineBlock

TEXT = "Texte"
MEDIA = "Images et sons"
EMPHASIS = "Mise en avant"
FACTS = "Faits et chiffres"
LINKS = "Liens et fichiers"
CENTRE = "Le centre"


def offered() -> list[tuple[str, Block]]:
    """What the apps above this one add to the body of a page."""
    return [(name, import_string(path)()) for name, path in settings.STORY_BLOCKS.items()]


class StoryBlock(StreamBlock):
    """The body of a page."""

    heading = HeadingBlock(group=TEXT)
    subheading = SubheadingBlock(group=TEXT)
    text = TextBlock(group=TEXT)
    steps = StepsBlock(group=TEXT)
    faq = FaqBlock(group=TEXT)
    accordion = AccordionBlock(group=TEXT)
    columns = ColumnsBlock(group=TEXT)
    contents = ContentsBlock(group=TEXT)
    picture = PictureBlock(group=MEDIA)
    gallery = GalleryBlock(group=MEDIA)
    video = VideoBlock(group=MEDIA)
    video_link = VideoLinkBlock(group=MEDIA)
    audio = AudioBlock(group=MEDIA)
    highlight = HighlightBlock(group=EMPHASIS)
    quote = QuoteBlock(group=EMPHASIS)
    notice = NoticeBlock(group=EMPHASIS)
    call_to_action = CallToActionBlock(group=EMPHASIS)
    cards = CardsBlock(group=EMPHASIS)
    timeline = TimelineBlock(group=FACTS)
    anniversary = AnniversaryBlock(group=FACTS)
    key_figures = KeyFiguresBlock(group=FACTS)
    numbered_cards = NumberedCardsBlock(group=FACTS)
    table = TableBlock(group=FACTS)
    sourced_note = SourcedNoteBlock(group=FACTS)
    page_teaser = PageTeaserBlock(group=LINKS)
    page_links = PageLinksBlock(group=LINKS)
    downloads = DownloadsBlock(group=LINKS)
    contact_card = ContactCardBlock(group=CENTRE)
    team = TeamBlock(group=CENTRE)
    organisations = OrganisationsBlock(group=CENTRE)
    territory = TerritoryBlock(group=CENTRE)

    def __init__(self, local_blocks: list[tuple[str, Block]] | None = None, **kwargs: Any) -> None:
        super().__init__([*offered(), *(local_blocks or [])], **kwargs)

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
