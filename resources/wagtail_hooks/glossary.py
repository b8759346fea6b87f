"""Terms: how the staff keeps them."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.models import Term


class TermViewSet(SnippetViewSet):
    model = Term
    icon = "openquote"


register_snippet(TermViewSet)
