"""For whom something is: a word that every app shares."""

from wagtail.snippets.models import register_snippet

from core.models import Audience
from desk.labels import LabelViewSet


class AudienceViewSet(LabelViewSet):
    model = Audience
    icon = "group"
    menu_label = "Publics"


register_snippet(AudienceViewSet)
