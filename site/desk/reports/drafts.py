from wagtail.admin.views.reports import PageReportView
from wagtail.models import PageQuerySet

from desk.drafts import drafts_of
from desk.reports.page import SaysWhatToDo


class DraftsView(SaysWhatToDo, PageReportView):
    """Rapports, Mes brouillons."""

    page_title = "Mes brouillons"
    header_icon = "edit"
    template_name = "desk/report.html"
    index_url_name = "drafts"
    index_results_url_name = "drafts_results"
    any_permission_required = ["add", "change", "publish"]
    what_to_do = (
        "Les visiteurs ne voient pas encore ces changements : publiez-les, envoyez-les pour validation, "
        "ou supprimez-les."
    )

    def get_queryset(self) -> PageQuerySet:
        self.queryset = drafts_of(self.request.user).prefetch_workflow_states().annotate_approved_schedule()
        return super().get_queryset()
