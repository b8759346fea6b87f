from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import (
    ActionMenuItem,
    PublishMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)
from wagtail.models import Page, WorkflowState

from desk import moderation


@hooks.register("register_admin_urls")
def moderation_urls() -> list[URLPattern]:
    return [
        path("translations/<int:page_id>/submit/", moderation.submit, name="translation_submit"),
        path("translations/<int:page_id>/review/", moderation.review, name="translation_review"),
    ]


class SubmitMenuItem(SubmitForModerationMenuItem):
    """Wagtail's button, in words that do not depend on what the workflow is called."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = context.get("page")
        again = page and page.pk and page.current_workflow_state
        return context | {"label": f"Soumettre {'de nouveau ' if again else ''}à la modération"}


@hooks.register("construct_page_action_menu")
def one_way_to_publish(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Plain words; and who reviews a page publishes it by approving it, so that its author is told."""
    reviewing = any(isinstance(item, WorkflowMenuItem) and item.name == "approve" for item in menu_items)
    menu_items[:] = [
        SubmitMenuItem(order=item.order) if isinstance(item, SubmitForModerationMenuItem) else item
        for item in menu_items
        if not (reviewing and isinstance(item, PublishMenuItem))
    ]


@hooks.register("before_edit_page", order=-1)
def say_what_the_moderation_asks_for(request: HttpRequest, page: Page) -> None:
    """Opening a page that was sent back says first why. A translation's editor says it itself."""
    if request.method != "GET" or moderation.translation_of(page):
        return
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES and (task := state.current_task_state):
        comment = task.get_comment()
        messages.warning(
            request,
            f"La modération demande un changement : « {comment} »" if comment else "À revoir avant publication.",
        )
