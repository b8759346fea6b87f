"""Choices in the editors' words."""

from django.db.models import TextChoices

from events.occurrences import Status


class ActivityStatus(TextChoices):
    """What stands of a whole activity."""

    SCHEDULED = Status.SCHEDULED, "Maintenue"
    CANCELLED = Status.CANCELLED, "Annulée"
    POSTPONED = Status.POSTPONED, "Reportée, date à fixer"
    MOVED_ONLINE = Status.MOVED_ONLINE, "Maintenue, mais en ligne"


class OccurrenceStatus(TextChoices):
    """What stands of one date."""

    SCHEDULED = Status.SCHEDULED, "Maintenue"
    CANCELLED = Status.CANCELLED, "Annulée"
    POSTPONED = Status.POSTPONED, "Reportée"
    MOVED_ONLINE = Status.MOVED_ONLINE, "En ligne"
    RESCHEDULED = Status.RESCHEDULED, "Déplacée"
    ELSEWHERE = Status.ELSEWHERE, "Ailleurs"


class Attendance(TextChoices):
    """Where one takes part (schema.org: eventAttendanceMode)."""

    IN_PERSON = "in_person", "Sur place"
    ONLINE = "online", "En ligne"
    BOTH = "both", "Sur place et en ligne"


class Registration(TextChoices):
    """How one registers."""

    NONE = "none", "Sans inscription"
    TELEPHONE = "telephone", "Par téléphone"
    EMAIL = "email", "Par courriel"
    LINK = "link", "Sur une page web"


class Level(TextChoices):
    """How much of a language one needs (Common European Framework of Reference)."""

    ANY = "", "Sans niveau demandé"
    A1 = "A1", "A1"
    A2 = "A2", "A2"
    B1 = "B1", "B1"
    B2 = "B2", "B2"
    C1 = "C1", "C1"
    C2 = "C2", "C2"
