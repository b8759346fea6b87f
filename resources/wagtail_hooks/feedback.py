"""What readers say: a report, a card on the first page, and a way there from each page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from resources.feedback.staff import FeedbackCard, FeedbackView, PageFeedbackView, erase


@hooks.register("register_admin_urls")
def feedback_urls() -> list[URLPattern]:
    return [
        path("reports/feedback/", FeedbackView.as_view(), name="feedback_report"),
        path("reports/feedback/<int:page_id>/", PageFeedbackView.as_view(), name="feedback_of_page"),
        path("reports/feedback/erase/<int:feedback_id>/", erase, name="feedback_erase"),
    ]


class FeedbackMenuItem(MenuItem):
    """For whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"]))


@hooks.register("register_reports_menu_item")
def feedback_menu_item() -> MenuItem:
    return FeedbackMenuItem(
        "Avis des lecteurs", reverse("feedback_report"), name="feedback", icon_name="comment", order=65
    )


@hooks.register("construct_homepage_panels")
def new_words(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(FeedbackCard(request))


@hooks.register("register_page_header_buttons")
def what_readers_say(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if page.live and page.permissions_for_user(user).can_edit():
        url = reverse("feedback_of_page", args=[page.pk])
        yield Button("Avis des lecteurs", url, icon_name="comment", priority=67)
