"""The organisations that the site speaks of: where the agenda's activities take place, who is in the directory."""

from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models, transaction
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from core.enums import StepFree, Weekday
from core.findable import gathering, key, tell
from core.models.communes import Commune
from core.models.labels import Audience, Service
from core.models.reviewed import Reviewed
from core.slugs import free_slug


def validate_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError("Ce fuseau horaire n’existe pas. Par exemple : Europe/Brussels.")


class Organisation(index.Indexed, Reviewed, ClusterableModel):
    """An organisation. Its name is its own in every language; labels say in each language what it does.

    ``in_directory``: it has an entry in the directory, at its slug.
    """

    name = models.CharField("nom", max_length=200, unique=True)
    slug = models.SlugField(
        "forme dans les adresses",
        max_length=200,
        unique=True,
        blank=True,
        help_text="Vide : elle suit du nom. Des liens et des codes QR s’en servent : ne la changez plus.",
    )
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
        help_text="Si elle est dans une commune du territoire : l’agenda et l’annuaire se filtrent par commune.",
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
    in_directory = models.BooleanField("dans l’annuaire", default=False)
    description = models.TextField(
        "présentation", max_length=500, blank=True, help_text="Une ou deux phrases simples, en français."
    )
    services = ParentalManyToManyField(Service, blank=True, related_name="+", verbose_name="services")
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="+", verbose_name="publics")
    languages = models.JSONField(
        "langues parlées", default=list, blank=True, help_text="Codes ISO 639, comme dans core.spoken."
    )
    step_free = models.CharField("accès sans marche", max_length=10, choices=StepFree.choices, blank=True)
    accessibility = models.CharField(
        "accessibilité", max_length=200, blank=True, help_text="Ce qui aide à venir : ascenseur, boucle magnétique…"
    )
    zone = models.CharField("fuseau horaire", max_length=60, default="Europe/Brussels", validators=[validate_zone])
    closed_on_holidays = models.BooleanField(
        "fermée les jours fériés", default=True, help_text="Les jours fériés légaux en Belgique."
    )

    ages_where = {"in_directory": True}
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("locality")]

    class Meta:
        verbose_name = "organisation"
        verbose_name_plural = "organisations"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    @gathering.together()
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Search is told when its services are saved too."""
        self.slug = self.slug or free_slug(type(self), self.name)
        super().save(*args, **kwargs)
        tell([key("organisation", self.pk)])

    @property
    def address(self) -> str:
        """Street, postal code and town on one line; without a street the town alone."""
        town = f"{self.postal_code} {self.town}".strip() if self.street else self.town
        return ", ".join(part for part in (self.street, town) if part)

    @property
    def town(self) -> str:
        return self.commune.name if self.commune else self.locality


class OpeningHours(Orderable):
    """A time of the week in which an organisation is open; one that closes before it opens closes the next day.

    Words as in schema.org: openingHoursSpecification.
    """

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField("jour", choices=Weekday.choices)
    opens = models.TimeField("ouvre à")
    closes = models.TimeField("ferme à", help_text="00:00 : à minuit. Plus tôt que l’ouverture : le lendemain.")
    by_appointment = models.BooleanField("sur rendez-vous", default=False)

    class Meta(Orderable.Meta):
        verbose_name = "heures d’ouverture"


class SpecialOpeningHours(Orderable):
    """Days that depart from the week: closed where no time is given (schema.org: specialOpeningHoursSpecification)."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="special_opening_hours")
    first_day = models.DateField("premier jour")
    last_day = models.DateField("dernier jour")
    opens = models.TimeField("ouvre à", null=True, blank=True, help_text="Vide : fermée ces jours-là.")
    closes = models.TimeField("ferme à", null=True, blank=True)
    reason = models.CharField("raison", max_length=100, blank=True, help_text="Par exemple : congés d’été.")

    class Meta(Orderable.Meta):
        verbose_name = "jours particuliers"

    def clean(self) -> None:
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": "Le dernier jour vient avant le premier."})
        if (self.opens is None) != (self.closes is None):
            raise ValidationError({"closes": "Donnez les deux heures, ou aucune si l’organisation est fermée."})
