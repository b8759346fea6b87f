"""How often a document is downloaded: a number a month. Nothing is kept of who, from where, or with what.

Counted are whole files that people ask for, as far as their request tells: not what robots and link checkers fetch,
what browsers fetch ahead or already have, nor the parts that players ask for. Staff who are signed in do not count.
A count that is lost never keeps anybody from the file.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone
from wagtail.documents.models import document_served

from core.models import SiteDocument
from resources.models import DownloadCount

PATIENCE = 250  # milliseconds for which a reader waits while somebody else writes
ROBOTS = re.compile(
    r"(?<!cu)bot\b|(?<!cu)bot[/_-]|crawl|spider|slurp|preview|monitor|scan|fetch|archiver|headless|lighthouse|validator|"
    r"facebookexternalhit|whatsapp|telegram|curl|wget|python|java/|okhttp|go-http|libwww|httpclient|axios|node",
    re.IGNORECASE,
)
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
    purposes = " ".join(headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz")).lower()
    agent = headers.get("User-Agent", "")
    return (
        request.method == "GET"
        and WHOLE.fullmatch(headers.get("Range", "bytes=0-")) is not None
        and "If-None-Match" not in headers
        and "If-Modified-Since" not in headers
        and "prefetch" not in purposes
        and "preview" not in purposes
        and bool(agent)
        and not ROBOTS.search(agent)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
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


@contextmanager
def impatient() -> Iterator[None]:
    """SQLite waits for seconds where the database is locked; a reader does not."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
