from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.models import Page

from core.models import Reviewed
from desk import reviews
from desk.reports.links import choices
from desk.reports.page import WorkReport
from desk.reviews import Due

PER_PAGE = 50
MINE, NOBODYS = "moi", "personne"


class DuePaginator(WagtailPaginator):
    """Pages and facts together are no model; these are their names under the list."""

    verbose_name = "élément"
    verbose_name_plural = "éléments"


class UncheckedView(SpreadsheetExportMixin, WorkReport):
    """Rapports, À vérifier. What is asked for and unknown (a kind, somebody) filters nothing."""

    page_title = "À vérifier"
    header_icon = "date"
    template_name = "desk/unchecked.html"
    list_export = ["title", "kind", "checked_on", "review_on", "owner_name", "edit_url"]
    export_headings = {
        "title": "Quoi",
        "kind": "Type",
        "checked_on": "Dernière vérification",
        "review_on": "À revoir le",
        "owner_name": "Responsable",
        "edit_url": "Adresse dans le CMS",
    }
    what_to_do = (
        "Relisez tout : dates, montants, adresses, noms. Si tout est juste, cliquez sur « Toujours juste » ; "
        "sinon, corrigez d’abord."
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.is_export:
            answer: HttpResponseBase = self.as_spreadsheet(self.shown(), request.GET["export"])
            return answer
        return super().get(request, *args, **kwargs)

    def get_filename(self) -> str:
        return f"a-verifier-{timezone.localdate():%Y-%m-%d}"

    def shown(self) -> list[Due]:
        self.found = reviews.due(self.request.user)
        of_whom, kind = self.request.GET.get("responsable", ""), self.request.GET.get("type", "")
        shown = self.found
        if of_whom in {MINE, NOBODYS}:
            whose = self.request.user if of_whom == MINE else None
            shown = [one for one in shown if one.owner == whose]
        if kind in {one.kind for one in self.found}:
            shown = [one for one in shown if one.kind == kind]
        return shown

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = DuePaginator(self.shown(), PER_PAGE).get_page(self.request.GET.get("p"))
        of_whom, kind = self.request.GET.get("responsable", ""), self.request.GET.get("type", "")
        return super().get_context_data(**kwargs) | {
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "any": bool(self.found),
            "owners": choices({MINE: "Les miennes", NOBODYS: "Sans responsable"}, of_whom),
            "kinds": choices({name: name for name in sorted({one.kind for one in self.found})}, kind),
        }


def settled(request: HttpRequest, subject: Page | Reviewed) -> HttpResponse:
    reviews.check(subject, request.user)
    messages.success(request, f"« {subject} » : vérifié aujourd’hui.")
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or reverse("unchecked_pages"))


@require_POST
def mark_page_checked(request: HttpRequest, page_id: int) -> HttpResponse:
    """« Toujours juste » : the page was read through and nothing has to change."""
    page = get_object_or_404(Page.objects.filter(reviews.can_age()), pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return settled(request, page)


@require_POST
def mark_fact_checked(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """« Toujours juste » of an organisation, a publication, a dataset, …: ``label`` is its model's."""
    model = {found._meta.label_lower: found for found in reviews.fact_models()}.get(label)
    if model is None:
        raise Http404
    if not reviews.may_change(request.user, model):
        raise PermissionDenied
    return settled(request, get_object_or_404(reviews.facts(model), pk=pk))
