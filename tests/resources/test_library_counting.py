"""Downloads are counted by month: people's, of whole files; nothing else is kept, and no count breaks a download."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.http import FileResponse
from django.test import Client
from django.utils import timezone

from core import counting as core_counting
from core.models import SiteDocument
from resources.library import counting
from resources.models import DownloadCount
from tests.resources import library_making as making

BROWSER = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"
DAY = date(2026, 10, 27)


@pytest.fixture
def file(db: None) -> SiteDocument:
    return making.document("guide.pdf", b"%PDF-1.7 un fichier")


def ask(file: SiteDocument, method: str = "get", **headers: str) -> Any:
    client = Client(headers={"user-agent": BROWSER} | {name.replace("_", "-"): text for name, text in headers.items()})
    response = getattr(client, method)(file.url)
    if isinstance(response, FileResponse):
        b"".join(response.streaming_content)  # type: ignore[arg-type]
    return response


def counted(file: SiteDocument) -> int:
    return sum(DownloadCount.objects.filter(document=file).values_list("number", flat=True))


def test_a_download_counts_once_in_its_month(file: SiteDocument) -> None:
    for _ in range(3):
        assert ask(file).status_code == 200
    row = DownloadCount.objects.get()
    assert (row.document, row.month, row.number) == (file, timezone.localdate().replace(day=1), 3)


def test_nothing_is_kept_but_file_month_and_number() -> None:
    assert {field.name for field in DownloadCount._meta.get_fields()} == {"id", "document", "month", "number"}


def test_months_are_apart(file: SiteDocument) -> None:
    for day in (DAY, DAY.replace(day=1), date(2026, 11, 1)):
        counting.add(file.pk, day)
    assert list(DownloadCount.objects.order_by("month").values_list("month", "number")) == [
        (date(2026, 10, 1), 2),
        (date(2026, 11, 1), 1),
    ]


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=10-"},
        {"range": "bytes=0-1"},
        {"range": "bytes=-500"},
        {"sec_purpose": "prefetch"},
        {"sec_purpose": "prefetch;prerender"},
        {"purpose": "preview"},
        {"if_none_match": '"abc"'},
        {"if_modified_since": "Tue, 27 Oct 2026 10:00:00 GMT"},
        {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user_agent": "Mozilla/5.0 AppleWebKit/537.36 (compatible; bingbot/2.0)"},
        {"user_agent": "curl/8.5.0"},
        {"user_agent": "WhatsApp/2.23"},
        {"user_agent": ""},
        {"cookie": "sessionid=abc"},
    ],
)
def test_what_is_no_download_of_a_person_is_served_and_not_counted(file: SiteDocument, headers: dict[str, str]) -> None:
    assert ask(file, **headers).status_code in {200, 206, 304}
    assert counted(file) == 0


@pytest.mark.parametrize(
    "headers",
    [
        {"range": "bytes=0-"},
        {"user_agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"},
        {"user_agent": "Mozilla/5.0 (Linux; Android 11; CUBOT X30) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36"},
    ],
)
def test_a_whole_file_that_a_person_asks_for_is_counted(file: SiteDocument, headers: dict[str, str]) -> None:
    ask(file, **headers)
    assert counted(file) == 1


def test_asking_whether_it_is_there_is_no_download(file: SiteDocument) -> None:
    assert ask(file, "head").status_code == 200
    assert counted(file) == 0


def test_a_count_that_is_lost_breaks_nothing(file: SiteDocument, caplog: pytest.LogCaptureFixture) -> None:
    """What a database that has gone away answers: the table is not there."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE resources_downloadcount RENAME TO elsewhere")
    response = ask(file)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE elsewhere RENAME TO resources_downloadcount")
    assert response.status_code == 200
    assert "was not counted" in caplog.text


def test_the_usual_patience_comes_back(file: SiteDocument) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Only SQLite has it.")

    def patience() -> int:
        with connection.cursor() as cursor:
            return int(cursor.execute("PRAGMA busy_timeout").fetchone()[0])

    before = patience()
    ask(file)
    assert patience() == before > core_counting.PATIENCE
