"""Local figures: datasets by commune and year."""

from django.db import models
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.models import Commune, Reviewed
from resources.enums import ChartKind, Measure
from resources.shelves import Entry, ShelfPage

FACTS = (
    *("slug", "source", "source_url", "licence", "published_on", "measure", "chart", "is_example"),
    *("owner", "checked_on", "review_on"),
)


class FiguresPage(ShelfPage):
    """Every dataset; below its address one each, as table and chart."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous la liste. Facultatif.")

    content_panels = [*ShelfPage.content_panels, FieldPanel("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    ages = False

    class Meta:
        verbose_name = "Chiffres locaux"

    def entry(self, slug: str) -> Entry | None:
        return None

    def slugs(self) -> list[str]:
        return []


class Dataset(TranslatableMixin, Reviewed, ClusterableModel):
    """Figures of one thing. Facts and figures are those of the French row, words each row's."""

    title = models.CharField("titre", max_length=200)
    summary = models.TextField("ce que ces chiffres disent", max_length=500, blank=True)
    unit = models.CharField("unité", max_length=60, help_text="Ce qui est compté : « personnes », « % des ménages ».")
    slug = models.SlugField("forme dans les adresses", max_length=200, blank=True)
    source = models.CharField("source", max_length=200)
    source_url = models.URLField("adresse de la source", blank=True)
    licence = models.CharField("licence", max_length=100, help_text="Par exemple : CC BY 4.0.")
    published_on = models.DateField("date de la source")
    measure = models.CharField("mesure", max_length=12, choices=Measure.choices, default=Measure.NUMBER)
    chart = models.CharField("graphique", max_length=12, choices=ChartKind.choices, default=ChartKind.BARS)
    is_example = models.BooleanField(
        "exemple", default=False, help_text="Chiffres inventés pour montrer ce que le site sait faire : la page le dit."
    )

    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in FACTS]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "jeu de données"
        verbose_name_plural = "jeux de données"

    def __str__(self) -> str:
        return self.title


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
