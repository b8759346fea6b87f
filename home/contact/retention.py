"""How long messages are kept."""

from calendar import monthrange
from datetime import date, datetime, time

from django.utils import timezone

from home.models import ContactMessage, MessageSettings


def moved(day: date, months: int) -> date:
    """The same day some months later (earlier: negative), or the last of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def end(message: ContactMessage) -> date:
    """The day in whose night the message is deleted."""
    return moved(timezone.localdate(message.received_at), MessageSettings.load().months_kept)


def delete_old() -> int:
    """Deletes what the privacy page promises to delete, whatever its state; returns how many."""
    first_kept = moved(timezone.localdate(), -MessageSettings.load().months_kept)
    midnight = timezone.make_aware(datetime.combine(first_kept, time()))
    _total, by_model = ContactMessage.objects.filter(received_at__lt=midnight).delete()
    return by_model.get(ContactMessage._meta.label, 0)
