"""Every activity that is published, in the feeds as they are sent: each client gives the site's own dates."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import QuerySet
from django.test import Client as Visitor
from django.utils import timezone

from core import published
from events import tombstones
from events.models import EventPage, Series
from events.occurrences import Schedule
from events.query import midnight
from events.rules import Frequency, Rule
from tests.events import making
from tests.events.clients.comparing import differences, own, told
from tests.events.clients.running import CLIENTS, Client, required

YEAR = timedelta(days=365)
every_client = pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)


def saved(visitor: Visitor, address: str, file: Path) -> None:
    response = visitor.get(address)
    assert response.status_code == 200, f"{address}: {response.content.decode()}"
    file.write_bytes(response.content)


def originals() -> QuerySet[EventPage]:
    return published.published(EventPage).filter(locale__language_code="fr")


def compare(client: Client, folder: Path, schedules: dict[str, Schedule]) -> None:
    """Over two years: the one that was, and the one that comes."""
    today = timezone.localdate()
    begin, end = midnight(today - YEAR), midnight(today + YEAR)
    found = told(client, folder, begin, end)
    assert found.keys() <= schedules.keys()
    assert len(found) >= len([each for each in schedules.values() if own(each, begin, end)])
    wrong = differences(client, found, schedules, begin, end)
    assert not wrong, "\n".join(f"{uid}: {what}" for uid, what in wrong.items())


@every_client
def test_the_feed_of_each_activity(client: Client, visitor: Visitor, db: None, tmp_path: Path) -> None:
    required(client)
    pages = [*originals()]
    assert pages
    for page in pages:
        saved(visitor, f"/fr/feeds/{page.translation_key}.ics", tmp_path / f"{page.translation_key}.ics")
    compare(client, tmp_path, {str(page.translation_key): page.schedule for page in pages})


@every_client
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_the_feed_of_the_agenda(client: Client, code: str, visitor: Visitor, db: None, tmp_path: Path) -> None:
    """What is over for more than a year is in no feed; of the rest every date is."""
    required(client)
    agenda = making.agenda()
    first = making.in_days(-30)
    weekly = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=30)
    changes = [
        making.cancelled(first + timedelta(days=42), "Malade"),
        making.rescheduled(first + timedelta(days=49), first + timedelta(days=51), "Ailleurs", place_text="Là"),
        making.elsewhere(first + timedelta(days=56), place_text="Là-bas"),
    ]
    making.activity(
        agenda, "Table", start_date=first, rule=weekly, changes=changes, removed=[first + timedelta(days=63)]
    )
    making.activity(agenda, "Exposition", start_date=making.in_days(-3), end_date=making.in_days(3), all_day=True)
    making.activity(agenda, "Annulée", status="cancelled", status_message="Faute de salle")
    making.activity(agenda, "Reportée", status="postponed")
    making.activity(agenda, "Déplacée", changes=[making.rescheduled(making.in_days(7), making.in_days(8))])
    withdrawn = making.activity(agenda, "Retirée", start_date=first, rule=weekly)
    withdrawn.unpublish()
    saved(visitor, f"/{code}/feeds/agenda.ics", tmp_path / "agenda.ics")
    schedules = {str(page.translation_key): page.schedule for page in originals()}
    gone = Series.objects.get(translation_key=withdrawn.translation_key)
    schedules[str(gone.translation_key)] = tombstones.schedule_from(gone.said["fr"])
    compare(client, tmp_path, schedules)
