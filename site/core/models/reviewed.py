from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Reviewed(models.Model):
    """Something that is no page and whose facts age: who answers for it, when it was last found right, until when.

    Pages have Wagtail's ``owner`` and ``desk.PageReview`` for the same (``desk.reviews`` speaks of both).

    ``ages_where``: which of its rows readers see, where these are not all of them.
    """

    ages_where: ClassVar[dict[str, Any]] = {}

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="responsable",
        help_text="La personne à qui le site rappelle de vérifier. Jamais montrée au public.",
    )
    checked_on = models.DateField("vérifié le", default=timezone.localdate)
    review_on = models.DateField(
        "à revoir le", null=True, blank=True, help_text="Vide : après le délai général (Réglages, Vérification)."
    )

    class Meta:
        abstract = True

    def check_again(self, day: date) -> None:
        """It was found right on this day; the next time is after the usual delay."""
        self.checked_on, self.review_on = day, None
        self.save(update_fields=["checked_on", "review_on"])
