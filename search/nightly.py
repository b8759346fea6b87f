"""The night's work of the search: days move on, what expired goes, and whatever was missed by day is mended."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from core.uploads.pdf import TOO_HARD
from search import files, indexing
from search.models import DocumentText, Entry, SearchCount

KEPT = relativedelta(months=12)


def heal(**_: Any) -> str:
    """Indexes everything again; nothing is written where nothing changed. What took too long to read is tried again."""
    files.forget_private()
    DocumentText.objects.filter(problem__in=[TOO_HARD[:200], files.MISSING]).delete()
    before = timezone.now()
    indexing.everything()
    number = Entry.objects.filter(changed_at__gte=before).count()
    return f"{number} entrées de la recherche mises à jour"


def forget_old_counts(today: date | None = None, **_: Any) -> str:
    """Of searches, what is older than twelve months is deleted."""
    first = (today or timezone.localdate()).replace(day=1) - KEPT
    number, _each = SearchCount.objects.filter(month__lt=first).delete()
    return f"{number} comptes de recherches effacés"
