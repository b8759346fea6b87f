from typing import Any

from wagtail.admin.paginator import WagtailPaginator

from core import languages
from desk.links.reasons import Reason
from desk.links.survey import Fault, faults_for
from desk.reports.page import WorkReport

PER_PAGE = 50


class LinkPaginator(WagtailPaginator):
    """Links are no model; these are their names under the list."""

    verbose_name = "lien"
    verbose_name_plural = "liens"


class BrokenLinksView(WorkReport):
    """Rapports, Liens à réparer. What is asked for and unknown (a language, a reason) filters nothing."""

    template_name = "desk/links.html"
    page_title = "Liens à réparer"
    header_icon = "link"
    what_to_do = (
        "Ouvrez chaque page à l’endroit du lien, réparez-le, publiez. "
        "Les liens vers d’autres sites ne sont pas essayés."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = faults_for(self.request.user)
        language, reason = self.request.GET.get("langue", ""), self.request.GET.get("raison", "")
        shown = filtered(found, language, reason)
        page = LinkPaginator(shown, PER_PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "any": bool(found),
            "languages": choices({fault.language: languages.autonym(fault.language) for fault in found}, language),
            "reasons": choices({str(fault.reason): fault.reason.label for fault in found}, reason),
        }


def filtered(found: list[Fault], language: str, reason: str) -> list[Fault]:
    if language in {fault.language for fault in found}:
        found = [fault for fault in found if fault.language == language]
    if reason in Reason.values:
        found = [fault for fault in found if fault.reason == reason]
    return found


def choices(values: dict[str, str], chosen: str) -> list[dict[str, Any]]:
    """What a filter offers: only what is found in the list."""
    return [{"value": value, "label": label, "chosen": value == chosen} for value, label in values.items()]
