"""Loading figures, in the CMS: a file, what it says and what is wrong with it, and only then the dataset.

Between the two steps nothing is stored: the checked figures wait, signed, in the page that asks for a yes.
"""

from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from resources.figures import loading
from resources.figures.report import Report
from resources.figures.tables import LARGEST_FILE, UnreadableError
from resources.models import Dataset

SALT = "resources.figures.load"
PATIENCE = 60 * 60 * 24
SHOWN_TOTALS = 12
STALE = "Cette page est trop ancienne, ou les chiffres ont changé depuis. Envoyez le fichier de nouveau."


class FileForm(forms.Form):
    file = forms.FileField(
        label="Fichier",
        help_text=f"CSV ou XLSX, {LARGEST_FILE // 1024 // 1024} Mo au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        error_messages={"required": "Choisissez un fichier.", "empty": "Ce fichier est vide."},
    )
    decimal = forms.ChoiceField(
        label="Signe des décimales",
        required=False,
        choices=[("", "Le site le voit lui-même"), (",", "Virgule : 1,5"), (".", "Point : 1.5")],
        help_text="À choisir seulement si le site le demande.",
    )

    def clean_file(self) -> Any:
        """The weight is looked at before a byte is read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_FILE:
            raise forms.ValidationError(f"Ce fichier est trop lourd : {LARGEST_FILE // 1024 // 1024} Mo au plus.")
        return file


class LoadView(WagtailAdminTemplateMixin, TemplateView):
    """A file is checked, what it would change is shown, then it is loaded whole. Figures are the French row’s."""

    template_name = "resources/admin/figures/load.html"
    header_icon = "upload"
    page_title = "Charger des chiffres"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.asked = get_object_or_404(Dataset, pk=kwargs["pk"])
        self.dataset = self.asked.original

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("resources.add_dataset"):  # who only translates changes words
            raise PermissionDenied
        if self.asked.pk != self.dataset.pk:
            return HttpResponseRedirect(reverse("figures_load", args=[self.dataset.pk]))
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "checked" in request.POST:
            return self.confirmed(request)
        form = FileForm(request.POST, request.FILES)
        report = None
        if form.is_valid():
            try:
                file = form.cleaned_data["file"]
                report = loading.check(self.dataset, file.read(), form.cleaned_data["decimal"])
            except UnreadableError as error:
                form.add_error("file", str(error))
        status = 200 if report and report.is_good else 422
        return self.render_to_response(self.get_context_data(form=form, report=report), status=status)

    def confirmed(self, request: HttpRequest) -> HttpResponse:
        try:
            kept = signing.loads(request.POST["checked"], salt=SALT, max_age=PATIENCE)
        except signing.BadSignature:
            kept = {}
        if kept.get("state") != self.state:
            messages.error(request, STALE)
            return HttpResponseRedirect(request.path)
        figures = {(code, year): Decimal(value) for code, year, value in kept["figures"]}
        try:
            loading.replace(self.dataset, figures, request.user)
        except KeyError:  # a commune was taken out of the territory meanwhile
            messages.error(request, STALE)
            return HttpResponseRedirect(request.path)
        messages.success(request, f"{len(figures)} chiffres sont chargés. Le site les montre dès maintenant.")
        return HttpResponseRedirect(reverse("wagtailsnippets_resources_dataset:edit", args=[self.dataset.pk]))

    @property
    def state(self) -> list[str]:
        """What was there when the file was checked, and for whom: a yes is for that, not for what came since."""
        loaded, user = self.dataset.loaded_at, self.request.user
        return [str(self.dataset.pk), loaded.isoformat() if loaded else "", str(self.dataset.measure), str(user.pk)]

    def kept(self, report: Report) -> str:
        figures = [[code, year, str(value)] for (code, year), value in report.figures.items()]
        return signing.dumps({"state": self.state, "figures": figures}, salt=SALT, compress=True)

    def get_page_subtitle(self) -> str:
        return str(self.dataset)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        way = [
            {"url": reverse("wagtailsnippets_resources_dataset:list"), "label": "Jeux de données"},
            {
                "url": reverse("wagtailsnippets_resources_dataset:edit", args=[self.dataset.pk]),
                "label": str(self.dataset),
            },
        ]
        return [*self.breadcrumbs_items, *way, {"url": "", "label": self.page_title}]

    def get_context_data(
        self, form: FileForm | None = None, report: Report | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {"dataset": self.dataset, "form": form or FileForm()}
        if report is None:
            return context
        present = self.dataset.figures.values_list("commune__nis_code", "year", "value")
        before = {(code, year): value for code, year, value in present}
        rules = loading.rules(self.dataset)
        return context | {
            "report": report,
            "checked": self.kept(report) if report.is_good else "",
            "absent": sorted(name for code, name in rules.communes.items() if code not in report.communes),
            "gaps": len(report.missing),
            "totals": report.totals[:SHOWN_TOTALS],
            "more_totals": max(len(report.totals) - SHOWN_TOTALS, 0),
            "before": len(before),
            "changed": sum(1 for key, value in report.figures.items() if key in before and before[key] != value),
            "added": sum(1 for key in report.figures if key not in before),
            "removed": sum(1 for key in before if key not in report.figures),
        }
