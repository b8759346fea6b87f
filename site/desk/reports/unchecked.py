import datetime

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import ContentTypeFilter, WagtailFilterSet
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.reports import PageReportView
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page, PageQuerySet, get_page_content_types

from desk import reviews
from desk.reports.page import SaysWhatToDo


class UncheckedFilterSet(WagtailFilterSet):
    last_check = django_filters.DateFilter(label="Vérifiée avant le", lookup_expr="lte", widget=AdminDateInput)
    content_type = ContentTypeFilter(
        label="Type", queryset=lambda request: get_page_content_types(include_base_page_type=False)
    )

    class Meta:
        model = Page
        fields: list[str] = []


class UncheckedPagesView(SaysWhatToDo, PageReportView):
    """Rapports, Pages à vérifier."""

    page_title = "Pages à vérifier"
    header_icon = "date"
    template_name = "desk/report.html"
    results_template_name = "desk/unchecked_results.html"
    index_url_name = "unchecked_pages"
    index_results_url_name = "unchecked_pages_results"
    filterset_class = UncheckedFilterSet
    any_permission_required = ["change"]
    list_export = ["title", "last_check", "checked_by", "full_url"]
    export_headings = {
        "title": "Page",
        "last_check": "Vérifiée pour la dernière fois",
        "checked_by": "Par",
        "full_url": "Adresse",
    }
    what_to_do = (
        "Relisez chaque page : dates, montants, adresses, noms. Si tout est juste, cliquez sur « Toujours juste » ; "
        "sinon, corrigez-la d’abord."
    )

    def get_filename(self) -> str:
        return f"pages-a-verifier-{datetime.date.today():%Y-%m-%d}"  # noqa: DTZ011

    def get_queryset(self) -> PageQuerySet:
        due = reviews.due_pages(self.request.user).select_related("review__checked_by", "content_type")
        self.queryset = due.annotate(checked_by=F("review__checked_by__username"))
        return super().get_queryset()


@require_POST
def mark_page_checked(request: HttpRequest, page_id: int) -> HttpResponse:
    """« Toujours juste » : the page was read through and nothing has to change."""
    page = get_object_or_404(Page.objects.filter(reviews.can_age()), pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    reviews.check(page, request.user)
    messages.success(request, f"« {page.title} » est vérifiée aujourd’hui.")
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or reverse("unchecked_pages"))
