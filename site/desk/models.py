"""What the staff's side remembers: who found a page still right, and how often that is asked."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page


class PageReview(models.Model):
    """The last time somebody read a page of the source language through and found it still right.

    A page without one counts from its first publication (docs/decisions/0014).
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="review", verbose_name="page")
    checked_on = models.DateField("vérifiée le")
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name="vérifiée par"
    )

    class Meta:
        verbose_name = "vérification d’une page"
        verbose_name_plural = "vérifications des pages"

    def __str__(self) -> str:
        return f"{self.page_id}: {self.checked_on}"


@register_setting(icon="date", order=200)
class ReviewSettings(BaseGenericSetting):
    """How long a page may go unchecked."""

    months = models.PositiveSmallIntegerField(
        "mois entre deux vérifications",
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Passé ce délai, une page publiée apparaît dans « Pages à vérifier ».",
    )

    panels = [FieldPanel("months")]

    class Meta:
        verbose_name = "Vérification des pages"
