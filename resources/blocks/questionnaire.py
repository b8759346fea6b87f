"""What a questionnaire is made of: questions that lead on, outcomes that end.

Names and where answers lead are keys, the same in every language: a ``RegexBlock`` is no text to wagtail-localize.
"""

from typing import Any

from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    DateBlock,
    IntegerBlock,
    ListBlock,
    PageChooserBlock,
    RegexBlock,
    StreamBlock,
    StructBlock,
)

from core.blocks.notes import SourceBlock
from core.blocks.text import ShortTextBlock
from resources.enums import OutcomeKind

KEY = r"^[a-z0-9][a-z0-9-]{0,39}\Z"
NO_KEY = "Des lettres minuscules sans accent, des chiffres et des traits d’union : « titre-de-sejour »."
LEADS_TO = "Le nom court d’une question ou d’un résultat de cette page."


class KeyBlock(RegexBlock):
    """The short name of a question or of an outcome. It is no text to translate."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"regex": KEY, "error_messages": {"invalid": NO_KEY}, **kwargs})
        self.field.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "data-questionnaire-name": ""}


class GoalBlock(KeyBlock):
    """Where an answer leads: a name, chosen among those on the page."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": LEADS_TO, **kwargs})
        del self.field.widget.attrs["data-questionnaire-name"]
        self.field.widget.attrs["list"] = "questionnaire-names"


class AnswerBlock(StructBlock):
    """An answer, and where it leads."""

    text = CharBlock(label="Réponse", help_text="Courte : « Oui », « Moins de 3 ans ».", max_length=120)
    leads_to = GoalBlock(label="Mène à")

    class Meta:
        icon = "arrow-right"
        label = "Réponse"


class QuestionBlock(StructBlock):
    """A question with answers to choose from."""

    name = KeyBlock(label="Nom court", help_text="Pour vous seulement : « titre », « age ».")
    text = CharBlock(label="La question", max_length=250)
    help = ShortTextBlock(label="Pour bien comprendre", required=False)
    answers = ListBlock(AnswerBlock(), label="Réponses")

    class Meta:
        icon = "help"
        label = "Question"


class DateQuestionBlock(StructBlock):
    """A question that a date answers."""

    name = KeyBlock(label="Nom court", help_text="Pour vous seulement : « commande ».")
    text = CharBlock(label="La question", max_length=250, help_text="« Quel jour avez-vous … ? »")
    help = ShortTextBlock(label="Pour bien comprendre", required=False)
    limit = DateBlock(label="Date limite")
    before = GoalBlock(label="Avant cette date, mène à")
    since = GoalBlock(label="À partir de cette date, mène à")
    unknown = GoalBlock(
        label="Si la personne ne sait pas, mène à",
        required=False,
        help_text="Vide : la page n’offre pas de répondre « Je ne connais pas la date ».",
    )

    class Meta:
        icon = "date"
        label = "Question de date"


class OutcomeBlock(StructBlock):
    """Where a way through the questions ends."""

    name = KeyBlock(label="Nom court", help_text="Pour vous seulement : « dispense ».")
    kind = ChoiceBlock(choices=OutcomeKind.choices, label="Ce que cela veut dire", default=OutcomeKind.ASK)
    title = CharBlock(label="La réponse", max_length=200, help_text="Elle commence par oui ou par non, si possible.")
    text = ShortTextBlock(label="Pourquoi, et que faire", required=False)
    term_months = IntegerBlock(
        label="Délai, en mois",
        required=False,
        min_value=1,
        max_value=600,
        help_text="Compté depuis la dernière date donnée sur le chemin. La page dit jusqu’à quel jour.",
    )
    sources = ListBlock(SourceBlock(), label="Sources", default=[])
    pages = ListBlock(PageChooserBlock(label="Page"), label="Pages pour continuer", default=[])

    class Meta:
        icon = "tick"
        label = "Résultat"


class QuestionnaireBlock(StreamBlock):
    """Questions and outcomes; the first question begins."""

    question = QuestionBlock()
    date_question = DateQuestionBlock()
    outcome = OutcomeBlock()

    class Meta:
        max_num = 60
        collapsed = True
