"""Local figures: datasets by commune and year."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.models import Commune, Reviewed
from core.slugs import free_slug
from resources.enums import ChartKind, Measure
from resources.shelves import Entry, ShelfPage

FACTS = (
    *("slug", "source", "source_url", "licence", "licence_url", "published_on", "measure", "chart", "is_example"),
    *("loaded_at", "owner", "checked_on", "review_on"),
)


class FiguresPage(ShelfPage):
    """Every dataset that has figures; below its address one each, as table and chart."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous la liste. Facultatif.")

    content_panels = [*ShelfPage.content_panels, FieldPanel("body")]
    search_fields = [*ShelfPage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    ages = False

    class Meta:
        verbose_name = "Chiffres locaux"

    def entry(self, slug: str) -> Entry | None:
        from resources.figures import listing  # it asks the models that stand here

        return listing.entry(slug)

    def slugs(self) -> list[str]:
        from resources.figures import listing

        return listing.slugs()

    def summary_of(self, entry: Any) -> str:
        return str(entry.words.summary)

    def get_context(
        self, request: HttpRequest, *args: Any, entry: Entry | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        from resources.figures import listing
        from resources.figures.shown import Shown

        context = super().get_context(request, *args, entry=entry, **kwargs)
        if isinstance(entry, listing.DatasetEntry):
            shown = Shown.asked(entry, request)
            below = f"{entry.slug}/{shown.query}"
            return context | {"shown": shown, "below": below, "machine_data": shown.machine_data(request)}
        return context | {"entries": listing.entries()}


class Dataset(TranslatableMixin, Reviewed, ClusterableModel):
    """Figures of one thing. Facts and figures are those of the French row, words each row's.

    The slug is made once, from the first title: addresses of figures are cited.
    """

    title = models.CharField(
        "titre", max_length=200, help_text="Ce qui est compté, où : « Habitants des communes de Mons-Borinage »."
    )
    summary = models.TextField(
        "ce que ces chiffres disent", max_length=500, blank=True, help_text="Une ou deux phrases simples."
    )
    unit = models.CharField("unité", max_length=60, help_text="Ce qui est compté : « personnes », « % des ménages ».")
    slug = models.SlugField("forme dans les adresses", max_length=200, blank=True, editable=False)
    source = models.CharField("source", max_length=200, help_text="Qui publie ces chiffres, et sous quel nom.")
    source_url = models.URLField("adresse de la source", blank=True)
    licence = models.CharField("licence", max_length=100, help_text="Par exemple : CC BY 4.0.")
    licence_url = models.URLField("adresse de la licence", blank=True)
    published_on = models.DateField("date de la source", help_text="Le jour où la source les a publiés.")
    measure = models.CharField("mesure", max_length=12, choices=Measure.choices, default=Measure.NUMBER)
    chart = models.CharField(
        "graphique",
        max_length=12,
        choices=ChartKind.choices,
        default=ChartKind.BARS,
        help_text="Celui que l’on voit d’abord. Le public peut en choisir un autre.",
    )
    is_example = models.BooleanField(
        "exemple", default=False, help_text="Chiffres inventés pour montrer ce que le site sait faire : la page le dit."
    )
    loaded_at = models.DateTimeField("chargé le", null=True, blank=True, editable=False)

    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in FACTS]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "jeu de données"
        verbose_name_plural = "jeux de données"

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.slug = self.slug or free_slug(type(self), self.title)
        super().save(*args, **kwargs)

    @property
    def original(self) -> "Dataset":
        """The French row, which has the facts and the figures; this one where there is none."""
        rows = Dataset.objects.filter(translation_key=self.translation_key)
        return rows.filter(locale__language_code=settings.LANGUAGE_CODE).first() or self


class Figure(models.Model):
    """One figure: of a commune, in a year. ``dataset`` is the French row."""

    dataset = models.ForeignKey(Dataset, on_delete=models.CASCADE, related_name="figures")
    commune = models.ForeignKey(Commune, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("année")
    value = models.DecimalField("valeur", max_digits=14, decimal_places=3)

    class Meta:
        verbose_name = "chiffre"
        constraints = [models.UniqueConstraint(fields=["dataset", "commune", "year"], name="one_figure_each")]

    def __str__(self) -> str:
        return f"{self.commune_id} {self.year}: {self.value}"
