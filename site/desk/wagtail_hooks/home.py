from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.home import (
    LockedPagesPanel,
    UserObjectsInWorkflowModerationPanel,
    WhatsNewInWagtailVersionPanel,
    WorkflowObjectsToModeratePanel,
)

from desk.panels import CARDS, QuietPanel
from desk.reports.drafts import DraftsView

# What our own cards say in fewer words, or nobody here needs.
REPLACED = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel, WhatsNewInWagtailVersionPanel)


@hooks.register("construct_homepage_panels")
def what_is_to_be_done(request: HttpRequest, panels: list[Any]) -> None:
    """Our cards first; then Wagtail's last edits and locked pages."""
    cards = [card(request) for card in CARDS]
    kept = [panel for panel in panels if not isinstance(panel, REPLACED)]
    for panel in kept:
        if isinstance(panel, LockedPagesPanel):
            panel.order = 240
    panels[:] = [QuietPanel(panels), *cards, *kept]


@hooks.register("register_admin_urls")
def draft_urls() -> list[URLPattern]:
    return [
        path("reports/drafts/", DraftsView.as_view(), name="drafts"),
        path("reports/drafts/results/", DraftsView.as_view(results_only=True), name="drafts_results"),
    ]


@hooks.register("register_reports_menu_item")
def drafts_menu_item() -> MenuItem:
    return MenuItem("Mes brouillons", reverse("drafts"), name="drafts", icon_name="edit", order=20)
