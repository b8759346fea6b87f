"""When what stands on a shelf changes, or the shelf itself, search is told which things to ask for again.

What names a topic or a service in words is not the thing itself: of very many, the first are told at once, and the
others wait for the night.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

from core import turns
from core.findable import key, tell
from core.models import Audience, Commune, Organisation, Service, SiteDocument, Topic
from resources.findable import datasets, organisations, publications, terms
from resources.models import (
    Dataset,
    DirectoryPage,
    FiguresPage,
    GlossaryPage,
    GuidePage,
    LibraryPage,
    Publication,
    PublicationVersion,
    Term,
    TopicPage,
)

AT_ONCE = 200  # some milliseconds each
Keys = list[str]


# -- Entries


def publication_keys(condition: Q) -> Keys:
    """The publications of which a row, in whatever language, answers a condition."""
    rows = Publication.objects.filter(condition).order_by().values_list("translation_key", flat=True)
    return [key(publications.NAME, each) for each in rows.distinct()]


def organisation_keys(condition: Q) -> Keys:
    rows = Organisation.objects.filter(condition, in_directory=True).order_by().values_list("pk", flat=True)
    return [key(organisations.NAME, pk) for pk in rows.distinct()]


def term_keys(condition: Q) -> Keys:
    rows = Term.objects.filter(condition).order_by().values_list("translation_key", flat=True)
    return [key(terms.NAME, each) for each in rows.distinct()]


def dataset_keys() -> Keys:
    rows = Dataset.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by()
    return [key(datasets.NAME, each) for each in rows.values_list("translation_key", flat=True)]


@receiver(post_delete, sender=Publication)
@receiver([post_save, post_delete], sender=Term)
@receiver([post_save, post_delete], sender=Dataset)
def follow_entry(sender: type[Model], instance: Any, raw: bool = False, **_: Any) -> None:
    names = {Publication: publications.NAME, Term: terms.NAME, Dataset: datasets.NAME}
    if not raw:
        tell([key(names[sender], instance.translation_key)])


@receiver(post_delete, sender=Organisation)
def follow_deleted_organisation(instance: Organisation, **_: Any) -> None:
    tell([key(organisations.NAME, instance.pk)])


@receiver([post_save, post_delete], sender=PublicationVersion)
def follow_version(instance: PublicationVersion, raw: bool = False, **_: Any) -> None:
    if not raw:
        tell(publication_keys(Q(pk=instance.publication_id)))


# -- Files


@receiver(post_save, sender=SiteDocument)
def follow_file(instance: SiteDocument, created: bool = False, raw: bool = False, **_: Any) -> None:
    """It may have been replaced, or put into another drawer."""
    if not created and not raw:
        tell(with_files(Q(pk=instance.pk)))


def with_files(condition: Q) -> Keys:
    found = SiteDocument.objects.filter(condition).values("pk")
    return publication_keys(Q(versions__document__in=found) | Q(versions__accessible__in=found))


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
@transaction.atomic
def follow_drawer(instance: CollectionViewRestriction, **_: Any) -> None:
    """With what another is putting into it at this moment."""
    turns.hold()
    tell(with_files(Q(collection__path__startswith=instance.collection.path)))


@receiver(post_save, sender=Collection)
def follow_moved_drawer(instance: Collection, created: bool = False, **_: Any) -> None:
    """It is saved before it is moved into another, and nobody tells of that: asked for when both are done."""
    if not created:
        transaction.on_commit(partial(after_the_move, instance.pk), robust=True)


def after_the_move(pk: int) -> None:
    for drawer in Collection.objects.filter(pk=pk):
        tell(with_files(Q(collection__path__startswith=drawer.path)))


# -- Shelves

SHELVES: dict[type[Page], Callable[[], Keys]] = {
    LibraryPage: lambda: publication_keys(Q()),
    DirectoryPage: lambda: organisation_keys(Q()),
    GlossaryPage: lambda: term_keys(Q()),
    FiguresPage: dataset_keys,
}


def shown_at(page: Page) -> tuple[Any, ...]:
    return page.live, page.url_path, page.alias_of_id, page.expire_at


@receiver(pre_save)
def remember_the_place(sender: type[Model], instance: Any, **_: Any) -> None:
    if sender in SHELVES:
        instance.shown_before = [shown_at(page) for page in Page.objects.filter(pk=instance.pk)]


@receiver(post_save)
def follow_shelf(sender: type[Model], instance: Any, raw: bool = False, **_: Any) -> None:
    """Its entries stand at other addresses, or nowhere any more; who only writes below the list moves none of them."""
    if sender in SHELVES and not raw and instance.shown_before != [shown_at(instance)]:
        tell(SHELVES[sender]())


@receiver(post_delete)
def follow_deleted_shelf(sender: type[Model], **_: Any) -> None:
    if sender in SHELVES:
        tell(SHELVES[sender]())


@receiver([post_page_move, page_slug_changed])
def follow_addresses(instance: Page, **_: Any) -> None:
    tell_of_shelves_below(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_privacy(instance: PageViewRestriction, **_: Any) -> None:
    tell_of_shelves_below(instance.page)


@receiver(post_save, sender=Page)
def follow_the_mere_page(instance: Page, update_fields: Any = None, **_: Any) -> None:
    """Who moves a page saves it as a mere ``Page``."""
    if update_fields is None:
        tell_of_shelves_below(instance)


@transaction.atomic
def tell_of_shelves_below(page: Page) -> None:
    """Also of what another is putting on them at this moment, who is waited for."""
    turns.hold()
    for model, keys in SHELVES.items():
        if model._default_manager.filter(path__startswith=page.path).exists():
            tell(keys())


# -- Names


def page_keys(pages: Any) -> Keys:
    return [key("page", each) for each in pages.order_by().values_list("translation_key", flat=True).distinct()]


def on_topics(condition: Q) -> Keys:
    pages = TopicPage.objects.filter(condition)
    below = [Q(path__startswith=path) for path in pages.values_list("path", flat=True)]
    return [each for found in below for each in page_keys(Page.objects.filter(found))]


def named_with(instance: Any) -> Keys:
    """What is known by the name of a topic, an audience, a service or a commune."""
    if isinstance(instance, Topic):
        same = instance.translation_key
        entries = publication_keys(Q(topics__translation_key=same)) + term_keys(Q(topic__translation_key=same))
        return on_topics(Q(topic__translation_key=same)) + entries
    if isinstance(instance, Audience):
        mine = Q(audiences__translation_key=instance.translation_key)
        return page_keys(GuidePage.objects.filter(mine)) + publication_keys(mine) + organisation_keys(mine)
    if isinstance(instance, Service):
        return organisation_keys(Q(services__translation_key=instance.translation_key))
    return organisation_keys(Q(commune=instance))


NAMED = (Topic, Audience, Service, Commune)


@receiver(post_save)
def follow_name(sender: type[Model], instance: Any, raw: bool = False, **_: Any) -> None:
    if sender in NAMED and not raw:
        tell(named_with(instance)[:AT_ONCE])


@receiver(post_save, sender=TopicPage)
def follow_topic_page(instance: TopicPage, update_fields: Any = None, raw: bool = False, **_: Any) -> None:
    """The guides that stand below it are on its topic, which may be another one now."""
    if update_fields is None and not raw:
        tell(page_keys(GuidePage.objects.filter(path__startswith=instance.path))[:AT_ONCE])


@receiver(pre_delete)
def remember_the_named(sender: type[Model], instance: Any, **_: Any) -> None:
    """Who has it can be asked only while it is there."""
    if sender in NAMED:
        instance.named_with = named_with(instance)[:AT_ONCE]
    elif sender is SiteDocument:
        instance.named_with = with_files(Q(pk=instance.pk))


@receiver(post_delete)
def follow_deleted_name(sender: type[Model], instance: Any, **_: Any) -> None:
    if sender in NAMED or sender is SiteDocument:
        tell(instance.named_with)
