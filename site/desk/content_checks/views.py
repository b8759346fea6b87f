from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.preview import PreviewOnEdit
from wagtail.models import Page

from desk.content_checks.reports import current, report


class ContentChecksView(WagtailAdminTemplateMixin, TemplateView):
    """A page's findings on a page of their own: for a translation, whose editor has no side panel of checks."""

    template_name = "desk/content_checks/page.html"
    page_title = "Remarques sur le texte"
    header_icon = "glasses"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": edit, "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = current(self.page, timezone.localdate())
        return super().get_context_data(**kwargs) | {
            "report": found,
            "editor": reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
        }


class FormChecksView(PreviewOnEdit):
    """The findings in what the editor's form holds now, saved or not: Wagtail keeps it for the preview."""

    http_method_names = ("get",)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form(self._get_form_data(self._get_form_state()))
        if self.validate_form(form):
            form.save(commit=False)
        found = report(self.object, timezone.localdate())
        return TemplateResponse(request, "desk/content_checks/findings.html", {"report": found, "editor": ""})
