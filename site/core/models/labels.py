from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField


class Label(TranslatableMixin, models.Model):
    """A word that sorts what the site publishes, in each language; in addresses it has one form for all of them."""

    name = models.CharField("nom", max_length=80)
    slug = models.SlugField(
        "forme dans les adresses", max_length=80, help_text="La même dans toutes les langues. Sans accent ni espace."
    )

    panels = [FieldPanel("name"), FieldPanel("slug")]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def for_reader(cls) -> dict[UUID, Self]:
        """Every label by its translation key, in the active language or else in the source's, by name; one query."""
        codes = [settings.LANGUAGE_CODE, get_language() or settings.LANGUAGE_CODE]
        found = cls._default_manager.filter(locale__language_code__in=codes).select_related("locale")
        in_order = sorted(found, key=lambda label: codes[::-1].index(label.locale.language_code), reverse=True)
        best = {label.translation_key: label for label in in_order}
        return dict(sorted(best.items(), key=lambda item: item[1].name.casefold()))


class Audience(Label):
    """For whom something is: everybody, newcomers, families, professionals, …"""

    class Meta(Label.Meta):
        verbose_name = "public"
        verbose_name_plural = "publics"


class Topic(Label):
    """What something is about: arriving, papers, learning French, work, school, health, …"""

    class Meta(Label.Meta):
        verbose_name = "thème"
        verbose_name_plural = "thèmes"


class Service(Label):
    """What an organisation does for people: French courses, help with papers, a food bank, …"""

    class Meta(Label.Meta):
        verbose_name = "service"
        verbose_name_plural = "services"
