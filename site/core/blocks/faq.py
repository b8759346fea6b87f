from typing import Any

from wagtail.blocks import CharBlock, ListBlock, StructBlock
from wagtail.rich_text import expand_db_html

from core.blocks.text import ShortTextBlock
from core.json_ld import json_ld


class QuestionBlock(StructBlock):
    question = CharBlock(label="Question", help_text="Dite comme on la pose au guichet.")
    answer = ShortTextBlock(label="Réponse")

    class Meta:
        icon = "help"
        label = "Question"


class FaqBlock(StructBlock):
    """Questions that people ask, with their answers, also told to search engines (https://schema.org/FAQPage)."""

    heading = CharBlock(label="Titre", required=False)
    questions = ListBlock(QuestionBlock(), label="Questions", min_num=1)

    class Meta:
        icon = "help"
        label = "Questions et réponses"
        description = "Les questions que l’on pose souvent. Les moteurs de recherche les lisent aussi."
        template = "core/blocks/faq_block.html"
        heading_level = 2
        preview_value = {
            "heading": "Questions fréquentes",
            "questions": [
                {"question": "Est-ce gratuit ?", "answer": "<p>Oui, tout est gratuit.</p>"},
                {"question": "Faut-il un rendez-vous ?", "answer": "<p>Oui, pour le premier entretien.</p>"},
            ],
        }

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        questions = [
            {
                "@type": "Question",
                "name": item["question"],
                "acceptedAnswer": {"@type": "Answer", "text": expand_db_html(item["answer"].source)},
            }
            for item in value["questions"]
        ]
        data = {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": questions}
        return context | {"faq_data": json_ld(data)}
