"""Publications: how the staff keeps them."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.models import Publication


class PublicationViewSet(SnippetViewSet):
    model = Publication
    icon = "doc-full"


register_snippet(PublicationViewSet)
