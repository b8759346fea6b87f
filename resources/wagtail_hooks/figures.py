"""Datasets: how the staff keeps them."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.models import Dataset


class DatasetViewSet(SnippetViewSet):
    model = Dataset
    icon = "table"


register_snippet(DatasetViewSet)
