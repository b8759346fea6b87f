"""Which published pages nobody has read through for too long, and who says that one is still right."""

from typing import Any, cast

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateField, Expression, F, Q
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageQuerySet, get_page_models
from wagtail.permissions import page_permission_policy

from core.months import months_later
from desk.models import PageReview, ReviewSettings

LOGGED = "desk.page_checked"


def last_check() -> Expression:
    """The day a page was last found right: its review, else its first publication."""
    published_on = TruncDate("first_published_at", tzinfo=timezone.get_current_timezone())
    return cast(Expression, Coalesce("review__checked_on", published_on, output_field=DateField()))


def can_age() -> Q:
    """Pages whose words may become wrong: published, in the source language, of a type that does not say otherwise.

    A type whose pages belong to their day (a piece of news) sets ``ages = False``.
    """
    dated = [model for model in get_page_models() if not getattr(model, "ages", True)]
    types = ContentType.objects.get_for_models(*dated).values() if dated else []
    return Q(live=True, alias_of=None, depth__gt=1, locale__language_code=settings.LANGUAGE_CODE) & ~Q(
        content_type__in=[content_type.pk for content_type in types]
    )


def due(user: Any) -> PageQuerySet:
    """The pages that this person may edit and that were not checked for too long, with ``last_check``, oldest first."""
    limit = months_later(timezone.localdate(), -ReviewSettings.load().months)
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = mine.filter(can_age()).annotate(last_check=last_check()).filter(last_check__lte=limit)
    return cast(PageQuerySet, pages.order_by(F("last_check").asc(), "path"))


def check(page: Page, user: Any) -> None:
    """This person has read the page through today: it is still right. The page's history says so too."""
    checked = {"checked_on": timezone.localdate(), "checked_by": user}
    PageReview.objects.update_or_create(page_id=page.pk, defaults=checked)
    log(instance=page, action=LOGGED, user=user)
