"""Translations stay where their source is: they move when it moves, and take its slug when that changes.

So two readers' addresses of a page differ only by the language at their beginning, today and not only after the
next update of each translation (docs/decisions/0004). Wagtail's own redirects lead from every old address, because
each translation is moved and renamed in Wagtail's own way.
"""

import json
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.dispatch import receiver
from wagtail.models import Page, PageQuerySet, Revision
from wagtail.signals import page_slug_changed, post_page_move
from wagtail_localize.models import TranslationSource


def translations(page: Page) -> PageQuerySet:
    """The other languages' versions of a source page; nothing for a translation, which leads nobody."""
    if page.locale.language_code != settings.LANGUAGE_CODE:
        return Page.objects.none()
    return page.get_translations().select_related("locale").order_by("path")


def source_of(translation: Page) -> Page | None:
    """The page that this one translates; nothing for a source page, or one that exists in its own language only."""
    if translation.locale.language_code == settings.LANGUAGE_CODE:
        return None
    return translation.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).first()


def place_of(translation: Page, source_parent: Page) -> Page | None:
    """Where a translation belongs when its source hangs under this parent.

    None where that parent is not translated, or another page there has the slug: the translation then stays.
    """
    parent = source_parent.get_translations().filter(locale=translation.locale_id, alias_of=None).first()
    if parent and Page._slug_is_available(translation.slug, parent, page=translation):
        return parent
    return None


@receiver(post_page_move)
def move_along(instance: Page, parent_page_before: Page, parent_page_after: Page, **_: Any) -> None:
    if parent_page_before.pk == parent_page_after.pk:
        return
    for translation in translations(instance):
        place = place_of(translation, parent_page_after)
        if place and not translation.is_child_of(place):
            translation.move(place, pos="last-child")


@receiver(page_slug_changed)
def rename_along(instance: Page, instance_before: Page, **_: Any) -> None:
    """Gives the new slug to each translation, to what may yet be published of it, and to the text it is made from."""
    if instance.depth == 2:
        return  # the languages' home pages stand side by side, so their slugs differ
    for source in TranslationSource.objects.filter(object_id=instance.translation_key):
        source.content_json = json.dumps(json.loads(source.content_json) | {"slug": instance.slug})
        source.save(update_fields=["content_json"])
    for translation in translations(instance):
        if not Page._slug_is_available(instance.slug, translation.get_parent(), translation):
            continue
        scheduled = Q(object_id=str(translation.pk), approved_go_live_at__isnull=False)
        for revision in Revision.page_revisions.filter(scheduled | Q(pk=translation.latest_revision_id)):
            revision.content["slug"] = instance.slug
            revision.save(update_fields=["content"])
        page = translation.specific
        page.slug = instance.slug
        page.save(clean=False)
