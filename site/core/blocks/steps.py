from wagtail.blocks import CharBlock, ListBlock, StructBlock

from core.blocks.text import ShortTextBlock


class StepBlock(StructBlock):
    title = CharBlock(label="Ce qu’il faut faire", help_text="Un verbe d’abord : « Passez à la commune ».")
    text = ShortTextBlock(label="Comment", required=False)

    class Meta:
        icon = "arrow-right"
        label = "Étape"


class StepsBlock(StructBlock):
    """What to do, one thing after another."""

    heading = CharBlock(label="Titre", required=False)
    steps = ListBlock(StepBlock(), label="Étapes", min_num=1)

    class Meta:
        icon = "order-down"
        label = "Étapes"
        description = "Une démarche, pas à pas, avec de grands numéros."
        template = "core/blocks/steps_block.html"
        heading_level = 2
        preview_value = {
            "heading": "Commencer le parcours",
            "steps": [
                {"title": "Passez à la commune", "text": "<p>Demandez votre titre de séjour.</p>"},
                {"title": "Prenez rendez-vous au centre", "text": "<p>Le bilan social dure 1 h 30.</p>"},
            ],
        }
