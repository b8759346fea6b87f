from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.models import Page


class Feedback(models.Model):
    """Whether a page helped one reader. Nothing in it says who: a day, a page, a language, an answer, words.

    ``path``: what follows the language in the address, for entries below a page's own address.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+", verbose_name="page")
    path = models.CharField("adresse", max_length=255)
    language = models.CharField("langue", max_length=10, default=settings.LANGUAGE_CODE)
    day = models.DateField("jour", default=timezone.localdate)
    helpful = models.BooleanField("a aidé")
    words = models.TextField("mots", max_length=1000, blank=True)

    wagtail_reference_index_ignore = True  # a reader's answer is no use of the page, and a click stays one write

    class Meta:
        verbose_name = "avis d’un lecteur"
        verbose_name_plural = "avis des lecteurs"
        indexes = [models.Index(fields=["page", "day"], name="feedback_of_page")]

    def __str__(self) -> str:
        return f"{self.path}: {'oui' if self.helpful else 'non'}"
