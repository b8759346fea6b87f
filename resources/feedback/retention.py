"""How long what readers said is kept."""

from typing import Any

from django.conf import settings
from django.utils import timezone

from core.months import months_later
from resources.models import Feedback


def delete_old_feedback(**_: Any) -> str:
    """Deletes in the night what is older than ``FEEDBACK_MONTHS``."""
    first_kept = months_later(timezone.localdate(), -settings.FEEDBACK_MONTHS)
    deleted, _by_model = Feedback.objects.filter(day__lt=first_kept).delete()
    return f"avis effacés : {deleted}"
