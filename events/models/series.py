from django.db import models

from events.enums import OccurrenceStatus
from events.query import CALLED_OFF, OccurrenceQuerySet, SeriesQuerySet


class Series(models.Model):
    """What is published of one activity, in whatever languages: its identity in calendars, and what its dates hang on.

    Derived from the pages when they are published (``events.publishing``), never edited. ``translation_key`` is the UID
    of every feed, for ever. ``sequence`` rises when time, place or status changes (RFC 5546, 2.1.4); ``changed`` is
    when anything that a feed says changed, in any language. ``said`` keeps by language what a tombstone still says once
    the page is gone; ``facets`` what filters ask, so that a tombstone stands in the feeds that the activity stood in.
    """

    translation_key = models.UUIDField(unique=True)
    page = models.OneToOneField(
        "events.EventPage", null=True, on_delete=models.SET_NULL, related_name="series", verbose_name="activité"
    )
    created = models.DateTimeField()
    changed = models.DateTimeField(db_index=True)
    sequence = models.PositiveIntegerField(default=0)
    withdrawn = models.DateTimeField(null=True, db_index=True)
    timing = models.CharField(max_length=32, help_text="Digest of time, place and status.")
    contents = models.JSONField(default=dict, help_text="Digest of what a feed says, by language.")
    said = models.JSONField(default=dict)
    facets = models.JSONField(default=dict)
    longest = models.PositiveBigIntegerField(default=0, db_index=True, help_text="Of its occurrences, in seconds.")
    expanded_to = models.DateField(null=True, help_text="The last day up to which its rows are there.")
    zone_data = models.CharField(max_length=20, help_text="The version of the time zones that they were made with.")

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = "activité publiée"
        verbose_name_plural = "activités publiées"

    def __str__(self) -> str:
        return str(self.translation_key)


class Occurrence(models.Model):
    """One date of a published activity. ``recurrence_id`` is the date that its series gives, wherever it was moved.

    ``first_day`` and ``last_day`` are the days of the agenda (its zone) that it touches.
    """

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="occurrences")
    recurrence_id = models.DateField()
    start = models.DateTimeField()
    end = models.DateTimeField()
    first_day = models.DateField()
    last_day = models.DateField()
    status = models.CharField(max_length=12, choices=OccurrenceStatus.choices, default=OccurrenceStatus.SCHEDULED)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = "date d’une activité"
        verbose_name_plural = "dates des activités"
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "recurrence_id"], name="one_occurrence_a_date"),
        ]
        indexes = [
            models.Index(fields=["start", "id"], name="occurrence_in_time"),
            models.Index(fields=["series", "start"], name="occurrence_of_series"),
        ]

    def __str__(self) -> str:
        return f"{self.series_id} {self.recurrence_id}"

    @property
    def is_cancelled(self) -> bool:
        return self.status == OccurrenceStatus.CANCELLED

    @property
    def is_called_off(self) -> bool:
        return self.status in CALLED_OFF
