"""What the staff's side remembers: who found a page still right, and how often that is asked."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page


class PageReview(models.Model):
    """The last time somebody read a page of the source language through and found it still right, and when
    it is to be read again. A page without one counts from its first publication (docs/decisions/0014, 0024).
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="review", verbose_name="page")
    checked_on = models.DateField("vérifiée le", null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="vérifiée par",
    )
    review_on = models.DateField(
        "à revoir le", null=True, blank=True, help_text="Vide : après le délai général (Paramètres, Vérification)."
    )

    class Meta:
        verbose_name = "vérification d’une page"
        verbose_name_plural = "vérifications des pages"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.checked_on}"


@register_setting(icon="date", order=200)
class ReviewSettings(BaseGenericSetting):
    """How long something may go unchecked. ``reminded_on``: the last day on which letters said what is due."""

    months = models.PositiveSmallIntegerField(
        "mois entre deux vérifications",
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Passé ce délai, une page ou une fiche apparaît dans « À vérifier ». Passé deux fois ce délai, la "
        "page le dit aussi à ses lecteurs.",
    )
    reminded_on = models.DateField(null=True, editable=False)

    panels = [FieldPanel("months")]

    class Meta:
        verbose_name = "Vérification"
