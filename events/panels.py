"""How an activity is edited: what, when, where, for whom, with whom."""

from django.forms import Select
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PageChooserPanel,
)

from core import spoken

SPOKEN_LANGUAGE = [FieldRowPanel([FieldPanel("code", widget=Select(choices=spoken.choices())), FieldPanel("level")])]

WHAT = [FieldPanel("category"), FieldPanel("body")]
WHEN = MultiFieldPanel(
    [
        FieldPanel("all_day"),
        FieldRowPanel([FieldPanel("start_date"), FieldPanel("start_time")]),
        FieldRowPanel([FieldPanel("end_date"), FieldPanel("end_time")]),
        FieldPanel("recurrence"),
        FieldPanel("changes"),
        FieldPanel("zone"),
    ],
    heading="Quand",
)
STATUS = MultiFieldPanel([FieldPanel("status"), FieldPanel("status_message")], heading="Maintenue ou non")
WHERE = MultiFieldPanel(
    [
        FieldPanel("attendance"),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("place_text"), FieldPanel("commune")]),
        FieldPanel("room"),
        FieldPanel("online_address"),
        FieldPanel("step_free"),
    ],
    heading="Où",
)
FOR_WHOM = MultiFieldPanel(
    [
        FieldPanel("audiences"),
        InlinePanel("spoken_languages", heading="Langues parlées", label="Langue parlée"),
        FieldRowPanel([FieldPanel("is_free"), FieldPanel("price")]),
        FieldRowPanel([FieldPanel("childcare"), FieldPanel("interpreter")]),
        FieldRowPanel([FieldPanel("registration"), FieldPanel("registration_address")]),
    ],
    heading="Pour qui",
)
WITH_WHOM = MultiFieldPanel(
    [
        FieldPanel("organiser"),
        MultipleChooserPanel(
            "co_organisers",
            chooser_field_name="organisation",
            heading="Co-organisateurs",
            label="Co-organisateur",
        ),
        FieldRowPanel([FieldPanel("contact_telephone"), FieldPanel("contact_email")]),
        FieldPanel("campaign"),
        PageChooserPanel("continues"),
    ],
    heading="Avec qui",
)
CONTENT = [WHAT[0], WHEN, STATUS, WHERE, FOR_WHOM, WITH_WHOM, WHAT[1]]
