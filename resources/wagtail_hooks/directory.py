"""The organisations, as the staff keeps them: contact, what they do, when they are open."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.models import Organisation


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    list_display = ["name", "town"]
    panels = [
        FieldPanel("name"),
        FieldPanel("locality"),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("postal_code"), FieldPanel("commune")]),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading="Adresse",
        ),
        MultiFieldPanel([FieldPanel("telephone"), FieldPanel("email"), FieldPanel("website")], heading="Contact"),
        InlinePanel("opening_hours", heading="Heures d’ouverture", label="Heures"),
        InlinePanel("special_opening_hours", heading="Jours particuliers", label="Jours"),
    ]


register_snippet(OrganisationViewSet)
