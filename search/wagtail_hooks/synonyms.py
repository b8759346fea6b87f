"""Synonyms: a list of each language's, with a way to try them."""

from typing import Any

import django_filters
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from core.languages import autonym
from core.models.media import site_languages
from search.addresses import explaining_url
from search.forms import SynonymsForm
from search.models import Synonyms
from search.staff_synonyms import parts
from search.tables import Links, LinksColumn


class SynonymsFilterSet(WagtailFilterSet):
    language = django_filters.ChoiceFilter(label="Langue", choices=site_languages)

    class Meta:
        model = Synonyms
        fields: list[str] = []


def tried(synonyms: Synonyms, _user: Any) -> Links:
    first = parts(synonyms.words)[0]
    return [(f"Essayer « {first} »", explaining_url(first, synonyms.language))]


class SynonymsView(generic.IndexView):
    results_template_name = "search/admin/synonyms_results.html"
    add_item_label = "Ajouter"


class AddSynonymsView(generic.CreateView):
    """``words`` and ``language``: what is known of them already, from the report of searches."""

    success_message = "« %(object)s » : c’est ajouté, et cela vaut déjà."
    error_message = "Rien n’est ajouté : il y a des erreurs."

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        given = {name: asked[name].replace("\0", "") for name in ("words", "language") if name in asked}
        if "words" in given:
            given["words"] = f"{given['words']}, "
        return {**super().get_initial(), **given}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = super().get_breadcrumbs_items()
        items[-1]["label"] = "Ajouter des synonymes"
        return items


class ChangeSynonymsView(generic.EditView):
    success_message = "« %(object)s » : c’est enregistré, et cela vaut déjà."
    error_message = "Rien n’est enregistré : il y a des erreurs."


class DeleteSynonymsView(generic.DeleteView):
    success_message = "« %(object)s » : ce ne sont plus des synonymes."


class SynonymsViewSet(ModelViewSet):
    """Recherche, Synonymes."""

    model = Synonyms
    icon = "openquote"
    menu_label = "Synonymes"
    index_template_name = "search/admin/synonyms.html"
    index_view_class = SynonymsView
    add_view_class = AddSynonymsView
    edit_view_class = ChangeSynonymsView
    delete_view_class = DeleteSynonymsView
    copy_view_enabled = False
    add_to_reference_index = False
    search_fields = ["words"]
    filterset_class = SynonymsFilterSet
    list_display = [
        "words",
        Column("language", label="Langue", accessor=lambda each: autonym(each.language), sort_key="language"),
        LinksColumn("try", "Essayer", tried),
    ]
    list_export = ["language", "words"]
    export_filename = "synonymes"
    list_per_page = 50
    edit_handler = ObjectList(
        [FieldPanel("language"), FieldPanel("words", heading="Mots de même sens")], base_form_class=SynonymsForm
    )

    def get_delete_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        # Nothing can refer to synonyms, so nothing is said of it.
        return super().get_delete_view_kwargs(**{"usage_url_name": None, **kwargs})


synonyms = SynonymsViewSet()


@hooks.register("register_admin_viewset")
def synonyms_viewset() -> SynonymsViewSet:
    return synonyms
