"""The pieces that a guide is made of."""

from typing import Any

from wagtail.blocks import CharBlock, ListBlock, StreamBlock, StructBlock

from core.blocks.notes import SourceBlock
from core.blocks.text import ShortTextBlock


class FrenchWordsBlock(CharBlock):
    """Words that stay French in every language, since they are said or shown to somebody who speaks it.

    wagtail-localize asks a block itself what of it is to be translated: nothing.
    """

    def get_translatable_segments(self, value: str) -> list[Any]:
        return []

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        return value


class PhraseBlock(StructBlock):
    """French words to say or show at a counter, and what they mean in the reader's language."""

    french = FrenchWordsBlock(
        label="Les mots français",
        max_length=160,
        help_text="Une phrase courte, à dire ou à montrer sur l’écran. Elle reste en français partout.",
    )
    meaning = CharBlock(
        label="Ce que cela veut dire",
        required=False,
        default="",
        help_text="En mots très simples. C’est ce texte qui est traduit.",
    )

    class Meta:
        icon = "openquote"
        label = "Mots à dire ou à montrer"


class GuideStepBlock(StructBlock):
    """One step: a verb first, then how, and the words for it."""

    title = CharBlock(label="Ce qu’il faut faire", help_text="Un verbe d’abord : « Passez à la commune ».")
    text = ShortTextBlock(
        label="Comment", required=False, help_text="Deux ou trois phrases. Ce qui change souvent va dans les sources."
    )
    phrases = ListBlock(PhraseBlock(), label="Mots français à dire ou à montrer", default=[])

    class Meta:
        icon = "arrow-right"
        label = "Étape"
        description = "Une chose à faire, comment, et les mots français pour la faire."


class StepsBlock(StreamBlock):
    """The steps, in order."""

    step = GuideStepBlock()

    class Meta:
        collapsed = True


class ItemsBlock(StreamBlock):
    """Things to bring, one each."""

    item = CharBlock(
        label="Une chose",
        icon="tick",
        help_text="Un document ou un objet, avec son nom français s’il est à montrer.",
    )


class SourcesBlock(StreamBlock):
    """Where the guide's facts come from."""

    source = SourceBlock()
