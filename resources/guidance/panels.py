"""How topics and guides are edited: in the order in which they are read."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from desk.zones import ZonePanel
from resources.questionnaire.panels import QUESTIONNAIRE

PLACE = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]

TOPIC = [
    ZonePanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("topic", help_text="Il relie cette page aux publications de la bibliothèque."),
                    FieldPanel("icon", help_text="Il aide à retrouver le thème sans lire."),
                ]
            )
        ],
        heading="Thème",
        icon="tag",
    ),
    FieldPanel("body"),
]

GUIDE = [
    FieldPanel("what", help_text="Deux ou trois phrases : à quoi cela sert, qui l’a décidé.", icon="info-circle"),
    ZonePanel(
        [
            FieldPanel("for_whom", help_text="Qui doit, qui peut, qui ne doit pas. Une liste aide."),
            FieldPanel("audiences", widget=CheckboxSelectMultiple),
        ],
        heading="Pour qui",
        icon="group",
    ),
    ZonePanel(
        [
            FieldPanel("steps", help_text="Une étape par action, dans l’ordre. Les numéros viennent tout seuls."),
            FieldPanel("bring", help_text="La page en fait une liste à cocher, qui s’imprime."),
        ],
        heading="Que faire",
        icon="list-ol",
    ),
    ZonePanel(
        [
            FieldPanel("cost", help_text="Gratuit ? Dites-le aussi."),
            FieldPanel("duration", help_text="Le délai, ou le temps que cela prend."),
        ],
        heading="Prix et durée",
        icon="date",
    ),
    ZonePanel(
        [
            FieldPanel("where"),
            FieldPanel("who_helps"),
            InlinePanel(
                "places",
                heading="Organisations",
                label="Organisation",
                help_text="Leur adresse et leur téléphone viennent de l’annuaire : ne les recopiez pas dans le texte.",
            ),
        ],
        heading="Où aller, qui peut aider",
        icon="site",
    ),
    FieldPanel("body", help_text="Ce qui n’a pas sa place plus haut. Facultatif."),
    FieldPanel(
        "sources",
        help_text="La loi ou la page officielle qui le dit. Sans source, pas d’affirmation.",
        icon="link",
    ),
    QUESTIONNAIRE,
]
