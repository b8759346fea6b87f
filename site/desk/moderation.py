"""Translations go through moderation too.

wagtail-localize keeps a translator's words apart until somebody publishes them, and its editor knows no workflow. Here
the words become a draft of the page, which goes the way of every other page: submitted, approved or sent back with a
comment, each time with Wagtail's own mails.
"""

from dataclasses import dataclass
from typing import Any, Self

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.models import Page, TaskState, WorkflowState
from wagtail_localize.models import Translation


def translation_of(page: Page) -> Translation | None:
    """What wagtail-localize keeps of the page, where the page is translated with it."""
    return (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
        )
        .exclude(source__locale_id=page.locale_id)
        .first()
    )


@dataclass(frozen=True)
class Standing:
    """Where a translation stands on its way to publication, and what this member of staff may do about it."""

    page: Page
    task: TaskState | None
    in_review: bool
    may_review: bool
    may_submit: bool
    done: int
    total: int

    @classmethod
    def of(cls, page: Page, user: Any) -> Self | None:
        translation = translation_of(page)
        if translation is None:
            return None
        state = page.current_workflow_state
        task = state.current_task_state if state else None
        in_review = bool(state and state.status == WorkflowState.STATUS_IN_PROGRESS)
        may = page.permissions_for_user(user)
        actions = task.task.specific.get_actions(page, user) if task and in_review else []
        may_review = "approve" in {name for name, *_ in actions}
        may_submit = may.can_edit() and not may.can_publish() and may.can_submit_for_moderation()
        total, done = translation.get_progress()
        return cls(page, task, in_review, may_review, may_submit, done, total)

    @property
    def lacking(self) -> int:
        return self.total - self.done

    @property
    def comment(self) -> str:
        """What the moderation asked for, while it waits for an answer."""
        return self.task.get_comment() if self.task and self.task.status == TaskState.STATUS_REJECTED else ""


def standing_or_403(request: HttpRequest, page_id: int, right: str) -> tuple[Page, Standing]:
    page = get_object_or_404(Page, pk=page_id).specific
    standing = Standing.of(page, request.user)
    if standing is None or not getattr(standing, right):
        raise PermissionDenied
    return page, standing


def save_draft(page: Page, user: Any) -> None:
    """The words as they stand become the page's newest draft.

    wagtail-localize's own ``save_target(publish=False)`` would write them into the published page.
    """
    if translation := translation_of(page):
        draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
        draft.save_revision(user=user)


@require_POST
@transaction.atomic
def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """The translator's words go to the moderation, or go again after a change that was asked for."""
    page, _ = standing_or_403(request, page_id, "may_submit")
    save_draft(page, request.user)
    page = Page.objects.get(pk=page.pk).specific
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(request.user)
    else:
        page.get_workflow().start(page, request.user)
    messages.success(request, f"« {page.title} » est soumise à la modération, qui est prévenue par e-mail.")
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


@require_POST
@transaction.atomic
def review(request: HttpRequest, page_id: int) -> HttpResponse:
    """The moderation approves, so publishes, the words as it sees them; or sends them back with a comment."""
    page, standing = standing_or_403(request, page_id, "may_review")
    action = "approve" if request.POST.get("action") == "approve" else "reject"
    if action == "approve":
        save_draft(page, request.user)
    task = TaskState.objects.get(pk=standing.task.pk).specific  # type: ignore[union-attr]
    task.task.specific.on_action(task, request.user, action, comment=request.POST.get("comment", "").strip())
    said = "est publiée" if action == "approve" else "est renvoyée à qui l’a traduite"
    messages.success(request, f"« {page.title} » {said}.")
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
