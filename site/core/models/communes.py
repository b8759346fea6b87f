from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet


@register_snippet
class Commune(models.Model):
    """A commune of the territory, with its place in the drawing of tiles (``column`` 1 is west, ``row`` 1 north)."""

    name = models.CharField("nom", max_length=100, unique=True)
    nis_code = models.CharField(
        "code INS", max_length=5, unique=True, validators=[RegexValidator(r"^\d{5}$", "Cinq chiffres.")]
    )
    postal_code = models.CharField(
        "code postal principal", max_length=4, validators=[RegexValidator(r"^[1-9]\d{3}$", "Quatre chiffres.")]
    )
    column = models.PositiveSmallIntegerField(
        "colonne", validators=[MinValueValidator(1), MaxValueValidator(12)], help_text="1 est à l’ouest."
    )
    row = models.PositiveSmallIntegerField(
        "rangée", validators=[MinValueValidator(1), MaxValueValidator(12)], help_text="1 est au nord."
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("nis_code"), FieldPanel("postal_code")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("column"), FieldPanel("row")])], heading="Place dans le dessin du territoire"
        ),
    ]

    class Meta:
        verbose_name = "commune"
        verbose_name_plural = "communes"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["column", "row"],
                name="one_commune_a_tile",
                violation_error_message="Une autre commune occupe déjà cette place.",
            )
        ]

    def __str__(self) -> str:
        return self.name
