from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
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


@register_snippet
class Organisation(index.Indexed, models.Model):
    """An organisation that the centre speaks of. Its name is its own in every language."""

    name = models.CharField("nom", max_length=200, unique=True)
    locality = models.CharField("lieu", max_length=200, blank=True, help_text="La ville ou la région qu’elle sert.")
    street = models.CharField("rue et numéro", max_length=200, blank=True)
    postal_code = models.CharField(
        "code postal", max_length=10, blank=True, validators=[RegexValidator(r"^[0-9A-Z -]{3,10}$", "Un code postal.")]
    )
    commune = models.ForeignKey(
        Commune,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="organisations",
        verbose_name="commune",
        help_text="Si elle est dans une commune du territoire : l’agenda se filtre par commune.",
    )
    latitude = models.DecimalField(
        "latitude",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        "longitude",
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text="Avec la latitude, elles placent l’organisation sur la carte des agendas. Facultatives.",
    )
    telephone = models.CharField("téléphone", max_length=30, blank=True)
    email = models.EmailField("adresse e-mail", blank=True)
    website = models.URLField("site web", blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("locality"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("commune")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading="Adresse",
        ),
        MultiFieldPanel([FieldPanel("telephone"), FieldPanel("email"), FieldPanel("website")], heading="Contact"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("locality")]

    class Meta:
        verbose_name = "organisation"
        verbose_name_plural = "organisations"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Street, postal code and town on one line; without a street the town alone."""
        town = f"{self.postal_code} {self.town}".strip() if self.street else self.town
        return ", ".join(part for part in (self.street, town) if part)

    @property
    def town(self) -> str:
        return self.commune.name if self.commune else self.locality
