"""What a questionnaire is made of: questions that lead on, outcomes that end."""

from wagtail.blocks import CharBlock, StreamBlock, StructBlock

from core.blocks.text import ShortTextBlock


class OutcomeBlock(StructBlock):
    """Where a way through the questions ends."""

    title = CharBlock(label="La réponse")
    text = ShortTextBlock(label="Pourquoi, et que faire", required=False)

    class Meta:
        icon = "tick"
        label = "Résultat"


class QuestionnaireBlock(StreamBlock):
    """Questions and outcomes; the first question begins."""

    outcome = OutcomeBlock()
