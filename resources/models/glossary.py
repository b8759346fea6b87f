"""The glossary: the words of the integration path, explained in each language."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.models import Topic
from resources.shelves import Entry, ShelfPage


class GlossaryPage(ShelfPage):
    """An index of terms; below its address one each."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous l’index. Facultatif.")

    content_panels = [*ShelfPage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = "Lexique"

    def entry(self, slug: str) -> Entry | None:
        return None

    def slugs(self) -> list[str]:
        return []


class Term(TranslatableMixin, models.Model):
    """A word that one meets at a counter, and what it means. A row a language; the French one is what to show."""

    name = models.CharField("terme", max_length=100)
    slug = models.SlugField("forme dans les adresses", max_length=100)
    abbreviation = models.CharField("sigle", max_length=20, blank=True, help_text="CPAS, FLE… Le même partout.")
    definition = models.TextField(
        "explication", max_length=600, help_text="Deux ou trois phrases simples, sans autre mot difficile."
    )
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="thème"
    )

    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("slug", "abbreviation", "topic")
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "terme"
        verbose_name_plural = "termes"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
