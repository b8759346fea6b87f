"""The questionnaire in the page editor: its blocks, and below them the picture of where everything leads."""

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from resources.questionnaire.checks import faults
from resources.questionnaire.drawing import in_words, picture
from resources.questionnaire.reading import tree_of


class PicturePanel(Panel):
    """The tree as it was last saved, or as it was sent where that could not be published, and what it lacks."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "resources/admin/questionnaire/panel.html"

        @property
        def media(self) -> Media:
            return Media(
                css={"all": ["resources/css/questionnaire-admin.css"]},
                js=[Script("resources/js/questionnaire-admin.js", type="module")],  # type: ignore[list-item]
            )

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            sent = getattr(self.form, "typed_questionnaire", None)
            tree = tree_of(self.instance.questionnaire if sent is None else sent)
            return context | {
                "tree": tree,
                "picture": picture(tree),
                "items": in_words(tree),
                "faults": faults(tree),
            }


QUESTIONNAIRE = MultiFieldPanel(
    [
        FieldPanel(
            "questionnaire",
            heading="Questions et résultats",
            help_text="La première question ouvre le questionnaire. Chaque réponse mène à une question ou à un "
            "résultat, par son nom court. Vide : le guide n’a pas de questionnaire.",
        ),
        PicturePanel(heading="Le chemin, en image"),
    ],
    heading="Est-ce que cela me concerne ?",
    icon="help",
)
