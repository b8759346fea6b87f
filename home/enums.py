"""Choices in the editors' words."""

from django.db.models import TextChoices


class DoorIcon(TextChoices):
    """The drawings of the home page's doors; each value is a file of templates/components/icons/."""

    HOUSE = "house", "Maison"
    BOOK = "book", "Livre"
    SCALES = "scales", "Balance"
    CALENDAR = "calendar", "Calendrier"
    PEOPLE = "people", "Personnes"
    LETTER = "letter", "Lettre"
