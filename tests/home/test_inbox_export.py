"""The messages as a spreadsheet: words stay words, times are Brussels', no message breaks the file."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from core.spreadsheets import as_text
from home.models import ContactMessage

Make = Callable[..., ContactMessage]
Staff = Callable[..., Client]


def exported_csv(client: Client, query: str = "") -> list[dict[str, str]]:
    content = b"".join(client.get(f"/admin/messages/?export=csv{query}").streaming_content)
    assert content.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def exported_xlsx(client: Client) -> list[Any]:
    content = b"".join(client.get("/admin/messages/?export=xlsx").streaming_content)
    return list(load_workbook(io.BytesIO(content)).active.iter_rows())


@pytest.mark.parametrize(
    "words", ["=1+1", "+32 470", "-2", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "\n=1", "＝1+1", "|cmd", "\x0b=1"]
)
def test_no_word_of_a_visitor_becomes_a_formula(make_message: Make, staff: Staff, words: str) -> None:
    make_message(name=words, message=words)
    client = staff("view")
    row = exported_csv(client)[0]
    assert row["Nom"].startswith("'")
    assert row["Message"].startswith("'")
    cells = exported_xlsx(client)[1]
    assert "f" not in {cell.data_type for cell in cells}


@given(st.text())
def test_what_is_neutralised_begins_harmlessly_and_loses_nothing(words: str) -> None:
    safe = as_text(words)
    assert safe in {words, f"'{words}"}
    assert safe.lstrip()[:1] not in set("=+-@")


def test_times_are_those_of_the_clock_in_brussels(make_message: Make, staff: Staff) -> None:
    make_message(received_at=datetime(2026, 6, 30, 22, 30, 15, tzinfo=UTC))
    client = staff("view")
    assert exported_csv(client)[0]["Reçu le"] == "2026-07-01 00:30:15"
    assert exported_xlsx(client)[1][0].value.isoformat() == "2026-07-01T00:30:15"


def test_the_staffs_words_head_the_columns_and_filters_hold(make_message: Make, staff: Staff) -> None:
    make_message("ar", name="أمينة", state="answered", note="fait")
    make_message(name="Autre")
    rows = exported_csv(staff("view"), "&state=answered")
    assert len(rows) == 1
    assert (rows[0]["État"], rows[0]["Langue"], rows[0]["Nom"]) == ("Répondu", "ar", "أمينة")
    assert (rows[0]["Suivi par"], rows[0]["Note interne"]) == ("", "fait")


@hypothesis_settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=100))
def test_no_message_breaks_the_file(make_message: Make, words: str) -> None:
    ContactMessage.objects.all().delete()
    make_message(message=words)
    client = Client()
    client.force_login(User.objects.get_or_create(username="chef", is_superuser=True, is_staff=True)[0])
    assert len(exported_xlsx(client)) == 2
    assert len(exported_csv(client)) == 1
