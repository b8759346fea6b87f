"""How the staff keeps the words that sort what is published: in each language, with where each is used."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from core.models.media import source_language

USED_IN_ADDRESSES = (
    "La même dans toutes les langues, sans accent ni espace. Des liens et des agendas abonnés s’en servent : "
    "ne la changez plus une fois qu’elle est publiée."
)


class LabelViewSet(SnippetViewSet):
    """For a ``core.models.Label``."""

    list_display = ["name", "slug"]
    search_fields = ["name"]
    ordering = ["name"]
    panels = [FieldPanel("name"), FieldPanel("slug", help_text=USED_IN_ADDRESSES)]
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Each label once, by its French row; the rows of a language where staff ask for them."""
        rows: QuerySet[Any] = self.model._default_manager.all()
        return rows if request.GET.get("locale") else rows.filter(locale__language_code=source_language())
