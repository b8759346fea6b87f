"""The library: publications, each in as many languages as it exists in."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import StrIndex
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Collection, CollectionViewRestriction, Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.findable import gathering, key, tell
from core.models import Audience, Reviewed, SiteDocument, SiteImage, Topic
from core.models.media import site_languages
from core.slugs import free_slug
from resources.enums import PublicationKind
from resources.shelves import Entry, ShelfPage

FACTS = ("slug", "kind", "topics", "audiences", "year", "cover", "versions", "owner", "checked_on", "review_on")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def this_year() -> int:
    return timezone.localdate().year


class LibraryPage(ShelfPage):
    """Every publication, filtered; below its address one each."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous la liste. Facultatif.")

    content_panels = [*ShelfPage.content_panels, FieldPanel("body")]
    search_fields = [*ShelfPage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    ages = False

    class Meta:
        verbose_name = "Bibliothèque"

    def entry(self, slug: str) -> Entry | None:
        from resources.library import publications  # it asks models, and this is one of them

        known: dict[str, Entry | None] = self.__dict__.setdefault("_entries", {})  # a request asks twice
        if slug not in known:
            known[slug] = publications.entry(slug)
        return known[slug]

    def slugs(self) -> list[str]:
        return list(Publication.objects.shown().order_by("slug").values_list("slug", flat=True))

    def summary_of(self, entry: Any) -> str:
        return str(entry.words.summary)

    def get_context(
        self, request: HttpRequest, *args: Any, entry: Entry | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        from resources.library import schema_org, shown  # they ask models, and this is one of them

        context = super().get_context(request, *args, entry=entry, **kwargs)
        if entry is not None:
            return context | {"data": schema_org.publication(entry, self, request)}
        library = shown.shown(self, request)
        return context | {"library": library, "below": library.chosen.query(library.page.number)}


class PublicationQuerySet(models.QuerySet["Publication"]):
    def originals(self) -> "PublicationQuerySet":
        """The French rows: a publication each."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def shown(self) -> "PublicationQuerySet":
        """Those that have a file which everybody may read: readers see no others."""
        return self.originals().filter(Exists(PublicationVersion.objects.public().filter(publication=OuterRef("pk"))))


class Publication(TranslatableMixin, Reviewed, ClusterableModel):
    """Something to read, fill in, hang up, watch or hear. Facts are those of the French row, words each row's."""

    title = models.CharField("titre", max_length=200)
    summary = models.TextField(
        "résumé", max_length=320, blank=True, help_text="Une ou deux phrases simples : ce qu’on y trouve, pour qui."
    )
    slug = models.SlugField(
        "forme dans les adresses",
        max_length=200,
        blank=True,
        help_text="Vide : elle suit du titre. Des liens et des codes QR s’en servent : ne la changez plus.",
    )
    kind = models.CharField("type", max_length=20, choices=PublicationKind.choices, default=PublicationKind.BROCHURE)
    topics = ParentalManyToManyField(Topic, blank=True, related_name="+", verbose_name="thèmes")
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="+", verbose_name="publics")
    year = models.PositiveSmallIntegerField(
        "année",
        default=this_year,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
        help_text="L’année de parution.",
    )
    cover = models.ForeignKey(
        SiteImage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="couverture",
        help_text="Vide : la première page du PDF. Pour une vidéo ou un son, choisissez une image.",
    )

    objects = PublicationQuerySet.as_manager()

    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in FACTS]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "publication"
        verbose_name_plural = "publications"

    def __str__(self) -> str:
        return self.title

    @property
    def is_original(self) -> bool:
        return bool(self.locale.language_code == settings.LANGUAGE_CODE)

    def clean(self) -> None:
        super().clean()
        others = Publication.objects.originals().exclude(translation_key=self.translation_key)
        if self.slug and others.filter(slug=self.slug).exists():
            raise ValidationError({"slug": "Une autre publication a déjà cette forme dans les adresses."})

    @transaction.atomic
    @gathering.together()
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Search is told when its topics and its versions are saved too."""
        self.slug = self.slug or free_slug(Publication, self.title)
        super().save(*args, **kwargs)
        tell([key("publication", self.translation_key)])


def private_drawers() -> models.QuerySet[Collection]:
    """The collections that a password or an account closes, and those within them."""
    closed = CollectionViewRestriction.objects.annotate(place=StrIndex(OuterRef("path"), F("collection__path")))
    return Collection.objects.filter(Exists(closed.filter(place=1)))


class PublicationVersionQuerySet(models.QuerySet["PublicationVersion"]):
    def public(self) -> "PublicationVersionQuerySet":
        """Whose file everybody may read; ``hides_accessible``: but not its accessible version."""
        hidden = private_drawers().filter(pk=OuterRef("accessible__collection"))
        return self.exclude(document__collection__in=private_drawers()).annotate(hides_accessible=Exists(hidden))


class PublicationVersion(Orderable):
    """A publication in one language.

    ``drawn`` is the picture of the file's first page and ``pages`` how many it has; ``drawn_from`` names the file that
    they were made of (``resources.library.covers``).
    """

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(
        "langue", max_length=10, choices=site_languages, blank=True, help_text="Vide : celle du fichier."
    )
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
    pages = models.PositiveIntegerField("pages", null=True, blank=True, editable=False)
    drawn = models.ForeignKey(
        SiteImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    drawn_from = models.CharField(max_length=255, blank=True, editable=False)

    objects = PublicationVersionQuerySet.as_manager()

    class Meta(Orderable.Meta):
        verbose_name = "version d’une publication"
        constraints = [
            models.UniqueConstraint(fields=["publication", "language"], name="one_version_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.language}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.language = self.language or self.document.language
        super().save(*args, **kwargs)


class DownloadCount(models.Model):
    """How often a document was downloaded in a month, and nothing about by whom."""

    document = models.ForeignKey(
        SiteDocument, on_delete=models.CASCADE, related_name="downloads", verbose_name="fichier"
    )
    month = models.DateField("mois")
    number = models.PositiveIntegerField("téléchargements", default=0)

    class Meta:
        verbose_name = "compte de téléchargements"
        verbose_name_plural = "comptes de téléchargements"
        constraints = [models.UniqueConstraint(fields=["document", "month"], name="one_count_a_month")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.month:%Y-%m}: {self.number}"
