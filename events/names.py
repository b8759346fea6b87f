"""What categories, audiences, campaigns and the centre are called in each language, asked once for many activities."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext
from wagtail.models import Site

from core import published
from core.models import Audience, CentreSettings
from events.ical import Party, Text
from events.models import CampaignPage, Category, EventPage


@dataclass(frozen=True)
class Names:
    """``known``: translation key -> language code -> name; ``email`` and ``telephone`` are the centre's."""

    known: Mapping[UUID, Mapping[str, str]] = field(default_factory=dict)
    email: str = ""
    telephone: str = ""

    @classmethod
    def around(cls, originals: Iterable[EventPage]) -> Self:
        """What is named around these activities (``loading.with_facts``), in every language: four queries."""
        given = list(originals)
        categories = {each.category.translation_key for each in given}
        audiences = {label.translation_key for each in given for label in each.audiences.all()}
        campaigns = {each.campaign.translation_key for each in given if each.campaign}
        known: dict[UUID, dict[str, str]] = {}
        for asked in (
            Category.objects.filter(translation_key__in=categories).values_list(*KEY, "name"),
            Audience.objects.filter(translation_key__in=audiences).values_list(*KEY, "name") if audiences else (),
            published.published(CampaignPage).filter(translation_key__in=campaigns).values_list(*KEY, "title")
            if campaigns
            else (),
        ):
            for key, code, name in asked:
                known.setdefault(key, {})[code] = name
        site = Site.objects.filter(is_default_site=True).first()
        centre = CentreSettings.objects.filter(site=site).first() or CentreSettings()
        return cls(known, centre.email, centre.telephone)

    def of(self, key: UUID, code: str) -> Text:
        """Its name in a language, else in the source's; nothing for what is not published."""
        names = self.known.get(key, {})
        chosen = code if code in names else settings.LANGUAGE_CODE
        return Text(names.get(chosen, ""), chosen)

    def everywhere(self, original: EventPage) -> list[tuple[str, list[tuple[str, str]]]]:
        """All that an activity is said with in all languages: feeds speak each, also where no page does."""
        keys = [original.category.translation_key, *(label.translation_key for label in original.audiences.all())]
        keys += [original.campaign.translation_key] if original.campaign else []
        return [(str(key), sorted(self.known.get(key, {}).items())) for key in sorted(keys)]

    @property
    def centre(self) -> Party:
        return Party(gettext("Centre Interculturel de Mons et du Borinage"), self.email)


KEY = ("translation_key", "locale__language_code")
