"""What departs from a series on one of its dates, and what pages show of the agenda."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.forms import CheckboxSelectMultiple
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    DateBlock,
    IntegerBlock,
    MultipleChoiceBlock,
    StreamBlock,
    StructBlock,
    TimeBlock,
)
from wagtail.snippets.blocks import SnippetChooserBlock

from core import spoken
from events.filters import AgendaFilter

DATE = "La date que donne la série."
MESSAGE = "Ce que le public doit savoir. Se traduit."


class CancelledBlock(StructBlock):
    """One date does not take place."""

    date = DateBlock(label="Date", help_text=DATE)
    message = CharBlock(label="Message", required=False, max_length=200, help_text=MESSAGE)

    class Meta:
        icon = "cross"
        label = "Date annulée"


class RescheduledBlock(StructBlock):
    """One date is at another time, and perhaps at another place."""

    date = DateBlock(label="Date", help_text=DATE)
    new_date = DateBlock(label="Nouvelle date")
    new_start = TimeBlock(label="Nouveau début", required=False, help_text="Vide : la même heure.")
    new_end = TimeBlock(label="Nouvelle fin", required=False, help_text="Vide : la même durée.")
    place = SnippetChooserBlock("core.Organisation", label="Autre lieu", required=False)
    place_text = CharBlock(label="Ou autre lieu, en texte", required=False, max_length=200)
    message = CharBlock(label="Message", required=False, max_length=200, help_text=MESSAGE)

    class Meta:
        icon = "date"
        label = "Date déplacée"


class ElsewhereBlock(StructBlock):
    """One date is at another place."""

    date = DateBlock(label="Date", help_text=DATE)
    place = SnippetChooserBlock("core.Organisation", label="Lieu", required=False)
    place_text = CharBlock(label="Ou lieu, en texte", required=False, max_length=200)
    message = CharBlock(label="Message", required=False, max_length=200, help_text=MESSAGE)

    class Meta:
        icon = "site"
        label = "Date ailleurs"


class ChangesBlock(StreamBlock):
    """Every change of single dates; each kind is named after its ``events.occurrences.Status``."""

    cancelled = CancelledBlock()
    rescheduled = RescheduledBlock()
    elsewhere = ElsewhereBlock()


def labels(model: str) -> list[tuple[str, str]]:
    """Each label by its form in addresses, which is the same in every language."""
    found = apps.get_model(model).objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return list(found.order_by("name").values_list("slug", "name"))


def categories() -> list[tuple[str, str]]:
    return labels("events.Category")


def audiences() -> list[tuple[str, str]]:
    return labels("core.Audience")


def campaigns() -> list[tuple[str, str]]:
    """The campaigns, the latest first."""
    found = apps.get_model("events.CampaignPage").objects.filter(locale__language_code=settings.LANGUAGE_CODE)
    return list(found.order_by("-start_date").values_list("slug", "title"))


class UpcomingBlock(StructBlock):
    """The next activities of a selection, each once; they come and go by themselves."""

    heading = CharBlock(label="Titre", required=False)
    number = IntegerBlock(label="Combien", default=3, min_value=1, max_value=12)
    category = MultipleChoiceBlock(
        label="Catégories",
        choices=categories,
        required=False,
        widget=CheckboxSelectMultiple,
        help_text="Aucune : toutes. Plusieurs : l’une ou l’autre.",
    )
    audience = MultipleChoiceBlock(
        label="Publics", choices=audiences, required=False, widget=CheckboxSelectMultiple, help_text="Aucun : tous."
    )
    language = ChoiceBlock(label="Langue parlée sur place", choices=spoken.choices, required=False)
    campaign = ChoiceBlock(label="Campagne", choices=campaigns, required=False)
    free = BooleanBlock(label="Seulement ce qui est gratuit", required=False)

    class Meta:
        icon = "calendar"
        label = "Prochaines activités"
        description = (
            "Les prochaines activités de l’agenda, toutes ou celles d’un choix. La liste se tient à jour seule."
        )
        group = "Agenda"
        template = "events/blocks/upcoming_block.html"
        preview_value = {"heading": "Bientôt", "number": 3}
        heading_level = 2

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from events import upcoming  # it asks models, and models hold this block

        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        chosen = selection(value)
        return context | {
            "entries": upcoming.entries(chosen, value.get("number") or 3),
            "agenda": upcoming.agenda(),
            "query": chosen.query(),
        }


def selection(value: Any) -> AgendaFilter:
    """What an editor chose, as the agenda and its feeds name it."""
    one = {name: (value.get(name),) if value.get(name) else () for name in ("language", "campaign")}
    several = {name: tuple(sorted(value.get(name) or ())) for name in ("category", "audience")}
    return AgendaFilter(**several, **one, free=bool(value.get("free")))
