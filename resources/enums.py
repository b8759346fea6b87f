"""Choices in the editors' words."""

from django.db.models import TextChoices


class TopicIcon(TextChoices):
    """The drawing of a topic (``templates/components/icons``)."""

    HOUSE = "house", "Maison"
    BOOK = "book", "Livre"
    PEOPLE = "people", "Personnes"
    PERSON = "person", "Personne"
    SPEECH = "speech", "Parole"
    SCALES = "scales", "Balance"
    PENCIL = "pencil", "Crayon"
    CHILD = "child", "Enfant"
    CALENDAR = "calendar", "Calendrier"
    INFORMATION = "information", "Information"
    GOOD_TO_KNOW = "good-to-know", "Bon à savoir"
    TAG = "tag", "Étiquette"


class PlaceRole(TextChoices):
    """What an organisation is to a guide."""

    GO = "go", "Où aller"
    HELP = "help", "Qui peut aider"


class PublicationKind(TextChoices):
    """What a publication is."""

    BROCHURE = "brochure", "Brochure"
    FORM = "form", "Formulaire"
    POSTER = "poster", "Affiche"
    VIDEO = "video", "Vidéo"
    RECORDING = "recording", "Enregistrement sonore"
    TOOL = "tool", "Outil pour les professionnels"


class ChartKind(TextChoices):
    """How a dataset is drawn."""

    BARS = "bars", "Barres : les communes, une année"
    LINES = "lines", "Lignes : l’évolution"
    MULTIPLES = "multiples", "Petits graphiques : une évolution par commune"
    TILES = "tiles", "Carte de tuiles : les communes, une année"


class Measure(TextChoices):
    """What the figures of a dataset count."""

    NUMBER = "number", "Un nombre"
    PERCENTAGE = "percentage", "Un pourcentage"
    BALANCE = "balance", "Un solde : il peut être plus petit que zéro"


class OutcomeKind(TextChoices):
    """What a way through a questionnaire comes to."""

    CONCERNED = "concerned", "Oui, cela concerne la personne"
    NOT_CONCERNED = "not_concerned", "Non, cela ne concerne pas la personne"
    ASK = "ask", "Cela dépend : il faut nous demander"
