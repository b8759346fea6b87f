"""The pieces that a guide is made of."""

from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock

from core.blocks.notes import SourceBlock
from core.blocks.text import ShortTextBlock


class PhraseBlock(StructBlock):
    """French words to say or show at a counter, and what they mean in the reader's language."""

    french = CharBlock(label="Les mots français", help_text="Ce qu’il faut dire ou montrer. Ne se traduit pas.")
    meaning = CharBlock(label="Ce que cela veut dire", required=False)

    class Meta:
        icon = "openquote"
        label = "Mots à dire ou à montrer"


class GuideStepBlock(StructBlock):
    """One step: a verb first, then how, and the words for it."""

    title = CharBlock(label="Ce qu’il faut faire", help_text="Un verbe d’abord : « Passez à la commune ».")
    text = ShortTextBlock(label="Comment", required=False)
    phrases = ListBlock(PhraseBlock(), label="Mots français à dire ou à montrer", default=[])

    class Meta:
        icon = "arrow-right"
        label = "Étape"


class StepsBlock(StreamBlock):
    """The steps, in order."""

    step = GuideStepBlock()


class ItemsBlock(StreamBlock):
    """Things to bring, one each."""

    item = CharBlock(label="Une chose", icon="tick")


class SourcesBlock(StreamBlock):
    """Where the guide's facts come from."""

    source = SourceBlock()
