"""What nobody has found right for too long, pages and facts alike, and who says that something is still right."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import DateField, Expression, F, Model, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import Page, PageQuerySet, TranslatableMixin, get_page_models
from wagtail.permissions import page_permission_policy

from core.models import Reviewed
from desk import ageing
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


def is_due(checked: str, review: str) -> Q:
    """``ageing.is_due`` as a condition on the fields of these names."""
    today = timezone.localdate()
    last = ageing.limit(today, ReviewSettings.load().months)
    return Q(**{f"{review}__lte": today}) | Q(**{f"{review}__isnull": True, f"{checked}__lte": last})


def due_pages(user: Any) -> PageQuerySet:
    """The pages that this person may edit and that are to be checked, with ``last_check``, oldest first."""
    return to_be_checked(page_permission_policy.instances_user_has_permission_for(user, "change"))


def to_be_checked(pages: PageQuerySet) -> PageQuerySet:
    """Those of the pages that are to be checked."""
    found = pages.filter(can_age()).annotate(last_check=last_check()).filter(is_due("last_check", "review__review_on"))
    return cast(PageQuerySet, found.order_by(F("last_check").asc(), "path"))


def fact_models() -> list[type[Reviewed]]:
    """Everything that is no page and ages: organisations, publications, datasets, whatever an app adds."""
    return [model for model in apps.get_models() if issubclass(model, Reviewed)]


def facts(model: type[Reviewed]) -> QuerySet:
    """The rows that count: those that readers see, and of what is translated the French ones, which hold the facts."""
    found: QuerySet[Any] = model._default_manager.filter(**model.ages_where)
    if issubclass(model, TranslatableMixin):
        found = found.filter(locale__language_code=settings.LANGUAGE_CODE)
    return found


def due_facts(model: type[Reviewed]) -> QuerySet:
    return facts(model).filter(is_due("checked_on", "review_on")).select_related("owner")


@dataclass(frozen=True)
class Due:
    """Something to be looked at again, as the staff's lists show it. ``checked_on``: the day it was last found right;
    ``was_checked``: nobody has said so yet of a page that counts from its first publication.
    """

    subject: Page | Reviewed
    title: str
    kind: str
    checked_on: date
    was_checked: bool
    review_on: date | None
    owner: AbstractUser | None
    edit_url: str
    check_url: str

    @property
    def owner_name(self) -> str:
        return str(get_user_display_name(self.owner)) if self.owner else ""

    @property
    def since(self) -> str:
        """« dernière vérification : 3 mai 2026 », whatever the gender of its kind."""
        what = "dernière vérification" if self.was_checked else "première publication"
        return f"{what} : {date_format(self.checked_on, 'j F Y')}"

    @classmethod
    def page(cls, page: Page) -> "Due":
        review = getattr(page, "review", None)
        return cls(
            subject=page,
            title=page.get_admin_display_title(),
            kind=page.page_type_display_name,
            checked_on=page.last_check,
            was_checked=bool(review and review.checked_on),
            review_on=review and review.review_on,
            owner=page.owner,
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            check_url=reverse("page_checked", args=[page.pk]),
        )

    @classmethod
    def fact(cls, fact: Reviewed) -> "Due":
        return cls(
            subject=fact,
            title=str(fact),
            kind=capfirst(str(fact._meta.verbose_name)),
            checked_on=fact.checked_on,
            was_checked=True,
            review_on=fact.review_on,
            owner=fact.owner,
            edit_url=AdminURLFinder().get_edit_url(fact) or "",
            check_url=reverse("fact_checked", args=[fact._meta.label_lower, fact.pk]),
        )


def due(user: Any) -> list[Due]:
    """Pages and facts that this person may change and that are to be looked at again, what was checked longest ago
    first.
    """
    facts_of_mine = [fact for model in fact_models() if may_change(user, model) for fact in due_facts(model)]
    return listed(due_pages(user), facts_of_mine)


def all_due() -> list[Due]:
    """The same whoever may change it: what the weekly letters are made of."""
    return listed(to_be_checked(Page.objects.all()), [fact for model in fact_models() for fact in due_facts(model)])


def listed(pages: PageQuerySet, found: list[Reviewed]) -> list[Due]:
    with_all = pages.select_related("locale", "review__checked_by", "owner", "content_type")
    return sorted([*map(Due.page, with_all), *map(Due.fact, found)], key=lambda one: one.checked_on)


def may_change(user: Any, model: type[Model]) -> bool:
    """Whether somebody answers for such facts: who may change but not add them only translates their words."""
    meta = model._meta
    return bool(user.has_perms([f"{meta.app_label}.{action}_{meta.model_name}" for action in ("add", "change")]))


def check(subject: Page | Reviewed, user: Any) -> None:
    """This person has found it right today. The next time is after the general delay; its history says who."""
    today = timezone.localdate()
    if isinstance(subject, Page):
        checked = {"checked_on": today, "checked_by": user, "review_on": None}
        PageReview.objects.update_or_create(page_id=subject.pk, defaults=checked)
    else:
        subject.check_again(today)
    log(instance=subject, action=LOGGED, user=user)


def source_of(subject: Reviewed) -> Reviewed:
    """The row that holds the facts: the French one of what has a row a language."""
    if not isinstance(subject, TranslatableMixin) or subject.locale.language_code == settings.LANGUAGE_CODE:
        return subject
    found = facts(type(subject)).filter(translation_key=subject.translation_key).first()
    return cast(Reviewed, found or subject)


@dataclass(frozen=True)
class LastCheck:
    """When a page was last found right, and whether its readers are to be told that this is long ago."""

    day: date
    is_long_overdue: bool


def last_check_of(page: Page) -> LastCheck | None:
    """Of the page's French original, in one query; nothing where it was never published."""
    months = Subquery(ReviewSettings.objects.order_by("pk").values("months")[:1])
    default = ReviewSettings._meta.get_field("months").default
    found = (
        Page.objects.filter(translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE)
        .annotate(last_check=last_check(), months=Coalesce(months, default))
        .values("last_check", "months", "review__review_on")
        .first()
    )
    if found is None or found["last_check"] is None:
        return None
    day = found["last_check"]
    overdue = ageing.is_long_overdue(day, found["review__review_on"], found["months"], timezone.localdate())
    return LastCheck(day, overdue)
