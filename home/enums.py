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
    PLACE = "place", "Lieu"


class MessageState(TextChoices):
    """What has become of a visitor's message."""

    NEW = "new", "Nouveau"
    IN_PROGRESS = "in_progress", "En cours"
    ANSWERED = "answered", "Répondu"
    CLOSED = "closed", "Sans suite"
    UNWANTED = "unwanted", "Indésirable"

    @property
    def action(self) -> str:
        """What the button says that leads to this state."""
        return {
            MessageState.NEW: "Remettre parmi les nouveaux",
            MessageState.IN_PROGRESS: "Je m’en occupe",
            MessageState.ANSWERED: "Marquer comme répondu",
            MessageState.CLOSED: "Classer sans suite",
            MessageState.UNWANTED: "Marquer comme indésirable",
        }[self]

    @property
    def next(self) -> "MessageState | None":
        """The step that usually follows."""
        return {MessageState.NEW: MessageState.IN_PROGRESS, MessageState.IN_PROGRESS: MessageState.ANSWERED}.get(self)
