"""Publications: how the staff keeps them, and how often they are downloaded."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.languages import autonym
from core.models import Audience, Topic
from core.models.media import site_languages, source_language
from resources.library.downloads import MAY_SEE, DownloadsView, with_downloads
from resources.library.forms import PublicationForm
from resources.models import Publication


def of_source(model: Any) -> Any:
    """The French rows of a label: one for all languages."""
    return lambda request: model.objects.filter(locale__language_code=source_language())


class PublicationFilterSet(WagtailFilterSet):
    topics = django_filters.ModelMultipleChoiceFilter(
        queryset=of_source(Topic), label="Thèmes", widget=CheckboxSelectMultiple
    )
    audiences = django_filters.ModelMultipleChoiceFilter(
        queryset=of_source(Audience), label="Publics", widget=CheckboxSelectMultiple
    )
    language = django_filters.ChoiceFilter(
        field_name="versions__language", label="Existe en", choices=site_languages, distinct=True
    )

    class Meta:
        model = Publication
        fields = ["kind", "topics", "audiences", "language", "year"]


def languages_of(publication: Publication) -> str:
    return ", ".join(autonym(version.language) for version in publication.versions.all())


class PublicationViewSet(SnippetViewSet):
    model = Publication
    icon = "doc-full"
    menu_label = "Publications"
    copy_view_enabled = False
    list_display = [
        "title",
        Column("kind", label="Type", accessor="get_kind_display", sort_key="kind"),
        Column("year", label="Année", sort_key="year"),
        Column("languages", label="Langues", accessor=languages_of),
        Column("downloads", label="Téléchargements", sort_key="downloads"),
    ]
    list_export = ["title", "get_kind_display", "year", "downloads"]
    export_headings = {"title": "Titre", "get_kind_display": "Type", "year": "Année", "downloads": "Téléchargements"}
    export_filename = "publications"
    search_fields = ["title", "summary"]
    ordering = ["-year", "title"]
    filterset_class = PublicationFilterSet
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [FieldPanel("title"), FieldPanel("summary")],
                heading="Titre et résumé",
                help_text="En français. Les autres langues se font avec « Traduire », une fois la publication "
                "enregistrée.",
            ),
            InlinePanel(
                "versions",
                heading="Fichiers",
                label="Fichier",
                panels=[FieldPanel("document"), FieldPanel("language"), FieldPanel("accessible")],
                help_text="Un fichier par langue dans laquelle la publication existe. Les pages sont comptées et la "
                "couverture est faite toute seule, d’après le PDF.",
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
                    FieldPanel("topics", widget=CheckboxSelectMultiple),
                    FieldPanel("audiences", widget=CheckboxSelectMultiple),
                ],
                heading="Classement",
            ),
            MultiFieldPanel([FieldPanel("cover"), FieldPanel("slug")], heading="Couverture et adresse"),
            MultiFieldPanel(
                [FieldPanel("owner"), FieldRowPanel([FieldPanel("checked_on"), FieldPanel("review_on")])],
                heading="Vérification",
            ),
        ],
        base_form_class=PublicationForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        """Each publication once, by its French row; the rows of a language where staff ask for them."""
        rows = Publication.objects.all() if request.GET.get("locale") else Publication.objects.originals()
        return with_downloads(rows.prefetch_related("versions").select_related("locale"))


register_snippet(PublicationViewSet)


@hooks.register("register_admin_urls")
def downloads_urls() -> list[URLPattern]:
    return [
        path("reports/downloads/", DownloadsView.as_view(), name="downloads_report"),
        path("reports/downloads/results/", DownloadsView.as_view(results_only=True), name="downloads_report_results"),
    ]


class DownloadsMenuItem(MenuItem):
    """Shown to who writes publications."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(ModelPermissionPolicy(Publication).user_has_any_permission(request.user, MAY_SEE))


@hooks.register("register_reports_menu_item")
def downloads_menu_item() -> MenuItem:
    return DownloadsMenuItem("Téléchargements", reverse("downloads_report"), icon_name="download", order=70)
