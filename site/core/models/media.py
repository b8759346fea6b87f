from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.search import index

from core.licences import Licence, credit_line


def site_languages() -> list[tuple[str, str]]:
    """The languages a document may be in, by the names they call themselves."""
    return list(settings.LANGUAGES)


def source_language() -> str:
    return str(settings.LANGUAGE_CODE)


class Credited(models.Model):
    """Something that somebody made: who, under which terms, and where it was found."""

    credit = models.CharField(
        "auteur ou autrice", max_length=200, blank=True, help_text="Le nom, comme il faut l’écrire : « Ada Dupont »."
    )
    licence = models.CharField(
        "droits", max_length=20, blank=True, choices=Licence.choices, help_text="Qu’avons-nous le droit d’en faire ?"
    )
    source = models.URLField(
        "adresse d’origine", blank=True, help_text="La page où le fichier a été trouvé, s’il vient du web."
    )

    class Meta:
        abstract = True

    @property
    def credit_line(self) -> str:
        """What is printed with it, the same in all languages; nothing where nothing need be said."""
        return credit_line(self.credit, self.licence)


class SiteImageQuerySet(ImageQuerySet):
    def to_describe(self) -> "SiteImageQuerySet":
        """The pictures that say nothing to who cannot see them, and are not decorative."""
        return self.filter(Q(description="") & Q(is_decorative=False))


class SiteImage(Credited, AbstractImage):  # noqa: DJ008 (Wagtail's)
    """A picture. Wagtail's ``description`` is its alternative text, unless it is decorative.

    A block may give another text for its own context (Wagtail's ``ImageBlock``).
    """

    is_decorative = models.BooleanField(
        "image décorative",
        default=False,
        help_text="Elle n’apprend rien au lecteur : un motif, une photo d’ambiance. Les lecteurs d’écran la passent.",
    )

    objects = SiteImageQuerySet.as_manager()

    search_fields: ClassVar = [
        *AbstractImage.search_fields,
        index.SearchField("credit"),
        index.FilterField("is_decorative"),
    ]
    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "credit",
        "licence",
        "source",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = "image"
        verbose_name_plural = "images"

    @property
    def default_alt_text(self) -> str:
        """Empty for a decorative picture; until somebody describes it, the title stands in, as Wagtail has it."""
        return "" if self.is_decorative else self.description or self.title


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition_of_site_image"
            )
        ]


class SiteDocument(Credited, AbstractDocument):  # noqa: DJ008 (Wagtail's)
    """A file to download, in one language."""

    language = models.CharField(
        "langue",
        max_length=10,
        choices=site_languages,
        default=source_language,
        help_text="La langue dans laquelle le document est écrit ou parlé.",
    )

    search_fields: ClassVar = [*AbstractDocument.search_fields, index.FilterField("language")]
    admin_form_fields = ("title", "file", "language", "credit", "licence", "source", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documents"

    def clean(self) -> None:
        """Wagtail's check of the name's end; where the file was refused already, its sentence is enough."""
        if self.file:
            super().clean()
