"""Rapports, « Avis des lecteurs », and what was said of one page. For whoever may change the page."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_POST
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from core import languages
from desk.panels.card import SHOWN, Card, Line
from desk.reports.page import WorkReport
from resources.feedback import report
from resources.models import Feedback

PER_PAGE = 50
WEEK = timedelta(days=7)


class FeedbackPaginator(WagtailPaginator):
    """Rows of the report are no model; these are their names under the list."""

    verbose_name = "page"
    verbose_name_plural = "pages"


class RemarkPaginator(WagtailPaginator):
    verbose_name = "remarque"
    verbose_name_plural = "remarques"


class FeedbackView(WorkReport):
    """Rapports, Avis des lecteurs."""

    template_name = "resources/admin/feedback.html"
    page_title = "Avis des lecteurs"
    header_icon = "comment"
    what_to_do = (
        "Les pages qui aident le moins viennent d’abord. Lisez les remarques, corrigez la page, puis regardez si les "
        "avis changent."
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("export") != "csv":
            return super().get(request, *args, **kwargs)
        name = f"avis-des-lecteurs-{timezone.localdate():%Y-%m-%d}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(report.as_csv(self.rows), content_type="text/csv; charset=utf-8", headers=headers)

    @cached_property
    def chosen(self) -> report.Selection:
        return report.Selection.parsed(self.request.GET)

    @cached_property
    def rows(self) -> list[report.Row]:
        return report.rows(self.chosen.of(report.for_user(self.request.user), timezone.localdate()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = FeedbackPaginator(self.rows, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "shown": report.with_words(page.object_list),
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "chosen": self.chosen,
            "periods": report.PERIODS.items(),
            "languages": [(code, languages.autonym(code)) for code, _name in settings.LANGUAGES],
        }


class PageFeedbackView(WorkReport):
    """Everything that readers wrote of one page in one language, the newest first."""

    template_name = "resources/admin/feedback_of_page.html"
    header_icon = "comment"
    what_to_do = "Personne ne sait qui écrit, et personne n’attend de réponse. Effacez ce qui nomme quelqu’un."

    @cached_property
    def page(self) -> Page:
        return editable(self.request, self.kwargs["page_id"])

    @property
    def page_title(self) -> str:
        return f"Avis des lecteurs : {self.page.get_admin_display_title()}"

    @property
    def breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().breadcrumbs_items, {"url": reverse("feedback_report"), "label": FeedbackView.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = Feedback.objects.filter(page=self.page)
        path = self.request.GET.get("adresse")
        if path is not None:
            said = said.filter(path=path.replace("\0", ""))
        remarks = RemarkPaginator(said.filter(report.HAS_WORDS).order_by("-pk"), PER_PAGE)
        page = remarks.get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "rows": report.rows(said),
            "page": self.page,
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
        }


@require_POST
def erase(request: HttpRequest, feedback_id: int) -> HttpResponse:
    """The words go, the click stays: it says nothing of anybody."""
    said = get_object_or_404(Feedback, pk=feedback_id)
    editable(request, said.page_id)
    Feedback.objects.filter(pk=said.pk).update(words="")
    messages.success(request, "La remarque est effacée.")
    fallback = reverse("feedback_of_page", args=[said.page_id])
    return HttpResponseRedirect(get_valid_next_url_from_request(request) or fallback)


def editable(request: HttpRequest, page_id: int) -> Page:
    page = get_object_or_404(Page, pk=page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page


class FeedbackCard(Card):
    """The words that readers left in the last seven days."""

    name = "feedback"
    order = 65
    icon = "comment"
    heading = "Remarques des lecteurs"
    what_to_do = "Écrites cette semaine au bas des pages. Personne n’attend de réponse : corrigez la page s’il le faut."
    more = "Tous les avis"

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("feedback_report")

    @cached_property
    def new(self) -> Any:
        since = timezone.localdate() - WEEK
        return report.for_user(self.user).filter(report.HAS_WORDS, day__gt=since)

    @cached_property
    def count(self) -> int:
        return int(self.new.count())

    @cached_property
    def lines(self) -> list[Line]:
        return [
            Line(
                Truncator(said.words).chars(90),
                reverse("feedback_of_page", args=[said.page_id]),
                f"« {said.page.title} » : {'a aidé' if said.helpful else 'n’a pas aidé'}",
                said.language,
            )
            for said in self.new.select_related("page").order_by("-pk")[:SHOWN]
        ]
