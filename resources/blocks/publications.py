"""What pages show of the library."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.forms import CheckboxSelectMultiple
from wagtail.blocks import CharBlock, IntegerBlock, MultipleChoiceBlock, StructBlock

from resources.enums import PublicationKind
from resources.library.filters import LibraryFilter


def labels(model: str) -> list[tuple[str, str]]:
    """Each label by its form in addresses, which is the same in every language."""
    found = apps.get_model(model).objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return list(found.order_by("name").values_list("slug", "name"))


def topics() -> list[tuple[str, str]]:
    return labels("core.Topic")


def audiences() -> list[tuple[str, str]]:
    return labels("core.Audience")


class PublicationsBlock(StructBlock):
    """The publications of a selection; they come and go by themselves."""

    heading = CharBlock(label="Titre", required=False)
    number = IntegerBlock(label="Combien", default=3, min_value=1, max_value=12)
    kind = MultipleChoiceBlock(
        label="Types",
        choices=PublicationKind.choices,
        required=False,
        widget=CheckboxSelectMultiple,
        help_text="Aucun : tous. Plusieurs : l’un ou l’autre.",
    )
    topic = MultipleChoiceBlock(
        label="Thèmes", choices=topics, required=False, widget=CheckboxSelectMultiple, help_text="Aucun : tous."
    )
    audience = MultipleChoiceBlock(
        label="Publics", choices=audiences, required=False, widget=CheckboxSelectMultiple, help_text="Aucun : tous."
    )

    class Meta:
        icon = "doc-full"
        label = "Publications"
        description = (
            "Des publications de la bibliothèque, toutes ou celles d’un choix. "
            "Celles qui existent dans la langue du lecteur viennent d’abord."
        )
        group = "Bibliothèque"
        template = "resources/blocks/publications_block.html"
        preview_value = {"heading": "À lire", "number": 3}
        heading_level = 2

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from resources.library import publications  # it asks models, and models hold this block

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = selection(value)
        return context | {
            "items": publications.selected(chosen, value.get("number") or 3),
            "library": publications.library(),
            "query": chosen.query(),
        }


def selection(value: Any) -> LibraryFilter:
    """What an editor chose, as the library names it."""
    chosen = {name: tuple(sorted(value.get(name) or ())) for name in ("kind", "topic", "audience")}
    return LibraryFilter(**chosen)
