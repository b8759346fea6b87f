"""What one person writes, sends and approves."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, TaskState, WorkflowState

from desk.drafts import drafts_of
from desk.panels.card import SHOWN, Card, Line


def ago(moment: datetime | None) -> str:
    """« il y a 3 jours », « à l’instant »"""
    if moment is None:
        return ""
    if timezone.now() - moment < timedelta(minutes=1):
        return "à l’instant"
    return f"il y a {timesince(moment, depth=1)}"


class ToApproveCard(Card):
    """What others have sent and this person may approve."""

    name = "to-approve"
    order = 20
    icon = "check"
    heading = "À valider"
    what_to_do = "Ouvrez la page, relisez-la, puis approuvez-la ou demandez des changements, en bas de l’écran."
    more = "Toutes les demandes"
    urgent = True

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("wagtailadmin_reports:workflow_tasks") + "?reviewable=true"

    @cached_property
    def states(self) -> Any:
        return TaskState.objects.reviewable_by(self.user)

    @cached_property
    def count(self) -> int:
        return int(self.states.count())

    @cached_property
    def lines(self) -> list[Line]:
        states = self.states.select_related("revision__user", "workflow_state").order_by("-started_at")
        states = states.prefetch_related("revision__content_object__locale")
        found = []
        for state in states[:SHOWN]:
            who = get_user_display_name(state.revision.user) if state.revision.user else ""
            note = f"{who}, {ago(state.started_at)}" if who else ago(state.started_at)
            found.append(line_of(state.revision.content_object, note, self.user))
        return [line for line in found if line]


class SubmittedCard(Card):
    """What this person has sent, and where it stands."""

    name = "submitted"
    order = 30
    icon = "resubmit"
    heading = "Mes demandes"
    what_to_do = "Envoyées pour validation, pas encore publiées. Celles à revoir disent pourquoi."
    more = "Toutes les demandes"

    @property
    def url(self) -> str:  # type: ignore[override]
        return f"{reverse('wagtailadmin_reports:workflow')}?requested_by={self.user.pk}"

    @cached_property
    def states(self) -> Any:
        return WorkflowState.objects.active().filter(requested_by=self.user)

    @cached_property
    def count(self) -> int:
        return int(self.states.count())

    @cached_property
    def lines(self) -> list[Line]:
        states = self.states.select_related("current_task_state__task").order_by("-current_task_state__started_at")
        states = states.prefetch_related("content_object__locale")
        found = (line_of(state.content_object, where_it_stands(state), self.user) for state in states[:SHOWN])
        return [line for line in found if line]


def where_it_stands(state: WorkflowState) -> str:
    task = state.current_task_state
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return f"À revoir : « {task.comment} »" if task and task.comment else "À revoir"
    return f"En attente : {task.task.name}, {ago(task.started_at)}" if task else "En attente"


def line_of(item: Any, note: str, user: Any) -> Line | None:
    """A page, or any other thing that is approved; nothing for what was deleted since."""
    if item is None:
        return None
    if isinstance(item, Page):
        return Line.of(item, reverse("wagtailadmin_pages:edit", args=[item.pk]), note)
    return Line(str(item), AdminURLFinder(user).get_edit_url(item) or "", note)


class DraftsCard(Card):
    """What this person has begun and not published."""

    name = "drafts"
    order = 40
    icon = "edit"
    heading = "Mes brouillons"
    what_to_do = "Les visiteurs ne voient pas encore ces changements. Publiez‑les, ou envoyez‑les pour validation."
    more = "Tous mes brouillons"

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("drafts")

    @cached_property
    def count(self) -> int:
        return int(drafts_of(self.user).count())

    @cached_property
    def lines(self) -> list[Line]:
        return [
            Line.of(page, reverse("wagtailadmin_pages:edit", args=[page.pk]), note_of(page))
            for page in drafts_of(self.user)[:SHOWN]
        ]


def note_of(page: Page) -> str:
    never = "" if page.live else "jamais publiée, " if page.first_published_at is None else "dépubliée, "
    return f"{never}modifiée {ago(page.latest_revision_created_at)}"
