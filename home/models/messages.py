"""What visitors wrote in the contact form, and how the centre wants it handled."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, validate_email
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.log_actions import log
from wagtail.models import Locale

from home.enums import MessageState


class MessageQuerySet(models.QuerySet["ContactMessage"]):
    def new(self) -> "MessageQuerySet":
        """What nobody has dealt with yet."""
        return self.filter(state=MessageState.NEW)


class ContactMessage(models.Model):
    """What a visitor wrote, kept until staff delete it or its time is over (``MessageSettings.months_kept``).

    Its title is a number and never the sender's name: Wagtail's log keeps the title of what was deleted.
    """

    name = models.CharField("nom", max_length=200)
    email = models.EmailField("adresse e-mail", blank=True)
    telephone = models.CharField("téléphone", max_length=40, blank=True)
    message = models.TextField("message", max_length=5000)
    locale = models.ForeignKey(Locale, null=True, on_delete=models.SET_NULL, verbose_name="langue", related_name="+")
    received_at = models.DateTimeField("reçu le", default=timezone.now, editable=False, db_index=True)
    mailed_at = models.DateTimeField("envoyé au personnel le", null=True, editable=False)
    acknowledged_at = models.DateTimeField("accusé de réception envoyé le", null=True, editable=False)
    state = models.CharField("état", max_length=12, choices=MessageState, default=MessageState.NEW, db_index=True)
    in_charge = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        verbose_name="suivi par",
        related_name="+",
    )
    note = models.TextField(
        "note interne",
        max_length=2000,
        blank=True,
        help_text="Pour les collègues. Elle n’est jamais envoyée, mais la personne a le droit de demander à la lire.",
    )

    objects: ClassVar[Any] = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "message reçu"
        verbose_name_plural = "messages reçus"
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return f"Message n° {self.pk}"

    @property
    def language_code(self) -> str:
        """The language of the page that it was written on; the source's where that language is gone."""
        return str(self.locale.language_code if self.locale else settings.LANGUAGE_CODE)

    @property
    def other_states(self) -> list[MessageState]:
        return [state for state in MessageState if state != self.state]

    @property
    def next_state(self) -> MessageState | None:
        return MessageState(self.state).next

    def move_to(self, state: MessageState, user: Any) -> None:
        """Changes the state and notes who did it. Whoever takes a message up follows it; a new one is nobody's."""
        if state == MessageState.NEW:
            self.in_charge = None
        elif state == MessageState.IN_PROGRESS or (state == MessageState.ANSWERED and self.in_charge_id is None):
            self.in_charge = user
        self.state = state
        self.save(update_fields=["state", "in_charge"])
        log(instance=self, action="home.message_state", user=user, data={"state": str(state)})


def addresses(text: str) -> list[str]:
    """The e-mail addresses of a text that has one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def validate_addresses(text: str) -> None:
    wrong = []
    for address in addresses(text):
        try:
            validate_email(address)
        except ValidationError:
            wrong.append(address)
    if wrong:
        raise ValidationError(f"Une adresse par ligne, sans rien d’autre. À corriger : {', '.join(wrong)}")


@register_setting(icon="mail")
class MessageSettings(BaseGenericSetting):
    """Who is told of a message, and how long it is kept.

    Apart from the centre's public details, so that editors may mend an address without being able to send what
    visitors write elsewhere; for the whole installation, because the nightly work has no site in hand.
    """

    recipients = models.TextField(
        "qui reçoit les messages",
        blank=True,
        validators=[validate_addresses],
        help_text="Une adresse e-mail par ligne. Vide : les adresses réglées par l’hébergeur, sinon celle du centre.",
    )
    acknowledge = models.BooleanField(
        "envoyer un accusé de réception",
        default=True,
        help_text="À la personne qui a donné son adresse e-mail, dans la langue de la page où elle a écrit.",
    )
    months_kept = models.PositiveSmallIntegerField(
        "durée de conservation (mois)",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
        help_text=(
            "Un message plus ancien est effacé la nuit, quel que soit son état. "
            "La page « Vie privée » doit dire la même chose : relisez-la si vous changez cette durée."
        ),
    )

    panels = [
        MultiFieldPanel([FieldPanel("recipients"), FieldPanel("acknowledge")], heading="À l’arrivée d’un message"),
        FieldPanel("months_kept"),
    ]

    class Meta:
        verbose_name = "Messages du formulaire"

    @property
    def addresses(self) -> list[str]:
        return addresses(self.recipients)
