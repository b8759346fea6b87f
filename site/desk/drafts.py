"""What somebody has written and not published, nor sent to be approved."""

from typing import Any, cast

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from wagtail.models import Page, PageQuerySet, WorkflowState, get_default_page_content_type


def drafts_of(user: Any) -> PageQuerySet:
    """The pages whose newest draft is this person's, newest first; those on their way to be published left out."""
    on_their_way = WorkflowState.objects.active().filter(
        base_content_type=get_default_page_content_type(), object_id=Cast(OuterRef("pk"), CharField())
    )
    drafts = Page.objects.filter(has_unpublished_changes=True, latest_revision__user=user, alias_of=None)
    waiting = drafts.filter(~Exists(on_their_way)).select_related("locale")
    return cast(PageQuerySet, waiting.order_by("-latest_revision_created_at", "-pk"))
