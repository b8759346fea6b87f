from functools import cached_property

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from desk.panels.card import SHOWN, Card, Line
from resources.confirming.staff import may_decide
from resources.models import Correction


class CorrectionsCard(Card):
    """What organisations say of their entries, on the CMS's home page, for those who may change these."""

    name = "corrections"
    order = 37
    icon = "group"
    heading = "Corrections à relire"
    what_to_do = "Une organisation a corrigé sa fiche de l’annuaire. Comparez, puis reprenez ce qui convient."
    more = "Toutes les corrections à relire"

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("corrections")

    @cached_property
    def count(self) -> int:
        return int(Correction.objects.waiting().count()) if may_decide(self.user) else 0

    @cached_property
    def lines(self) -> list[Line]:
        waiting = Correction.objects.waiting().select_related("organisation").order_by("received_at")
        return [
            Line(
                correction.organisation.name,
                reverse("correction", args=[correction.pk]),
                f"reçue le {date_format(localtime(correction.received_at), 'j F')}",
            )
            for correction in waiting[:SHOWN]
        ]
