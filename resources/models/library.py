"""The library: publications, each in as many languages as it exists in."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.models import Audience, Reviewed, SiteDocument, SiteImage, Topic
from core.models.media import site_languages, source_language
from resources.enums import PublicationKind
from resources.shelves import Entry, ShelfPage

FACTS = ("slug", "kind", "topics", "audiences", "year", "cover", "versions", "owner", "checked_on", "review_on")


def this_year() -> int:
    return timezone.localdate().year


class LibraryPage(ShelfPage):
    """Every publication, filtered; below its address one each."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous la liste. Facultatif.")

    content_panels = [*ShelfPage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    ages = False

    class Meta:
        verbose_name = "Bibliothèque"

    def entry(self, slug: str) -> Entry | None:
        return None

    def slugs(self) -> list[str]:
        return []


class Publication(TranslatableMixin, Reviewed, ClusterableModel):
    """Something to read, fill in, hang up, watch or hear. Facts are those of the French row, words each row's."""

    title = models.CharField("titre", max_length=200)
    summary = models.TextField("résumé", max_length=320, blank=True)
    slug = models.SlugField("forme dans les adresses", max_length=200, blank=True)
    kind = models.CharField("type", max_length=20, choices=PublicationKind.choices, default=PublicationKind.BROCHURE)
    topics = ParentalManyToManyField(Topic, blank=True, related_name="+", verbose_name="thèmes")
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="+", verbose_name="publics")
    year = models.PositiveSmallIntegerField("année", default=this_year)
    cover = models.ForeignKey(
        SiteImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="couverture"
    )

    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in FACTS]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "publication"
        verbose_name_plural = "publications"

    def __str__(self) -> str:
        return self.title


class PublicationVersion(Orderable):
    """A publication in one language."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField("langue", max_length=10, choices=site_languages, default=source_language)
    document = models.ForeignKey(SiteDocument, on_delete=models.PROTECT, related_name="+", verbose_name="fichier")
    accessible = models.ForeignKey(
        SiteDocument,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="version accessible",
        help_text="Le même contenu en texte simple, en ODT ou en DOCX : pour qui ne peut lire ce fichier.",
    )
    pages = models.PositiveSmallIntegerField("pages", null=True, blank=True, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = "version d’une publication"


class DownloadCount(models.Model):
    """How often a document was downloaded in a month, and nothing about by whom."""

    document = models.ForeignKey(SiteDocument, on_delete=models.CASCADE, related_name="downloads")
    month = models.DateField("mois")
    number = models.PositiveIntegerField("téléchargements", default=0)

    class Meta:
        verbose_name = "téléchargements"
        constraints = [models.UniqueConstraint(fields=["document", "month"], name="one_count_a_month")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.month:%Y-%m}: {self.number}"
