"""What activities are said with is not theirs: who renames a category or moves an organisation changes what feeds say.

The first activities are made again at once, so that whoever looks sees it; the others wait for the night, for a
category may have thousands.
"""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished

from core import findable
from core.models import Audience, CentreSettings, Commune, Organisation, SiteImage
from events.findable import page_key
from events.models import CampaignPage, Category, EventPage, Series
from events.publishing import refresh_all

AT_ONCE = 20  # some hundredths of a second each
LATER = ""  # of no version of the zone data: ``events.nightly.top_up`` makes it again

NAMED: dict[type[Model], Callable[[Any], Q]] = {
    Category: lambda label: Q(category__translation_key=label.translation_key),
    Audience: lambda label: Q(audiences__translation_key=label.translation_key),
    Organisation: lambda found: (
        Q(place=found)
        | Q(organiser=found)
        | Q(co_organisers__organisation=found)
        | Q(kept_changes__regex=rf'"place": {found.pk}[,}}]')
    ),
    Commune: lambda commune: Q(place__commune=commune) | Q(commune=commune),
    SiteImage: lambda picture: Q(picture=picture),
    CampaignPage: lambda campaign: Q(campaign__translation_key=campaign.translation_key),
    CentreSettings: lambda _: Q(organiser=None),
}
SAVED = [model for model in NAMED if model is not CampaignPage]  # whose drafts are saved too


def told_with(instance: Model) -> list[UUID]:
    """The activities that are published and said with something, the latest first."""
    every = EventPage.objects.annotate(kept_changes=Cast("changes", TextField()))
    pages = every.filter(NAMED[type(instance)](instance)).order_by().values("translation_key")
    found = Series.objects.published().filter(translation_key__in=pages).order_by("-changed", "pk")
    return list(found.values_list("translation_key", flat=True))


def say_again(keys: Iterable[UUID]) -> None:
    given = list(keys)
    Series.objects.filter(translation_key__in=given[AT_ONCE:]).update(zone_data=LATER)
    refresh_all(given[:AT_ONCE])
    findable.tell(page_key(key) for key in given[:AT_ONCE])


@receiver(post_save)
def follow_saving(sender: type[Model], instance: Model, created: bool, raw: bool = False, **_: Any) -> None:
    """A label that is new may be a translation; whatever else is new is named by nothing yet."""
    if sender in SAVED and not raw and (not created or sender in {Category, Audience}):
        say_again(told_with(instance))


@receiver([page_published, page_unpublished], sender=CampaignPage)
def follow_campaign(instance: Page, **_: Any) -> None:
    say_again(told_with(instance.specific))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_privacy(instance: PageViewRestriction, **_: Any) -> None:
    """A campaign that is private is not named; its activities may stand elsewhere, and be public."""
    for campaign in CampaignPage.objects.filter(path__startswith=instance.page.path):
        say_again(told_with(campaign))


@receiver(pre_delete)
def remember(sender: type[Model], instance: Any, **_: Any) -> None:
    """Who names it can be asked only while it is there."""
    if sender in NAMED:
        instance.told_with = told_with(instance)


@receiver(post_delete)
def follow_deletion(sender: type[Model], instance: Any, **_: Any) -> None:
    if sender in NAMED:
        say_again(instance.told_with)
