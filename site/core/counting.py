"""What is counted of visitors, each time as a bare number: who counts, and how a count keeps nobody waiting."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

PATIENCE = 250  # milliseconds for which a reader waits while somebody else writes
ROBOTS = re.compile(
    r"(?<!cu)bot\b|(?<!cu)bot[/_-]|crawl|spider|slurp|preview|monitor|scan|fetch|archiver|headless|lighthouse|validator|"
    r"facebookexternalhit|whatsapp|telegram|curl|wget|python|java/|okhttp|go-http|libwww|httpclient|axios|node",
    re.IGNORECASE,
)


def is_visitor(request: HttpRequest) -> bool:
    """Whether a person who is not signed in, as far as one can tell, asks for something now.

    Robots and link checkers do not count, nor what a browser fetches ahead.
    """
    headers = request.headers
    purposes = " ".join(headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz")).lower()
    agent = headers.get("User-Agent", "")
    return (
        request.method == "GET"
        and "prefetch" not in purposes
        and "preview" not in purposes
        and bool(agent)
        and not ROBOTS.search(agent)
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
    )


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
