"""One activity as two: split from a date on, or begun again with another first date."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.text import slugify
from wagtail.actions.copy_page import CopyPageAction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation, TranslationContext, TranslationSource

from core import freshness
from core.models import TranslationState
from events import stored
from events.carrying import carried
from events.changing import LOGGED, apply, raw
from events.enums import ActivityStatus
from events.models import EventPage
from events.occurrences import Schedule
from events.splitting import UnsplittableError, split

ENDED, BEGUN = "ended", "begun"


def dates_of(page: EventPage, part: Schedule) -> dict[str, Any]:
    """The fields of an activity that has the dates of this part of its series."""
    by = part.start.date() - page.start_date
    kept = {day.isoformat() for day in part.changes}
    changes = [block for block in raw(page) if block["value"]["date"] in kept]
    return {
        "start_date": part.start.date(),
        "end_date": page.end_date + by if page.end_date else None,
        "recurrence": stored.stored(part.rule, part.added, part.removed),
        "changes": page.changes.stream_block.to_python(changes),
    }


@transaction.atomic
def split_activity(page: EventPage, day: date, user: Any) -> EventPage:
    """Ends the activity before ``day`` and makes a second one, in every language, that begins with it; that one.

    The first keeps its address, its identity in calendars and its history. Raises ``UnsplittableError``.
    """
    page = EventPage.objects.get(pk=page.pk)
    if page.live and page.has_unpublished_changes:
        raise UnsplittableError(
            "Cette activité a un brouillon qui n’est pas publié. Publiez-le ou reprenez la version publiée d’abord : "
            "les deux séries partent du même texte."
        )
    if page.live and not page.permissions_for_user(user).can_publish():
        raise UnsplittableError("Séparer une série publiée en publie deux : demandez-le à la modération.")
    whole = page if page.live else page.get_latest_revision_as_object()
    first, second = split(whole.schedule, day)
    key, slug, later = uuid4(), free_slug(page, page.slug), following_of(page)
    after = copied(whole, user, second, translation_key=key, slug=slug, continues=page)
    for other in later:
        apply(other, lambda version: setattr(version, "continues", after), user)
    apply(page, lambda version: end(version, first), user, what=ENDED, day=day.isoformat(), other=after.pk)
    log(instance=after, action=LOGGED, user=user, data={"what": BEGUN, "day": day.isoformat(), "other": page.pk})
    translate_alike(page, after, user, second, slug)
    return EventPage.objects.get(pk=after.pk)


def end(version: EventPage, part: Schedule) -> None:
    for name, value in dates_of(version, part).items():
        setattr(version, name, value)


def following_of(page: EventPage) -> list[EventPage]:
    """The activities that continue this one, and will continue its second part."""
    return list(EventPage.objects.filter(continues=page, locale=page.locale))


def copied(page: EventPage, user: Any, part: Schedule, **attributes: Any) -> EventPage:
    """A copy beside the page, published where the page is, with the dates of a part of its series."""
    made: EventPage = CopyPageAction(
        page,
        to=Page.objects.get(pk=page.get_parent().pk),
        update_attrs=dates_of(page, part) | attributes,
        copy_revisions=False,
        keep_live=page.live,
        user=user,
    ).execute(skip_permission_checks=True)
    return made


def free_slug(page: EventPage, wanted: str) -> str:
    """A slug that no page beside this one has, in any language."""
    beside = [other.get_parent() for other in page.get_translations(inclusive=True)]
    taken = {slug for parent in beside for slug in parent.get_children().values_list("slug", flat=True)}
    stem, number = wanted[:80].rstrip("-") or "activite", 2
    found = stem
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found


def translate_alike(page: EventPage, after: EventPage, user: Any, part: Schedule, slug: str) -> None:
    """The translations of the first activity become translations of the second, as fresh or stale as they were."""
    others = EventPage.objects.filter(translation_key=page.translation_key, alias_of=None).exclude(pk=page.pk)
    shared = {name: getattr(after, name) for name in ("translation_key", "start_date", "end_date", "recurrence")}
    for other in others.select_related("locale"):
        copy = copied(other, user, part, **shared, slug=slug, continues=page)
        keep_freshness(other, copy, after)
    keep_words(page.translation_key, after)


def keep_freshness(before: Page, copy: EventPage, source: EventPage) -> None:
    known = TranslationState.objects.filter(page_id=before.pk).first()
    if known is None or not copy.live:
        return
    own, current = freshness.text_of(copy), freshness.text_of(source)
    state, _ = TranslationState.objects.get_or_create(page_id=copy.pk)
    state.own, state.made_from = own, {path: text for path, text in known.made_from.items() if path in own}
    state.untranslated_parts = [path for path in known.untranslated_parts if path in own]
    state.checked_at, state.checked_by = known.checked_at, known.checked_by
    freshness.compare(state, current)


def keep_words(key: UUID, source: EventPage) -> None:
    """What wagtail-localize knows of the first activity's words, it knows of the second's: blocks keep their ids."""
    known = TranslationSource.objects.filter(object_id=key, locale=source.locale).first()
    if known is None:
        return
    made, _ = TranslationSource.get_or_create_from_instance(source)
    for translation in known.translations.all():
        Translation.objects.create(source=made, target_locale=translation.target_locale, enabled=translation.enabled)
    places = {place.path: place for place in TranslationContext.objects.filter(object_id=source.translation_key)}
    words = []
    for said in StringTranslation.objects.filter(context__object_id=key).select_related("context"):
        if place := places.get(said.context.path):
            said.pk, said.context = None, place
            words.append(said)
    StringTranslation.objects.bulk_create(words, ignore_conflicts=True)


@transaction.atomic
def duplicate(page: EventPage, title: str, first: date, user: Any) -> tuple[EventPage, bool]:
    """A draft like this activity that begins on another day, and whether its rule could come along.

    It lasts as long and repeats alike. What concerned single dates stays behind, and whether it was held.
    """
    whole = page.get_latest_revision_as_object()
    schedule: Schedule = whole.schedule
    rule = carried(schedule.rule, schedule.start.date(), first) if schedule.rule else None
    attributes = {
        "title": title,
        "draft_title": title,
        "slug": free_slug(page, slugify(title)),
        "start_date": first,
        "end_date": whole.end_date + (first - whole.start_date) if whole.end_date else None,
        "recurrence": stored.stored(rule),
        "changes": whole.changes.stream_block.to_python([]),
        "continues": None,
        "status": ActivityStatus.SCHEDULED,
        "status_message": "",
        "go_live_at": None,
        "expire_at": None,
    }
    made = CopyPageAction(
        whole,
        to=Page.objects.get(pk=page.get_parent().pk),
        update_attrs=attributes,
        copy_revisions=False,
        keep_live=False,
        user=user,
    ).execute(skip_permission_checks=True)
    return EventPage.objects.get(pk=made.pk), schedule.rule is None or rule is not None
