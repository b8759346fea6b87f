"""When pages are published, withdrawn, moved, made private or deleted, they are indexed again, in the same transaction.

Wagtail tells of some of it only when its transaction is over (moves, new addresses); the page is saved within it, and
that is listened to first.
"""

from collections.abc import Collection, Iterable
from contextlib import suppress
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.signals import page_slug_changed, post_page_move
from wagtail.utils.file import hash_filelike

from core import findable, turns
from core.models import SiteDocument
from search.indexing import refresh
from search.pages import Pages

# What is saved of a page with a draft of it, its lock or a page below it: readers see none of it.
UNSEEN = {
    *("latest_revision", "latest_revision_created_at", "has_unpublished_changes", "draft_title", "live_revision"),
    *("locked", "locked_at", "locked_by", "owner", "numchild", "go_live_at", "checked_on", "review_on"),
}

deleted: ContextVar[frozenset[str]] = ContextVar("deleted", default=frozenset())


def connect() -> None:
    """Listens to every type of page there is; to be called when all models are there."""
    for model in get_page_models():
        if model is not Page:
            post_save.connect(follow_saving, sender=model)


def key(translation_key: UUID) -> str:
    return findable.key(Pages.name, translation_key)


def follow_saving(instance: Page, update_fields: Collection[str] | None = None, raw: bool = False, **_: Any) -> None:
    if not raw and is_seen(update_fields):
        findable.tell([key(instance.translation_key)])


@receiver(post_save, sender=Page)
def follow_the_mere_page(
    instance: Page, update_fields: Collection[str] | None = None, raw: bool = False, **_: Any
) -> None:
    """Who moves a page saves it as a mere ``Page``, its place and those of the pages below it being others already."""
    if not raw and is_seen(update_fields):
        refresh_below(instance)


def is_seen(update_fields: Collection[str] | None) -> bool:
    """Whether readers may see the saving of these fields; of all where none are named."""
    return update_fields is None or not UNSEEN.issuperset(update_fields)


@receiver([post_page_move, page_slug_changed])
def follow_addresses(instance: Page, **_: Any) -> None:
    refresh_below(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_privacy(instance: PageViewRestriction, **_: Any) -> None:
    refresh_below(instance.page)


@transaction.atomic
def refresh_below(page: Page) -> None:
    """The page and all below it; also what another is publishing there at this moment, who is waited for."""
    turns.hold()
    rows = Page.objects.filter(path__startswith=page.path).order_by()
    findable.tell(key(each) for each in rows.values_list("translation_key", flat=True).distinct())


@receiver(pre_delete, sender=Page)
def remember(instance: Page, **_: Any) -> None:
    """Pages that are deleted together are told of one by one, when all of them are gone: they are asked for once."""
    deleted.set(deleted.get() | {key(instance.translation_key)})


@receiver(post_delete, sender=Page)
def follow_deletion(instance: Page, **_: Any) -> None:
    gone = deleted.get()
    if key(instance.translation_key) in gone:
        deleted.set(frozenset())
        findable.tell(gone)


@receiver(findable.changed)
def follow_sources(keys: Iterable[str], **_: Any) -> None:
    refresh(keys)


@receiver(pre_save, sender=SiteDocument)
def know_a_new_file(instance: SiteDocument, raw: bool = False, **_: Any) -> None:
    """The former one's text is known by another digest. Wagtail's forms make a new one, programs may not."""
    file = instance.file
    if raw or not file or (file._committed and not is_another(instance)):
        return
    with suppress(OSError):  # of a file that is missing nothing is known
        file.seek(0)
        instance.file_hash = hash_filelike(file)
        file.seek(0)


def is_another(document: SiteDocument) -> bool:
    """Whether it has another file than the one that is kept with it."""
    kept = SiteDocument.objects.filter(pk=document.pk).values_list("file", flat=True).first()
    return kept is not None and kept != document.file.name
