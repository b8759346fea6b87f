"""The night's work of the search: days move on, what expired goes, and whatever was missed by day is mended."""

from typing import Any

from django.utils import timezone

from core.uploads.pdf import TOO_HARD
from search import files, indexing
from search.models import DocumentText, Entry


def heal(**_: Any) -> str:
    """Indexes everything again; nothing is written where nothing changed. What took too long to read is tried again."""
    files.forget_private()
    DocumentText.objects.filter(problem__in=[TOO_HARD[:200], files.MISSING]).delete()
    before = timezone.now()
    indexing.everything()
    number = Entry.objects.filter(changed_at__gte=before).count()
    return f"{number} entrées de la recherche mises à jour"
