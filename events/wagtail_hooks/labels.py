"""The kinds of activity, as the staff keeps them."""

from wagtail.admin.panels import FieldPanel
from wagtail.snippets.models import register_snippet

from desk.labels import LabelViewSet
from events.models import Category


class CategoryViewSet(LabelViewSet):
    model = Category
    icon = "tag"
    menu_label = "Catégories"
    panels = [*LabelViewSet.panels, FieldPanel("is_deadline")]


register_snippet(CategoryViewSet)
