from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any, Self
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from core import spoken
from core.blocks import StoryBlock
from core.enums import StepFree
from core.findable import Facts, Kind, gathering
from core.models import Audience, BasePage, Commune, Organisation
from events import panels, signals, stored
from events.blocks import ChangesBlock
from events.changes import kept
from events.editing.forms import ActivityForm
from events.enums import ActivityStatus, Attendance, Level, Registration
from events.fields import SeriesField
from events.models.campaign_page import CampaignPage
from events.models.labels import Category
from events.models.shared import SharedFacts, facts
from events.occurrences import Schedule, Status
from events.validation import faults

DAY = timedelta(days=1)


zones = cache(available_timezones)  # it reads a folder each time


def validate_zone(name: str) -> None:
    if name not in zones():
        raise ValidationError("Ce fuseau horaire n’existe pas. Exemple : Europe/Brussels.")


class EventPage(SharedFacts):
    """An activity: something that people can attend, on one date or on the dates of a series.

    Its dates, place and status are facts of the original; a translation has words of its own only.
    """

    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="activities", verbose_name="catégorie"
    )
    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu")

    start_date = models.DateField("date", help_text="Le premier jour d’une série.")
    start_time = models.TimeField("de", null=True, blank=True)
    end_date = models.DateField("dernier jour", null=True, blank=True, help_text="Vide : le même jour.")
    end_time = models.TimeField("à", null=True, blank=True)
    all_day = models.BooleanField("toute la journée", default=False)
    zone = models.CharField("fuseau horaire", max_length=50, default=settings.TIME_ZONE, validators=[validate_zone])
    recurrence = SeriesField(verbose_name="répétition", blank=True, default="", include_dtstart=False)
    changes = StreamField(ChangesBlock(required=False), blank=True, verbose_name="changements de certaines dates")
    continues = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="continued_by",
        verbose_name="suite de",
        help_text="La série que celle-ci continue.",
    )
    status = models.CharField("état", max_length=12, choices=ActivityStatus.choices, default=ActivityStatus.SCHEDULED)
    status_message = models.CharField(
        "explication",
        max_length=200,
        blank=True,
        help_text="Pourquoi, et que faire. Affichée quand l’activité n’est pas maintenue comme prévu.",
    )

    attendance = models.CharField(
        "où participer", max_length=12, choices=Attendance.choices, default=Attendance.IN_PERSON
    )
    place = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="lieu"
    )
    place_text = models.CharField("ou lieu, en texte", max_length=200, blank=True)
    room = models.CharField("salle", max_length=100, blank=True)
    commune = models.ForeignKey(
        Commune,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="commune",
        help_text="Pour un lieu en texte ; celle d’une organisation est connue.",
    )
    online_address = models.URLField("adresse de la réunion en ligne", blank=True)
    step_free = models.CharField("accès sans marche", max_length=10, choices=StepFree.choices, blank=True)

    audiences = ParentalManyToManyField(Audience, blank=True, related_name="+", verbose_name="publics")
    is_free = models.BooleanField("gratuit", default=True)
    price = models.CharField("prix", max_length=120, blank=True, help_text="Par exemple : 5 €, 2 € à tarif réduit.")
    childcare = models.BooleanField("garde d’enfants", default=False)
    interpreter = models.BooleanField("interprète sur place", default=False)
    registration = models.CharField(
        "inscription", max_length=10, choices=Registration.choices, default=Registration.NONE
    )
    registration_address = models.CharField(
        "où s’inscrire", max_length=300, blank=True, help_text="Le numéro, l’adresse e-mail ou la page, selon le cas."
    )
    organiser = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="organisateur",
        help_text="Vide : le centre.",
    )
    contact_telephone = models.CharField("téléphone de contact", max_length=30, blank=True)
    contact_email = models.EmailField("adresse e-mail de contact", blank=True)
    campaign = models.ForeignKey(
        CampaignPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="activities",
        verbose_name="campagne",
    )

    search_kind = Kind.ACTIVITY
    is_unfinished = False  # a draft in the making, of which not everything is asked yet (events.editing.forms)
    base_form_class = ActivityForm
    content_panels = [*BasePage.content_panels, *panels.ACTIVITY]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *facts("category", "zone", "place_text", "room", "registration_address", "contact_telephone"),
        *facts("start_date", "start_time", "end_date", "end_time", "all_day", "recurrence", "continues", "status"),
        *facts("attendance", "place", "commune", "online_address", "step_free", "is_free", "childcare", "interpreter"),
        *facts("registration", "organiser", "contact_email", "campaign", "spoken_languages", "co_organisers"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("start_date")]
    parent_page_types = ["events.AgendaPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "Activité"
        verbose_name_plural = "Activités"

    @property
    def is_deadline(self) -> bool:
        """Whether its date is the last moment for something, and nobody comes anywhere."""
        return bool(self.category_id and self.category.is_deadline)

    @classmethod
    def search_facts(cls, pages: Sequence[Self]) -> dict[int, Facts]:
        from events import findable  # it knows this model

        return findable.activities(pages)

    @transaction.atomic
    @gathering.together()
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves the page and, within the same transaction, what is derived of it (``events.publishing``)."""
        super().save(*args, **kwargs)
        signals.activity_saved.send(sender=type(self), key=self.translation_key)

    def clean(self) -> None:
        super().clean()
        if self.is_unfinished or self.original is not self:
            return
        if found := faults(self):
            raise ValidationError(found)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from events import activity, schema_org  # they know this model

        context = super().get_context(request, *args, **kwargs)
        found = activity.of_page(self, request, context["translation_state"])
        return context | {"activity": found, "data": schema_org.activity(found, request)}

    def neighbours(self, request: HttpRequest) -> dict[str, Page]:
        """None: the activities beside one in the tree may be thousands, and in no order that a reader knows."""
        return {}

    @property
    def schedule(self) -> Schedule:
        """When this very page says that it is; ``original.schedule`` counts. Whole days are the agenda's own."""
        start = datetime.combine(self.start_date, self.start_time or time())
        last = self.end_date or self.start_date
        end = datetime.combine(last + DAY, time()) if self.all_day else datetime.combine(last, self.end_time or time())
        return Schedule(
            start=start,
            end=max(start, end),
            zone=settings.TIME_ZONE if self.all_day else self.zone,
            all_day=self.all_day,
            rule=stored.rule_of(self.recurrence),
            added=stored.added(self.recurrence),
            removed=stored.removed(self.recurrence),
            changes={each.day: each.change(start, end) for each in kept(self.changes)},
            status=Status(self.status),
        )


class SpokenLanguage(models.Model):
    """A language spoken at an activity, with the level that one needs where it matters."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="spoken_languages")
    code = models.CharField("langue", max_length=3, validators=[spoken.validate])
    level = models.CharField("niveau", max_length=2, choices=Level.choices, blank=True)

    panels = panels.SPOKEN_LANGUAGE

    class Meta:
        verbose_name = "langue parlée"
        verbose_name_plural = "langues parlées"
        constraints = [models.UniqueConstraint(fields=["page", "code"], name="one_level_a_language")]
        indexes = [models.Index(fields=["code", "page"], name="spoken_where")]

    def __str__(self) -> str:
        return self.code


class EventOrganiser(Orderable):
    """An organisation that organises an activity with the first one."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="co_organisers")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", verbose_name="organisation"
    )

    class Meta(Orderable.Meta):
        verbose_name = "co-organisateur"
