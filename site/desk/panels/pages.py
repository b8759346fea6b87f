from functools import cached_property

from django.urls import reverse
from django.utils.formats import date_format
from wagtail.models import Page

from desk import reviews
from desk.models import ReviewSettings
from desk.panels.card import SHOWN, Card, Line


class UncheckedCard(Card):
    """Published pages that nobody has read through for too long."""

    name = "unchecked"
    order = 60
    icon = "date"
    heading = "Pages à vérifier"
    more = "Toutes les pages à vérifier"

    @property
    def what_to_do(self) -> str:  # type: ignore[override]
        months = ReviewSettings.load(self.request).months
        return f"Pas relues depuis {months} mois. Tout est juste ? Un clic sur « Toujours juste » suffit."

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("unchecked_pages")

    @cached_property
    def count(self) -> int:
        return int(reviews.due_pages(self.user).count())

    @cached_property
    def lines(self) -> list[Line]:
        return [
            Line.of(page, reverse("wagtailadmin_pages:edit", args=[page.pk]), last_seen(page))
            for page in reviews.due_pages(self.user).select_related("locale", "review")[:SHOWN]
        ]


def last_seen(page: Page) -> str:
    what = "vérifiée" if hasattr(page, "review") else "publiée"
    return f"{what} le {date_format(page.last_check, 'j F Y')}"
