from django.db import models
from wagtail_localize.fields import SynchronizedField

from core.models import Label


class Category(Label):
    """A kind of activity: conference, workshop, course, …

    ``is_deadline``: nothing takes place on the date of such an activity, it is the last moment for something.
    """

    is_deadline = models.BooleanField(
        "la date est une date limite",
        default=False,
        help_text="Pour un appel à projets, par exemple : le site écrit « Date limite » et non « a lieu ».",
    )

    override_translatable_fields = [
        *Label.override_translatable_fields,
        SynchronizedField("is_deadline", overridable=False),
    ]

    class Meta(Label.Meta):
        verbose_name = "catégorie d’activités"
        verbose_name_plural = "catégories d’activités"
