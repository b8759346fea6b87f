"""What staff see of downloads: a report, a line a file and month."""

from typing import Any

import django_filters
from django.db.models import F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets import AdminDateInput
from wagtail.permission_policies import ModelPermissionPolicy

from core.languages import autonym
from core.models.media import site_languages
from desk.reports.page import SaysWhatToDo
from resources.models import DownloadCount, Publication, PublicationVersion

MAY_SEE = ["add"]  # who only translates changes words


def with_downloads(publications: QuerySet[Publication]) -> QuerySet[Publication]:
    """Each publication with ``downloads``: of all its files, accessible ones too, since they are counted."""
    mine = PublicationVersion.objects.filter(publication=OuterRef(OuterRef("pk")))
    counts = DownloadCount.objects.filter(document__in=mine.values("document"))
    more = DownloadCount.objects.filter(document__in=mine.exclude(accessible=None).values("accessible"))
    return publications.annotate(downloads=total(counts) + total(more))


def total(counts: QuerySet[DownloadCount]) -> Any:
    summed = counts.order_by().annotate(all=Value(1)).values("all").annotate(total=Sum("number")).values("total")
    return Coalesce(Subquery(summed), 0)


def of_publication(name: str) -> Any:
    """A column of the French row whose file a count is of."""
    rows = Publication.objects.originals().order_by("pk")
    as_file = rows.filter(versions__document=OuterRef("document")).values(name)[:1]
    as_accessible = rows.filter(versions__accessible=OuterRef("document")).values(name)[:1]
    return Coalesce(Subquery(as_file), Subquery(as_accessible))


class DownloadFilterSet(WagtailFilterSet):
    since = django_filters.DateFilter(
        field_name="month", lookup_expr="gte", label="Depuis le mois du", widget=AdminDateInput
    )
    until = django_filters.DateFilter(
        field_name="month", lookup_expr="lte", label="Jusqu’au mois du", widget=AdminDateInput
    )
    language = django_filters.ChoiceFilter(
        field_name="document__language", label="Langue du fichier", choices=site_languages
    )

    class Meta:
        model = DownloadCount
        fields: list[str] = []


class DownloadsView(SaysWhatToDo, ReportView):
    """Rapports, Téléchargements."""

    model = DownloadCount
    page_title = "Téléchargements"
    header_icon = "download"
    template_name = "desk/report.html"
    index_url_name = "downloads_report"
    index_results_url_name = "downloads_report_results"
    permission_policy = ModelPermissionPolicy(Publication)
    any_permission_required = MAY_SEE
    filterset_class = DownloadFilterSet
    default_ordering = "-month"
    is_searchable = False
    list_export = ["month", "publication", "document.title", "language", "number"]
    export_headings = {
        "month": "Mois",
        "publication": "Publication",
        "document.title": "Fichier",
        "language": "Langue",
        "number": "Téléchargements",
    }
    export_filename = "telechargements"
    what_to_do = (
        "Combien de fois chaque fichier a été téléchargé, par mois. Rien n’est retenu de qui télécharge ; "
        "les robots et le personnel connecté ne comptent pas."
    )

    def get_queryset(self) -> QuerySet[DownloadCount]:
        found = DownloadCount.objects.select_related("document").annotate(
            publication=of_publication("title"), publication_id=of_publication("pk"), language=F("document__language")
        )
        self.queryset = found.order_by("-month", "-number", "pk")
        return super().get_queryset()

    @property
    def columns(self) -> list[Any]:
        return [
            TitleColumn("month", label="Mois", accessor=lambda count: f"{count.month:%m/%Y}", sort_key="month"),
            Column("publication", label="Publication", accessor=lambda count: count.publication or "–"),
            Column("document", label="Fichier"),
            Column("language", label="Langue", accessor=lambda count: autonym(count.language)),
            Column("number", label="Téléchargements", sort_key="number"),
        ]
