"""How campaigns and activities are edited: what, when, where, for whom, with whom; what is rarely needed, last."""

from django.forms import CheckboxSelectMultiple, Select
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultipleChooserPanel, PageChooserPanel

from core import spoken
from desk.zones import QuietPanel, ZonePanel

SPOKEN_LANGUAGE = [FieldRowPanel([FieldPanel("code", widget=Select(choices=spoken.choices())), FieldPanel("level")])]

WHEN = ZonePanel(
    [
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_time", help_text="Par exemple 18:00.")]),
        FieldRowPanel(
            [
                FieldPanel("end_date", help_text="Si elle finit un autre jour que celui où elle commence."),
                FieldPanel("end_time", help_text="Par exemple 20:00."),
            ]
        ),
        FieldPanel("all_day"),
        FieldPanel("recurrence"),
    ],
    heading="Quand",
    icon="calendar-alt",
)
CHANGED = QuietPanel(
    [
        FieldPanel(
            "changes",
            heading="Une date seulement",
            help_text="La date reste dans les agendas, avec ce qui change et votre message. Choisissez « + ».",
        ),
        FieldPanel("status", heading="Toute l’activité"),
        FieldPanel("status_message"),
    ],
    heading="Annuler, déplacer, reporter",
    icon="warning",
)
WHERE = ZonePanel(
    [
        FieldPanel("attendance"),
        FieldPanel("place", help_text="Une organisation que le site connaît : son adresse et sa commune suivent."),
        FieldRowPanel([FieldPanel("place_text"), FieldPanel("commune")]),
        FieldPanel("room"),
        FieldPanel("step_free"),
        FieldPanel("online_address", help_text="Pour une activité en ligne."),
    ],
    heading="Où",
    icon="site",
)
FOR_WHOM = ZonePanel(
    [
        FieldPanel("audiences", widget=CheckboxSelectMultiple),
        FieldRowPanel([FieldPanel("is_free"), FieldPanel("price")]),
        FieldRowPanel([FieldPanel("childcare"), FieldPanel("interpreter")]),
        FieldRowPanel([FieldPanel("registration"), FieldPanel("registration_address")]),
        InlinePanel("spoken_languages", heading="Langues parlées sur place", label="Langue"),
    ],
    heading="Pour qui",
    icon="group",
)
WITH_WHOM = ZonePanel(
    [
        FieldPanel("campaign"),
        FieldPanel("organiser"),
        FieldRowPanel([FieldPanel("contact_telephone"), FieldPanel("contact_email")]),
        MultipleChooserPanel(
            "co_organisers",
            chooser_field_name="organisation",
            heading="Co-organisateurs",
            label="Co-organisateur",
        ),
    ],
    heading="Avec qui",
    icon="user",
)
RARELY = QuietPanel(
    [
        PageChooserPanel("continues", page_type="events.EventPage"),
        FieldPanel(
            "zone", help_text="Europe/Brussels, sauf pour une activité qui a lieu dans un autre fuseau horaire."
        ),
    ],
    heading="Rarement utile",
    icon="cog",
)
ACTIVITY = [FieldPanel("category"), WHEN, WHERE, FOR_WHOM, FieldPanel("body"), WITH_WHOM, CHANGED, RARELY]

CAMPAIGN = [
    FieldPanel("message"),
    ZonePanel(
        [FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")])],
        heading="Période",
        help_text="Après le dernier jour, la campagne reste lisible dans les archives.",
        icon="calendar-alt",
    ),
    FieldPanel("body"),
    ZonePanel(
        [
            MultipleChooserPanel(
                "partners", chooser_field_name="organisation", heading="Partenaires", label="Partenaire"
            ),
            MultipleChooserPanel(
                "material", chooser_field_name="document", heading="Matériel à télécharger", label="Document"
            ),
        ],
        heading="Avec qui, avec quoi",
        icon="group",
    ),
]
