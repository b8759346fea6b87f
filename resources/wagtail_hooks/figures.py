"""Datasets, as the staff keeps them: what they are about, whence they come, and their figures, from a file."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.models import Commune
from core.models.media import source_language
from resources.figures.loading import LOGGED
from resources.models import Dataset, Figure
from resources.views.loading import LoadView


class DatasetViewSet(SnippetViewSet):
    model = Dataset
    icon = "table"
    list_display = ["title", "source", "loaded_at", "checked_on"]
    search_fields = ["title", "source"]
    panels = [
        FieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("unit"),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                FieldPanel("source_url"),
                FieldPanel("published_on"),
                FieldRowPanel([FieldPanel("licence"), FieldPanel("licence_url")]),
            ],
            heading="D’où viennent ces chiffres",
        ),
        MultiFieldPanel([FieldPanel("measure"), FieldPanel("chart"), FieldPanel("is_example")], heading="Présentation"),
        HelpPanel(template="resources/admin/figures/panel.html", heading="Les chiffres"),
        MultiFieldPanel(
            [FieldPanel("owner"), FieldRowPanel([FieldPanel("checked_on"), FieldPanel("review_on")])],
            heading="Vérification",
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dataset]:
        """Each dataset once, by its French row; the rows of a language where staff ask for them."""
        rows = Dataset.objects.all()
        return rows if request.GET.get("locale") else rows.filter(locale__language_code=source_language())


register_snippet(DatasetViewSet)


@hooks.register("register_admin_urls")
def loading_urls() -> list[URLPattern]:
    return [path("figures/<int:pk>/load/", LoadView.as_view(), name="figures_load")]


@hooks.register("register_snippet_listing_buttons")
def in_the_list(snippet: Model, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The figures are the French row's."""
    if isinstance(snippet, Dataset) and user.has_perm("resources.add_dataset"):
        yield Button(
            "Charger des chiffres", reverse("figures_load", args=[snippet.pk]), icon_name="upload", priority=15
        )


@hooks.register("before_delete_snippet")
def communes_with_figures_stay(request: HttpRequest, snippets: Iterable[Model]) -> HttpResponse | None:
    """Figures are loaded past Wagtail's index of what is used, which would say so itself."""
    communes = [each for each in snippets if isinstance(each, Commune)]
    used = Commune.objects.filter(
        Exists(Figure.objects.filter(commune=OuterRef("pk"))), pk__in=[each.pk for each in communes]
    )
    if not communes or not used:
        return None
    names = ", ".join(commune.name for commune in used)
    messages.error(request, f"Rien n’est supprimé : des chiffres locaux parlent encore de {names}.")
    return HttpResponseRedirect(reverse("wagtailsnippets_core_commune:list"))


@hooks.register("register_log_actions")
def loads_in_the_history(actions: LogActionRegistry) -> None:
    """Who loaded what is read in the dataset's history."""

    @actions.register_action(LOGGED)
    class LoadFormatter(LogFormatter):
        label = "Charger des chiffres"

        def format_message(self, log_entry: ModelLogEntry) -> str:
            data = log_entry.data
            first, last = data.get("years") or ("", "")
            return f"{data.get('number')} chiffres chargés, {first}–{last} ; il y en avait {data.get('before')}."
