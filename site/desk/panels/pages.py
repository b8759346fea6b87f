from functools import cached_property

from django.urls import reverse

from desk import reviews
from desk.models import ReviewSettings
from desk.panels.card import SHOWN, Card, Line


class UncheckedCard(Card):
    """Published pages and facts that nobody has found right for too long; one's own first."""

    name = "unchecked"
    order = 60
    icon = "date"
    heading = "À vérifier"
    more = "Tout ce qui est à vérifier"

    @property
    def what_to_do(self) -> str:  # type: ignore[override]
        months = ReviewSettings.load(self.request).months
        return f"Plus relu depuis {months} mois, ou à revoir. Tout est juste ? Un clic sur « Toujours juste » suffit."

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("unchecked_pages")

    @cached_property
    def due(self) -> list[reviews.Due]:
        return sorted(reviews.due(self.user), key=lambda one: one.owner != self.user)

    @cached_property
    def count(self) -> int:
        return len(self.due)

    @cached_property
    def lines(self) -> list[Line]:
        return [Line(one.title, one.edit_url, f"{one.kind}, {one.since}") for one in self.due[:SHOWN]]
