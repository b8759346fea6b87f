"""The words that every app sorts by."""

from wagtail.snippets.models import register_snippet

from core.models import Audience, Service, Topic
from desk.labels import LabelViewSet


class AudienceViewSet(LabelViewSet):
    model = Audience
    icon = "group"
    menu_label = "Publics"


class TopicViewSet(LabelViewSet):
    model = Topic
    icon = "folder-open-inverse"
    menu_label = "Thèmes"


class ServiceViewSet(LabelViewSet):
    model = Service
    icon = "group"
    menu_label = "Services"


for viewset in (AudienceViewSet, TopicViewSet, ServiceViewSet):
    register_snippet(viewset)
