from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from wagtail.admin.panels import FieldPanel
from wagtail.blocks import CharBlock, StructBlock, URLBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet


class PartnerBlock(StructBlock):
    name = CharBlock(label="Nom")
    logo = ImageChooserBlock(label="Logo", required=False)
    url = URLBlock(label="Adresse du site", required=False)

    class Meta:
        icon = "group"
        label = "Partenaire"


class NetworkBlock(StructBlock):
    name = CharBlock(label="Nom du réseau", help_text="Par exemple : Facebook, LinkedIn, Mastodon.")
    url = URLBlock(label="Adresse de votre page")

    class Meta:
        icon = "site"
        label = "Réseau social"


@register_snippet
class Footer(TranslatableMixin, models.Model):
    """The foot of every page in one language, beside the centre's address. What is empty is printed nowhere."""

    opening_hours = models.TextField(
        "heures d’ouverture", max_length=500, blank=True, help_text="Une ligne par jour ou par groupe de jours."
    )
    note = models.CharField("phrase", max_length=200, blank=True, help_text="Par exemple : Tout est gratuit.")
    networks = StreamField([("network", NetworkBlock())], blank=True, verbose_name="réseaux sociaux")
    partners = StreamField(
        [("partner", PartnerBlock())],
        blank=True,
        verbose_name="partenaires",
        help_text="Leurs logos sont au bas de chaque page.",
    )
    legal = models.CharField("mention légale", max_length=300, blank=True)

    panels = [FieldPanel(name) for name in ("opening_hours", "note", "networks", "partners", "legal")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = "pied de page"
        verbose_name_plural = "pied de page"
        constraints = [
            models.UniqueConstraint(
                fields=["locale"],
                name="one_footer_a_language",
                violation_error_message="Cette langue a déjà son pied de page : modifiez-le.",
            )
        ]

    def __str__(self) -> str:
        return f"Pied de page ({self.locale})"

    @classmethod
    def for_reader(cls) -> "Footer | None":
        """The active language's, else the source's; one query."""
        codes = [get_language(), settings.LANGUAGE_CODE]
        found = cls.objects.filter(locale__language_code__in=codes).select_related("locale")
        return min(found, key=lambda footer: codes.index(footer.locale.language_code), default=None)
