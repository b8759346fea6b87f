"""What departs from a series on one of its dates, and what pages show of the agenda."""

from wagtail.blocks import CharBlock, DateBlock, StreamBlock, StructBlock, TimeBlock
from wagtail.snippets.blocks import SnippetChooserBlock

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
