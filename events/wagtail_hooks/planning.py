"""The agenda of the staff: in the menu, and what needs attention on the first page."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from events.cards import AgendaCard
from events.views.planning import PlanningView


@hooks.register("register_admin_urls")
def planning_urls() -> list[URLPattern]:
    return [path("agenda/", PlanningView.as_view(), name="planning")]


class PlanningMenuItem(MenuItem):
    """For whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"]))


@hooks.register("register_admin_menu_item")
def planning_menu_item() -> MenuItem:
    return PlanningMenuItem("Agenda", reverse("planning"), name="planning", icon_name="calendar", order=150)


@hooks.register("construct_homepage_panels")
def what_comes(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(AgendaCard(request))
