"""What activities are said with is not theirs: who renames a category or moves an organisation changes what feeds say.

The first activities are made again at once, so that whoever looks sees it; the others wait for the night, for a
category may have thousands.
"""

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from core.models import Audience, CentreSettings, Commune, Organisation, SiteImage
from core.models.labels import Label
from events.models import CampaignPage, Category, EventPage, Series
from events.publishing import refresh

AT_ONCE = 20  # some hundredths of a second each
LATER = ""  # of no version of the zone data: ``events.nightly.top_up`` makes it again


def follow(chosen: Q) -> None:
    """Makes again what is derived of the activities whose original satisfies ``chosen``."""
    pages = EventPage.objects.filter(chosen).order_by().values("translation_key")
    keys = list(
        Series.objects.published()
        .filter(translation_key__in=pages)
        .order_by("-changed", "pk")
        .values_list("translation_key", flat=True)
    )
    Series.objects.filter(translation_key__in=keys[AT_ONCE:]).update(zone_data=LATER)
    for key in keys[:AT_ONCE]:
        refresh(key)


@receiver([post_save, post_delete], sender=Category)
@receiver([post_save, post_delete], sender=Audience)
def follow_label(instance: Label, raw: bool = False, **_: Any) -> None:
    if raw:
        return
    key = instance.translation_key
    named = Q(category__translation_key=key) if isinstance(instance, Category) else Q(audiences__translation_key=key)
    follow(named)


@receiver(post_save, sender=Organisation)
def follow_organisation(instance: Organisation, created: bool, raw: bool = False, **_: Any) -> None:
    if created or raw:
        return
    follow(Q(place=instance) | Q(organiser=instance) | Q(co_organisers__organisation=instance))


@receiver(post_save, sender=Commune)
def follow_commune(instance: Commune, created: bool, raw: bool = False, **_: Any) -> None:
    if not (created or raw):
        follow(Q(place__commune=instance) | Q(commune=instance))


@receiver(post_save, sender=SiteImage)
def follow_picture(instance: SiteImage, created: bool, raw: bool = False, **_: Any) -> None:
    if not (created or raw):
        follow(Q(picture=instance))


@receiver(post_save, sender=CentreSettings)
def follow_centre(raw: bool = False, **_: Any) -> None:
    if not raw:
        follow(Q(organiser=None))


@receiver([page_published, page_unpublished], sender=CampaignPage)
def follow_campaign(instance: Page, **_: Any) -> None:
    follow(Q(campaign__translation_key=instance.translation_key))
