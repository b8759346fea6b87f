"""What campaigns and activities have in common: one original that holds the facts, whatever language it is read in."""

from typing import Self, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage
from events.agenda.views import OWN_ADDRESSES


class SharedFacts(BasePage):
    """A page whose dates, places and people are those of its source, in every language (DESIGN, 4)."""

    ages = False  # what is announced belongs to its days

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.slug in OWN_ADDRESSES:
            raise ValidationError({"slug": "L’agenda a déjà une page à cette adresse : choisissez-en une autre."})

    @cached_property
    def original(self) -> Self:
        """The page whose facts count: the source's; what exists in no source language is its own original."""
        if self.locale.language_code == settings.LANGUAGE_CODE or self.preview_state is not None:
            return self  # a preview in another language is a copy of the draft, with its facts
        source = type(self).objects.filter(
            translation_key=self.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        return cast(Self, source.select_related("locale").first() or self)


def facts(*names: str) -> list[SynchronizedField]:
    """Fields that belong to the original; whoever translates is not shown them."""
    return [SynchronizedField(name, overridable=False) for name in names]
