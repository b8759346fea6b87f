"""What the factory makes is what editors would have published."""

import pytest
from django.test import Client

from events.models import Occurrence, Series
from events.rules import Frequency, Rule
from tests.events import making


def test_it_makes_published_activities_in_several_languages(visitor: Client) -> None:
    agenda = making.agenda()
    first = making.in_days(3)
    rule = Rule(Frequency.DAILY, count=4)
    page = making.activity(
        agenda,
        "Table de conversation",
        rule=rule,
        removed=[making.in_days(4)],
        spoken=["ar", "tr"],
        start_date=first,
        place=making.place(),
        audiences=[making.audience()],
        changes=[making.cancelled(making.in_days(5), "Malade")],
        campaign=making.campaign(agenda),
    )
    arabic = making.translated(page, "ar", title="حلقة محادثة")
    assert Series.objects.published().count() == 1
    assert sorted(page.series.contents) == ["ar", "fr"]
    assert list(Occurrence.objects.values_list("recurrence_id", "status")) == [
        (first, "scheduled"),
        (making.in_days(5), "cancelled"),
        (making.in_days(6), "scheduled"),
    ]
    assert page.series.facets["language"] == ["ar", "tr"]
    assert page.series.facets["commune"] == "53053"
    assert page.series.facets["audience"] == ["familles"]
    assert visitor.get(arabic.url).status_code == 200
    assert arabic.url == f"/ar/agenda/{page.slug}/"


@pytest.mark.django_db
def test_it_begins_with_an_empty_agenda() -> None:
    making.activity(making.agenda())
    making.agenda("nl")
    assert not Series.objects.exists()
