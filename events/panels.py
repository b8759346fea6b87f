"""How campaigns and activities are edited: what, when, where, for whom, with whom; what is rarely needed, last."""

from typing import Any

from django.forms import CheckboxSelectMultiple, Select
from django.utils.functional import cached_property
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    PageChooserPanel,
    Panel,
)

from core import spoken


class ZonePanel(MultiFieldPanel):
    """A zone of the form. Of a translation, whose form has no facts, it shows what is left, or nothing."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        @cached_property
        def children(self) -> list[Any]:
            return [
                child.get_bound_panel(
                    instance=self.instance,
                    request=self.request,
                    form=self.form,
                    prefix=f"{self.prefix}-child-{identifier}",
                )
                for child, identifier in zip(self.panel.children, self.panel.child_identifiers, strict=True)
                if not is_missing(child, self.form)
            ]


class QuietPanel(ZonePanel):
    """A zone that is folded as long as nothing is said in it."""

    class BoundPanel(ZonePanel.BoundPanel):
        def classes(self) -> list[str]:
            folded = [] if any(has_say(name, self.instance) for name in field_names(self.panel)) else ["collapsed"]
            return [*super().classes(), *folded]


def is_missing(panel: Panel, form: Any) -> bool:
    """Whether a panel shows rows of a table that the form does not have."""
    return isinstance(panel, InlinePanel) and form is not None and panel.relation_name not in form.formsets


def field_names(panel: Panel) -> list[str]:
    if isinstance(panel, FieldPanel):
        return [panel.field_name]
    return [name for child in getattr(panel, "children", ()) for name in field_names(child)]


def has_say(name: str, page: Any) -> bool:
    """Whether a field of the page says something else than when nobody touched it."""
    value = getattr(page, name)
    return bool(value) and value != page._meta.get_field(name).get_default()


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
        [FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")])], heading="Période", icon="calendar-alt"
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
