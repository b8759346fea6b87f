"""How often a document is downloaded: a number a month. Nothing is kept of who, from where, or with what.

Counted are whole files that people ask for, as far as their request tells: not what robots and link checkers fetch,
what browsers fetch ahead or already have, nor the parts that players ask for. Staff who are signed in do not count.
A count that is lost never keeps anybody from the file.
"""

import logging
import re
from datetime import date
from typing import Any

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from wagtail.documents.models import document_served

from core.counting import impatient, is_visitor
from core.models import SiteDocument
from resources.models import DownloadCount

WHOLE = re.compile(r"bytes=0-\s*$")

log = logging.getLogger(__name__)


@receiver(document_served, sender=SiteDocument)
def count_download(instance: SiteDocument, request: HttpRequest, **_: Any) -> None:
    if not is_download(request):
        return
    try:
        with impatient(), transaction.atomic():
            add(instance.pk, timezone.localdate())
    except DatabaseError:
        log.warning("A download of document %s was not counted.", instance.pk)


def is_download(request: HttpRequest) -> bool:
    """Whether a person, as far as one can tell, asks for the whole file."""
    headers = request.headers
    return (
        is_visitor(request)
        and WHOLE.fullmatch(headers.get("Range", "bytes=0-")) is not None
        and "If-None-Match" not in headers
        and "If-Modified-Since" not in headers
    )


def add(document: int, day: date) -> None:
    """One download more in the month of a day. The database adds, so that of two at once none is lost."""
    counts = DownloadCount.objects.filter(document=document, month=day.replace(day=1))
    if counts.update(number=F("number") + 1):
        return
    try:
        with transaction.atomic():
            DownloadCount.objects.create(document_id=document, month=day.replace(day=1), number=1)
    except IntegrityError:  # somebody else began the month between the two, or the document is gone
        counts.update(number=F("number") + 1)
