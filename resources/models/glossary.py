"""The glossary: the words of the integration path, explained in each language."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core import published
from core.blocks import StoryBlock
from core.models import Topic
from core.slugs import free_slug
from resources.glossary import listing, schema_org
from resources.models.guidance import TopicPage
from resources.shelves import Entry, ShelfPage

FRENCH_ORDER = "french"  # ``?order=french``: for a reader who heard the word at the counter


class GlossaryPage(ShelfPage):
    """An index of terms; below its address one each."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous l’index. Facultatif.")

    content_panels = [*ShelfPage.content_panels, FieldPanel("body")]
    search_fields = [*ShelfPage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    ages = False

    class Meta:
        verbose_name = "Lexique"

    @cached_property
    def listing(self) -> listing.Listing:
        """Every term as this page's reader is given it; one query."""
        code, source = self.locale.language_code, settings.LANGUAGE_CODE
        rows = Term.objects.filter(locale__language_code__in={code, source}).select_related("locale", "topic")
        return listing.Listing(listing.words(rows, source, code), source, code)

    def entry(self, slug: str) -> Entry | None:
        return self.listing.find(slug)

    def slugs(self) -> list[str]:
        return [word.slug for word in self.listing.words]

    def summary_of(self, entry: Any) -> str:
        return str(entry.definition)

    def get_context(
        self, request: HttpRequest, *args: Any, entry: Entry | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, entry=entry, **kwargs)
        if isinstance(entry, listing.Word):
            return context | {
                "definition": self.listing.linked(entry),
                "beside": self.listing.beside(entry),
                "guides": guides_on(entry),
                "data": schema_org.term(entry, self, request),
            }
        in_french = request.GET.get("order") == FRENCH_ORDER and self.listing.code != self.listing.source
        return context | {
            "in_french": in_french,
            "groups": self.listing.groups(in_french),
            "data": schema_org.terms(self, request),
        }


def guides_on(word: listing.Word) -> TopicPage | None:
    """The page with the guides of the term's topic, for the reader."""
    if word.topic is None:
        return None
    on_it = published.published(TopicPage).filter(topic__translation_key=word.topic)
    return published.for_reader(on_it).first()


class Term(TranslatableMixin, models.Model):
    """A word that one meets at a counter, and what it means. A row a language; the French one is what to show."""

    name = models.CharField("terme", max_length=100)
    slug = models.SlugField(
        "forme dans les adresses",
        max_length=100,
        blank=True,
        help_text="Vide : faite du terme. La même dans toutes les langues ; ne la changez plus une fois publiée.",
    )
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(Term, self.name[:80])
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        others = Term.objects.exclude(translation_key=self.translation_key)
        if self.slug and others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": "Un autre terme a déjà cette forme dans les adresses."})
