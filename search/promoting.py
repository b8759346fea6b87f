"""The screens of pages put first: those of ``wagtail.contrib.search_promotions``, for pages of this site only.

They stand at its addresses, before its own (``search.wagtail_hooks.promotions``).
"""

from collections.abc import Iterable
from typing import Any

from django.forms import Media
from django.utils.functional import cached_property
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import TitleColumn
from wagtail.contrib.search_promotions import views
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from core.languages import autonym
from search.addresses import explaining_url
from search.forms import PromotedPagesFormSet, PromotedWordsForm
from search.promotions import published
from search.tables import Links, LinksColumn, PagesColumn

TITLE = "Résultats mis en avant"


def tried(query: Query, _user: Any) -> Links:
    return [("Essayer", explaining_url(query.query_string))]


class PromotionsView(views.IndexView):
    """Recherche, Résultats mis en avant."""

    page_title = TITLE
    template_name = "search/admin/promotions.html"
    results_template_name = "search/admin/promotions_results.html"
    add_item_label = "Ajouter"
    columns = [
        TitleColumn(
            "query_string", label="Mots cherchés", url_name=views.IndexView.columns[0].url_name, sort_key="query_string"
        ),
        PagesColumn("editors_picks", label="Pages mises en avant"),
        LinksColumn("try", "Essayer", tried),
    ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        mark([pick for query in context["object_list"] for pick in query.editors_picks.all()])
        return context


def mark(promotions: Iterable[SearchPromotion]) -> None:
    """Says of each whether it is shown, and its page's language."""
    keys = {pick.pk: f"page:{pick.page.translation_key}" for pick in promotions if pick.page}
    there = set(published(list(keys.values())))
    for pick in promotions:
        pick.is_shown = keys.get(pick.pk) in there
        pick.language = autonym(pick.page.locale.language_code) if pick.page else ""


class PromotedMixin:
    """Our forms instead of those of the package, which also take links to other sites."""

    form_class = PromotedWordsForm
    page_subtitle = "Résultat mis en avant"
    produced_error_message = ""

    @cached_property
    def searchpicks_formset(self) -> PromotedPagesFormSet:
        given = self.request.POST if self.request.method == "POST" else None  # type: ignore[attr-defined]
        return PromotedPagesFormSet(given, instance=self.object)  # type: ignore[attr-defined]

    def is_valid(self, form: Any) -> bool:
        """Says at the top of the screen that there is a mistake, where the package says it of the whole list only."""
        valid: bool = super().is_valid(form)  # type: ignore[misc]
        if not valid and not self.produced_error_message:
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
        return valid

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        scripts = [versioned_static("search/js/promotions.js")]
        context["media"] += Media(js=scripts)
        return context

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()  # type: ignore[misc]
        items[-2]["label"] = TITLE
        return items


class PromoteView(PromotedMixin, views.CreateView):
    """``mots``: the words, where they are known already."""

    template_name = "search/admin/promote.html"
    success_message = "« %(query)s » : c’est mis en avant."
    error_message = "Rien n’est mis en avant : il y a des erreurs."

    def get_initial(self) -> dict[str, Any]:
        words = self.request.GET.get("mots", "").replace("\0", "")
        return {**super().get_initial(), "query_string": words}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super().get_breadcrumbs_items()
        items[-1]["label"] = "Mettre une page en avant"
        return items


class PromotedView(PromotedMixin, views.EditView):
    template_name = "search/admin/promoted.html"
    success_message = "« %(query)s » : c’est enregistré."
    error_message = "Rien n’est enregistré : il y a des erreurs."
