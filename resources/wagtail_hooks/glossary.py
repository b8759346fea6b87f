"""Terms: how the staff keeps them, with the languages in which each is missing."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core import languages, published
from core.models.media import source_language
from resources.models import Term


def written() -> list[str]:
    """The languages that the site is read in: those of its home page."""
    homes = published.published().filter(depth=2).values_list("locale__language_code", flat=True)
    found = set(homes)
    return [code for code, _name in settings.LANGUAGES if code in found]


class TermIndexView(IndexView):
    """Works out for all the terms of a page of the list at once where they are missing."""

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        shown = list(context["object_list"])
        keys = [term.translation_key for term in shown]
        rows = Term.objects.filter(translation_key__in=keys).values_list("translation_key", "locale__language_code")
        there, codes = set(rows), written()
        for term in shown:
            missing = [code for code in codes if (term.translation_key, code) not in there]
            term.missing = ", ".join(map(languages.autonym, missing)) or "aucune"
        return context


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"
    menu_label = "Termes du lexique"
    index_view_class = TermIndexView
    list_display = [
        "name",
        "abbreviation",
        "topic",
        Column("missing", label="Langues qui manquent", accessor=lambda term: getattr(term, "missing", "")),
    ]
    list_filter = ["topic"]
    list_per_page = 100
    search_fields = ["name", "abbreviation", "definition"]
    ordering = ["name"]
    copy_view_enabled = False
    panels = [
        FieldPanel(
            "name", help_text="Tel qu’il est dit au guichet. Le mot français est montré dans toutes les langues."
        ),
        FieldPanel("definition"),
        FieldRowPanel([FieldPanel("abbreviation"), FieldPanel("topic")]),
        FieldPanel("slug"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Term]:
        """Each term once, by its French row; the rows of a language where staff ask for them."""
        rows = Term.objects.all()
        return rows if request.GET.get("locale") else rows.filter(locale__language_code=source_language())


register_snippet(TermViewSet)
