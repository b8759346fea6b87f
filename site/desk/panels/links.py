from functools import cached_property

from django.urls import reverse

from desk.links.survey import Fault, faults_for
from desk.panels.card import SHOWN, Card, Line


class LinksCard(Card):
    """Links of published pages on which a reader meets a dead end; those that only may break are in the report."""

    name = "links"
    order = 70
    icon = "link"
    heading = "Liens à réparer"
    what_to_do = "Ces liens ne mènent nulle part. Chaque ligne ouvre la page à l’endroit du lien."
    more = "Tous les liens à réparer"
    urgent = True

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("broken_links")

    @cached_property
    def broken(self) -> list[Fault]:
        return [fault for fault in faults_for(self.user) if fault.reason.is_broken]

    @cached_property
    def count(self) -> int:
        return len(self.broken)

    @cached_property
    def lines(self) -> list[Line]:
        return [
            Line(fault.title, fault.edit_url, f"« {fault.named} » : {fault.reason.lowered}", fault.language)
            for fault in self.broken[:SHOWN]
        ]
