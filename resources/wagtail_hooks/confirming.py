"""Entries of the directory that their organisations confirm or correct."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from resources.confirming import answers, asking, deciding
from resources.confirming.panel import CorrectionsCard
from resources.confirming.staff import CorrectionsView, CorrectionView, ToConfirmView, may_decide


@hooks.register("register_admin_urls")
def confirming_urls() -> list[URLPattern]:
    return [
        path("reports/directory/", ToConfirmView.as_view(), name="to_confirm"),
        path("reports/corrections/", CorrectionsView.as_view(), name="corrections"),
        path("reports/corrections/<int:pk>/", CorrectionView.as_view(), name="correction"),
    ]


class DirectoryMenuItem(MenuItem):
    """Shown to whoever may change an organisation."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_decide(request.user)


@hooks.register("register_reports_menu_item")
def to_confirm_menu_item() -> MenuItem:
    return DirectoryMenuItem("Annuaire à confirmer", reverse("to_confirm"), icon_name="group", order=32)


@hooks.register("register_reports_menu_item")
def corrections_menu_item() -> MenuItem:
    return DirectoryMenuItem("Corrections à relire", reverse("corrections"), icon_name="edit", order=34)


@hooks.register("construct_homepage_panels")
def corrections_to_read(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(CorrectionsCard(request))


@hooks.register("register_log_actions")
def in_the_history_of_an_organisation(actions: LogActionRegistry) -> None:
    actions.register_action(asking.ASKED, "Confirmation demandée", "Lien envoyé pour confirmer la fiche")
    actions.register_action(answers.CONFIRMED, "Fiche confirmée", "L’organisation confirme : tout est juste")
    actions.register_action(answers.CORRECTED, "Correction reçue", "L’organisation propose une correction")
    actions.register_action(deciding.ACCEPTED, "Correction acceptée", "Correction de l’organisation reprise")
    actions.register_action(deciding.REFUSED, "Correction refusée", "Correction de l’organisation refusée")
