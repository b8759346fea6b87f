"""The night's work of the agenda: rows for the days that came into the horizon."""

from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from events.models import Series
from events.publishing import AHEAD, ZONE_DATA, refresh
from events.query import KEPT


def top_up(**_: Any) -> str:
    """Expands again what has dates beyond the horizon, was made with older time zones, or waits (``events.renaming``).

    Tombstones that no feed shows any more are forgotten.
    """
    now = timezone.now()
    last = timezone.localtime(now).date() + AHEAD
    due = Series.objects.published().filter(Q(expanded_to__lt=last) | ~Q(zone_data=ZONE_DATA))
    keys = list(due.values_list("translation_key", flat=True))
    for key in keys:
        refresh(key, now)
    Series.objects.filter(withdrawn__lt=now - KEPT - timedelta(days=1)).delete()
    return f"{len(keys)} activités prolongées"
