"""Choices that several apps offer, in the editors' words."""

from django.db.models import IntegerChoices, TextChoices


class StepFree(TextChoices):
    """Whether one gets there without a step."""

    UNKNOWN = "", "Non précisé"
    YES = "yes", "Oui"
    WITH_HELP = "with_help", "Avec de l’aide"
    NO = "no", "Non"


class Weekday(IntegerChoices):
    """Days of the week, as Python numbers them."""

    MONDAY = 0, "lundi"
    TUESDAY = 1, "mardi"
    WEDNESDAY = 2, "mercredi"
    THURSDAY = 3, "jeudi"
    FRIDAY = 4, "vendredi"
    SATURDAY = 5, "samedi"
    SUNDAY = 6, "dimanche"
