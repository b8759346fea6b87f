from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from core.models import Reviewed
from desk import reviews
from desk.reports.planned import PlanView
from desk.reports.unchecked import UncheckedView, mark_fact_checked, mark_page_checked


@hooks.register("register_admin_urls")
def review_urls() -> list[URLPattern]:
    return [
        path("reports/unchecked/", UncheckedView.as_view(), name="unchecked_pages"),
        path("reports/unchecked/<int:page_id>/checked/", mark_page_checked, name="page_checked"),
        path("reports/unchecked/<int:page_id>/plan/", PlanView.as_view(), name="page_plan"),
        path("reports/unchecked/<str:label>/<int:pk>/checked/", mark_fact_checked, name="fact_checked"),
    ]


@hooks.register("register_reports_menu_item")
def unchecked_menu_item() -> MenuItem:
    return MenuItem("À vérifier", reverse("unchecked_pages"), name="unchecked", icon_name="date", order=30)


@hooks.register("register_log_actions")
def checked_in_the_history(actions: LogActionRegistry) -> None:
    actions.register_action(reviews.LOGGED, "Vérifiée", "Vérifiée : toujours juste")


@hooks.register("register_page_header_buttons")
def still_right_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the menu beside the page's title: one click, sent as a form by Wagtail's own script."""
    checkable = Page.objects.filter(reviews.can_age(), pk=page.pk).exists()
    if view_name == "edit" and checkable and page.permissions_for_user(user).can_edit():
        attrs = {
            "data-controller": "w-action",
            "data-action": "w-action#post",
            "data-w-action-url-value": reverse("page_checked", args=[page.pk]),
        }
        yield Button("Toujours juste", icon_name="check", attrs=attrs, priority=5)
        plan = reverse("page_plan", args=[page.pk])
        yield Button("Responsable et date de vérification", url=plan, icon_name="date", priority=6)


@hooks.register("before_edit_page")
def say_that_a_page_is_due(request: HttpRequest, page: Page) -> None:
    """Opening a page that nobody has checked for too long says so, with the click that settles it."""
    if request.method == "GET":
        pages = reviews.due_pages(request.user).select_related("locale", "review", "owner", "content_type")
        say(request, [reviews.Due.page(found) for found in pages.filter(pk=page.pk)])


@hooks.register("before_edit_snippet")
def say_that_a_fact_is_due(request: HttpRequest, instance: Any) -> None:
    if request.method == "GET" and isinstance(instance, Reviewed):
        say(request, [reviews.Due.fact(fact) for fact in reviews.due_facts(type(instance)).filter(pk=instance.pk)])


def say(request: HttpRequest, due: list[reviews.Due]) -> None:
    for one in due:
        messages.warning(request, render_to_string("desk/due_message.html", {"due": one}))
