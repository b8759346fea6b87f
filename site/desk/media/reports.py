"""The pictures that still say nothing to who cannot see them."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.admin.ui.tables import DateColumn, TitleColumn, UsageCountColumn
from wagtail.admin.views.reports import ReportView
from wagtail.images.permissions import permission_policy
from wagtail.images.views.images import ImagePreviewColumn
from wagtail.models import ReferenceIndex

from core.models import SiteImage

CHANGE = ["change"]


def waiting_for(user: Any) -> QuerySet[SiteImage]:
    """The pictures without alternative text that this person may change."""
    allowed = permission_policy.instances_user_has_any_permission_for(user, CHANGE)
    return SiteImage.objects.to_describe().filter(pk__in=allowed.values("pk"))


class PicturesToDescribeView(ReportView):
    """Rapports, Images à décrire."""

    page_title = "Images à décrire"
    header_icon = "image"
    results_template_name = "desk/images_to_describe_results.html"
    index_url_name = "images_to_describe"
    index_results_url_name = "images_to_describe_results"
    permission_policy = permission_policy
    any_permission_required = CHANGE
    default_ordering = "-created_at"
    is_searchable = False
    model = SiteImage
    list_export = ["title", "filename", "created_at", "uploaded_by_user"]
    export_headings = {
        "title": "Titre",
        "filename": "Fichier",
        "created_at": "Ajoutée le",
        "uploaded_by_user": "Ajoutée par",
    }
    export_filename = "images-a-decrire"

    def get_queryset(self) -> QuerySet[SiteImage]:
        found = waiting_for(self.request.user).select_related("uploaded_by_user")
        return self.order_queryset(found.annotate(usage_count=ReferenceIndex.usage_count_subquery(SiteImage)))

    @property
    def columns(self) -> list[Any]:
        return [
            ImagePreviewColumn("preview", label="Aperçu", accessor="image", classname="image-preview", width="20%"),
            TitleColumn("title", label="Titre", sort_key="title", get_url=self.edit_url),
            UsageCountColumn("usage_count", label="Utilisée", sort_key="usage_count"),
            DateColumn("created_at", label="Ajoutée", sort_key="created_at"),
        ]

    def edit_url(self, image: SiteImage) -> str:
        """The picture's form, which leads back to the report."""
        return f"{reverse('wagtailimages:edit', args=[image.pk])}?{urlencode({'next': reverse(self.index_url_name)})}"
