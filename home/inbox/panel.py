from functools import cached_property

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime

from desk.panels.card import SHOWN, Card, Line
from home.inbox.permissions import policy
from home.models import ContactMessage


class MessagesCard(Card):
    """The new messages on the CMS's home page, for those who may read them."""

    name = "messages"
    order = 35
    icon = "mail"
    heading = "Nouveaux messages"
    what_to_do = "Quelqu’un attend une réponse. Ouvrez le message, et dites que vous vous en occupez."
    more = "Tous les nouveaux messages"
    urgent = True

    @property
    def url(self) -> str:  # type: ignore[override]
        return f"{reverse('contact_messages:index')}?state=new"

    @cached_property
    def count(self) -> int:
        may_read = policy.user_has_any_permission(self.user, {"view", "change", "delete"})
        return ContactMessage.objects.new().count() if may_read else 0

    @cached_property
    def lines(self) -> list[Line]:
        return [
            Line(
                message.name,
                reverse("contact_messages:inspect", args=[message.pk]),
                f"reçu le {date_format(localtime(message.received_at), 'j F, G:i')}",
                message.language_code,
            )
            for message in ContactMessage.objects.new().select_related("locale")[:SHOWN]
        ]
