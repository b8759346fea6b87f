"""One date of an activity cancelled, moved, held elsewhere, or put back: on the published version and on the draft.

Whoever may publish sees it published at once, and nothing else with it: a draft that lies beside the published version
gets the change too, and stays a draft. From whoever may not, it goes to the moderation.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published, published

from events.changes import is_translated
from events.models import EventPage
from events.occurrences import Schedule, Status

LOGGED = "events.date_changed"
Edit = Callable[[EventPage], None]


class NotInSeriesError(ValueError):
    """The date is not, or no longer, one that this version of the activity gives."""


@dataclass(frozen=True)
class DateChange:
    """What becomes of one date of a series; ``status`` none puts it back as the series has it.

    ``values`` are those of the block of that kind in ``events.blocks``, as plain data: ``message``, ``new_date``…
    """

    day: date
    status: Status | None
    values: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, page: EventPage) -> None:
        """Writes it into a version of an activity, in place of what was changed of that date before."""
        kept = [block for block in raw(page) if block["value"]["date"] != self.day.isoformat()]
        if self.status is None:
            if len(kept) == len(raw(page)):
                return
        elif not page.schedule.among([self.day]):
            raise NotInSeriesError
        else:
            kept.append({"type": str(self.status), "value": self.block(), "id": self.identity(page)})
        page.changes = page.changes.stream_block.to_python(sorted(kept, key=lambda block: block["value"]["date"]))

    def block(self) -> dict[str, Any]:
        """The block's value as the database keeps it; no text is left out, or wagtail-localize could not cut it."""
        texts = {"message": ""} if self.status == Status.CANCELLED else {"message": "", "place_text": ""}
        plain = {
            name: value.isoformat() if isinstance(value, date | time) else value for name, value in self.values.items()
        }
        return {"date": self.day.isoformat(), **texts, **plain}

    def identity(self, page: EventPage) -> str:
        """The block's id: the same while it says the same words, so that their translations stay; else a new one."""
        message = self.values.get("message", "")
        for block in raw(page):
            same = block["value"]["date"] == self.day.isoformat() and block["type"] == self.status
            if same and (block["value"].get("message") or "") == message:
                return str(block["id"])
        return str(uuid4())


def orphaned(schedule: Schedule) -> list[date]:
    """The dates of changes that the series does not give any more: nobody is told of them."""
    return sorted(schedule.changes.keys() - schedule.among(schedule.changes))


def raw(page: EventPage) -> list[dict[str, Any]]:
    """The blocks of ``changes`` as plain data, dates as ISO 8601."""
    found: list[dict[str, Any]] = json.loads(json.dumps(page.changes.get_prep_value(), cls=DjangoJSONEncoder))
    return found


@dataclass(frozen=True)
class Outcome:
    """What came of it. ``beside``: a draft lay beside and still does; ``draft_lacks``: it does not have that date."""

    published: bool = False
    submitted: bool = False
    beside: bool = False
    draft_lacks: bool = False


class PublishBesideDraft(PublishPageRevisionAction):
    """Publishes a version beside a draft. Wagtail's own way would take that draft back out of moderation."""

    def _after_publish(self) -> None:
        page = self.object.specific
        page_published.send(sender=page.specific_class, instance=page, revision=self.revision)
        published.send(sender=type(page), instance=page, revision=self.revision)


@transaction.atomic
def apply(page: EventPage, edit: Edit, user: Any, **said: Any) -> Outcome:
    """Makes a change to an activity as this person may; ``said`` goes to the page's history.

    Raises ``NotInSeriesError`` where the version that it is for has no such date, ``ValidationError`` where what is
    published could not be published again.
    """
    Page.objects.select_for_update().get(pk=page.pk)  # two people at once: each change stands
    page = EventPage.objects.get(pk=page.pk)
    has_draft = bool(page.has_unpublished_changes and page.latest_revision_id)
    if page.live and page.permissions_for_user(user).can_publish():
        draft = page.latest_revision if has_draft else None
        edit(page)
        PublishBesideDraft(save(page, user, said), user).execute(skip_permission_checks=True)
        lacks = draft is not None and not follow(draft, edit, user, said)
        return Outcome(published=True, beside=has_draft, draft_lacks=lacks)
    latest = page.get_latest_revision_as_object()
    edit(latest)
    if not page.live:
        latest.save(clean=False)  # as Wagtail's editor does: what was never published has no version but its draft
    save(latest, user, said)
    return Outcome(submitted=page.live and not has_draft and submit(page, user), beside=has_draft and page.live)


def follow(draft: Revision, edit: Edit, user: Any, said: Mapping[str, Any]) -> bool:
    """Makes the draft the newest version again, with the change; whether it could be made there."""
    beside = draft.as_object()
    try:
        edit(beside)
    except NotInSeriesError:
        beside = draft.as_object()
        save(beside, draft.user, {})
        return False
    save(beside, user, said)
    return True


def save(page: EventPage, user: Any, said: Mapping[str, Any]) -> Revision:
    """A new version. What else is wrong with it does not keep a date from being cancelled."""
    revision = page.save_revision(user=user, clean=False)
    if said:
        log(instance=page, action=LOGGED, user=user, revision=revision, data=dict(said), content_changed=True)
    return revision


def submit(page: Page, user: Any) -> bool:
    """Sends the draft to the moderation, where there is one and it has nothing of this page yet."""
    page = EventPage.objects.get(pk=page.pk)
    workflow = page.get_workflow() if page.current_workflow_state is None else None
    if workflow is None:
        return False
    workflow.start(page, user)
    return True


def untranslated(page: EventPage) -> dict[date, list[EventPage]]:
    """For each date with a message, the published translations that show it in the original's words; one query."""
    said = {block.id: block.value for block in page.changes if block.value["message"]}
    if not said:
        return {}
    others = EventPage.objects.filter(translation_key=page.translation_key, live=True, alias_of=None)
    found: dict[date, list[EventPage]] = {}
    for other in others.exclude(pk=page.pk).select_related("locale").order_by("path"):
        own = {each.id: each.value["message"] for each in other.changes}
        for block, value in said.items():
            if not is_translated(own.get(block), value["message"]):
                found.setdefault(value["date"], []).append(other)
    return found
