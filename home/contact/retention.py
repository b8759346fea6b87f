"""How long messages are kept."""

from datetime import date, datetime, time

from django.utils import timezone

from core.months import months_later
from home.models import ContactMessage, MessageSettings


def end(message: ContactMessage) -> date:
    """The day in whose night the message is deleted."""
    return months_later(timezone.localdate(message.received_at), MessageSettings.load().months_kept)


def delete_old() -> int:
    """Deletes what the privacy page promises to delete, whatever its state; returns how many."""
    first_kept = months_later(timezone.localdate(), -MessageSettings.load().months_kept)
    midnight = timezone.make_aware(datetime.combine(first_kept, time()))
    _total, by_model = ContactMessage.objects.filter(received_at__lt=midnight).delete()
    return by_model.get(ContactMessage._meta.label, 0)
