"""Recherche, « Pourquoi ce résultat ? »: what the search understands of some words, and why it answers as it does."""

from typing import Any

from django.http import HttpRequest
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from desk.reports.page import SaysWhatToDo
from search import explanation, missing, rights
from search.addresses import promoting_url, synonyms_url
from search.forms import ExplainForm

LONGEST_NUMBER = 15  # digits of a page's


class ExplainView(rights.ForWhoActs, SaysWhatToDo, WagtailAdminTemplateMixin, TemplateView):
    page_title = "Pourquoi ce résultat ?"
    header_icon = "help"
    template_name = "search/admin/explained.html"
    what_to_do = (
        "Écrivez des mots comme un visiteur : vous voyez ce que la recherche en comprend, et pourquoi chaque résultat "
        "est à sa place. Un mot n’est pas compris ? Ajoutez un synonyme."
    )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = ExplainForm(asked(self.request)) if "mots" in self.request.GET else ExplainForm()
        context = super().get_context_data(**kwargs) | {"form": form}
        context["media"] = context.get("media", form.media) + form.media
        if not (form.is_bound and form.is_valid()):
            return context
        words, language, page = (form.cleaned_data[name] for name in ("mots", "langue", "page"))
        explained = explanation.explained(words, language)
        return context | {
            "explained": explained,
            "page": page,
            "said_of_page": missing.said(page, explained) if page else None,
            "promoting_url": promoting_url(words) if rights.may_promote(self.request.user) else "",
            "synonyms_url": synonyms_url(words, language) if rights.may_add_synonyms(self.request.user) else "",
        }


def asked(request: HttpRequest) -> Any:
    """What the address says; without a language it is the source's. What can be no page's number is left out."""
    given = request.GET.copy()
    given.setdefault("langue", ExplainForm.base_fields["langue"].initial)
    given["mots"] = str(given["mots"]).replace("\0", "")
    number = str(given.get("page", ""))
    if not number.isdecimal() or len(number) > LONGEST_NUMBER:
        given["page"] = ""
    return given
