"""The invented activities: every feature is there whatever day they are loaded on, valid, and said to be examples."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page

from core.models import Audience, LoadedFixture, Organisation
from events.models import CampaignPage, Category, EventPage, Occurrence, Series
from events.occurrences import Schedule, Status
from events.rules import Frequency, Rule
from events.validation import faults
from home.content import filling, reader
from home.content.loader import ContentLoader
from tests.events import feed_texts

pytestmark = pytest.mark.django_db
Find = Callable[..., Page]
Test = Callable[[EventPage, Schedule, date], Any]
CODES = {code for code, _ in settings.LANGUAGES}
DAY = timedelta(days=1)
ANY_DAY = st.dates(date(2020, 1, 1), date(2090, 12, 31))
NONE = Rule(Frequency.DAILY, interval=99)


def rule(schedule: Schedule) -> Rule:
    return schedule.rule or NONE


def coming(schedule: Schedule, status: Status, today: date) -> list[date]:
    return [day for day, change in schedule.changes.items() if change.status == status and day >= today]


def skips(schedule: Schedule, today: date) -> bool:
    """Weekly, with dates left out after today and dates that remain."""
    held = [day for day in schedule.dates(today + 300 * DAY) if day >= today]
    left_out = [day for day in schedule.removed if day >= today]
    return rule(schedule).frequency == Frequency.WEEKLY and len(left_out) > 2 and len(held) > 10


def messages(page: EventPage) -> list[str]:
    return [block.value["message"] for block in page.changes if block.value["message"]]


FEATURES: dict[str, Test] = {
    "one date": lambda page, when, today: not when.is_series and when.duration < DAY,
    "several days with hours": lambda page, when, today: not when.all_day and when.duration > DAY,
    "several whole days": lambda page, when, today: when.all_day and when.duration > DAY,
    "one whole day": lambda page, when, today: when.all_day and when.duration == DAY,
    "over midnight": lambda page, when, today: when.duration < DAY and when.end.date() > when.start.date(),
    "going on": lambda page, when, today: when.all_day and when.start.date() < today < when.end.date(),
    "today, all day": lambda page, when, today: when.all_day and when.start.date() == today and not when.is_series,
    "today, at an hour": lambda page, when, today: not when.all_day and when.start.date() == today,
    "past": lambda page, when, today: not when.is_series and when.end.date() < today,
    "next month": lambda page, when, today: any(
        today <= day <= today + 31 * DAY for day in when.dates(today + 31 * DAY)
    ),
    "daily": lambda page, when, today: rule(when).frequency == Frequency.DAILY and when.rule,
    "weekly, holidays left out": lambda page, when, today: skips(when, today),
    "on two days of the week": lambda page, when, today: len(rule(when).weekdays) > 1,
    "fortnightly": lambda page, when, today: rule(when).frequency == Frequency.WEEKLY and rule(when).interval == 2,
    "monthly by date": lambda page, when, today: rule(when).month_day == 15,
    "monthly by the nth weekday": lambda page, when, today: rule(when).nth == 1,
    "monthly by the last weekday": lambda page, when, today: rule(when).nth == -1,
    "the last day of the month": lambda page, when, today: rule(when).month_day == -1,
    "yearly": lambda page, when, today: rule(when).frequency == Frequency.YEARLY,
    "a number of times": lambda page, when, today: rule(when).count,
    "until a day": lambda page, when, today: rule(when).until,
    "without end": lambda page, when, today: when.is_endless,
    "a date added and one taken away": lambda page, when, today: when.rule and when.added and when.removed,
    "added dates alone": lambda page, when, today: when.added and not when.rule,
    "a date cancelled": lambda page, when, today: coming(when, Status.CANCELLED, today) and messages(page),
    "a date moved": lambda page, when, today: coming(when, Status.RESCHEDULED, today),
    "a date elsewhere": lambda page, when, today: coming(when, Status.ELSEWHERE, today),
    "cancelled": lambda page, when, today: when.status == Status.CANCELLED and when.start.date() > today,
    "postponed": lambda page, when, today: when.status == Status.POSTPONED and page.status_message,
    "moved online": lambda page, when, today: when.status == Status.MOVED_ONLINE and page.online_address,
    "the first of two series": lambda page, when, today: rule(when).until and rule(when).until < today,
    "continues another": lambda page, when, today: page.continues_id,
    "another zone": lambda page, when, today: page.zone != settings.TIME_ZONE and when.is_series,
    "online": lambda page, when, today: page.attendance == "online",
    "both": lambda page, when, today: page.attendance == "both",
    "in person": lambda page, when, today: page.attendance == "in_person",
    "an organisation as place": lambda page, when, today: page.place and page.place.commune and page.place.street,
    "a place with coordinates": lambda page, when, today: page.place and page.place.latitude,
    "a place in words": lambda page, when, today: page.place_text and page.commune,
    "a room": lambda page, when, today: page.room,
    "free": lambda page, when, today: page.is_free,
    "for money": lambda page, when, today: not page.is_free and page.price,
    "childcare": lambda page, when, today: page.childcare,
    "interpreter": lambda page, when, today: page.interpreter,
    "step-free": lambda page, when, today: page.step_free == "yes",
    "step-free with help": lambda page, when, today: page.step_free == "with_help",
    "with steps": lambda page, when, today: page.step_free == "no",
    "by telephone": lambda page, when, today: page.registration == "telephone",
    "by mail": lambda page, when, today: page.registration == "email",
    "by a link": lambda page, when, today: page.registration == "link",
    "an organiser": lambda page, when, today: page.organiser,
    "a co-organiser": lambda page, when, today: page.co_organisers.all(),
    "of a campaign": lambda page, when, today: page.campaign_id,
    "A1": lambda page, when, today: "A1" in {spoken.level for spoken in page.spoken_languages.all()},
    "A2": lambda page, when, today: "A2" in {spoken.level for spoken in page.spoken_languages.all()},
    "B1": lambda page, when, today: "B1" in {spoken.level for spoken in page.spoken_languages.all()},
}


def pages_on(today: date, model: type[Page]) -> list[Any]:
    """The pages of a type as they would be loaded on a day; not saved."""
    found = []
    for fixture in reader.pages(settings.CONTENT_DIR, today):
        if fixture.model == f"events.{model.__name__}":
            page = model()
            filling.fill(page, fixture.fields, fixture.key)
            found.append(page)
    return found


@given(ANY_DAY)
@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(date(2027, 1, 1))
@example(date(2028, 2, 29))
@example(date(2026, 3, 29))
@example(date(2026, 10, 25))
@example(date(2031, 7, 15))
@example(date(2076, 12, 31))
def test_every_feature_is_there_and_valid_whatever_the_day_of_loading(today: date) -> None:
    pages = pages_on(today, EventPage)
    assert {page.slug: faults(page) for page in pages if faults(page)} == {}
    missing = {name for name, has in FEATURES.items() if not any(has(page, page.schedule, today) for page in pages)}
    assert missing == set()
    campaigns = pages_on(today, CampaignPage)
    assert sorted(campaign.end_date < today for campaign in campaigns) == [False, True]
    for campaign in campaigns:
        campaign.clean()
        assert campaign.message
        assert campaign.partners.all()
        assert campaign.picture


def test_a_campaign_has_its_activities_within_its_days(page: Find) -> None:
    assert page("agenda/contre-le-racisme").material.count() == 1
    for campaign in CampaignPage.objects.filter(locale__language_code="fr"):
        found = campaign.activities.filter(locale__language_code="fr")
        assert found.count() >= 2
        inside = [each for each in found if campaign.start_date <= each.start_date <= campaign.end_date]
        assert len(inside) >= 2


def test_what_is_loaded_passes_the_editors_own_checks() -> None:
    pages = Page.objects.filter(depth__gt=1).specific()
    assert EventPage.objects.filter(locale__language_code="fr").count() >= 30
    for each in pages:
        each.full_clean()


def test_every_activity_is_live_and_has_its_rows_once_for_all_languages(page: Find) -> None:
    keys = set(EventPage.objects.values_list("translation_key", flat=True))
    assert set(Series.objects.values_list("translation_key", flat=True)) == keys
    assert set(Series.objects.values_list("sequence", flat=True)) == {0}
    assert not Series.objects.filter(occurrences=None).exists()
    cafe = page("agenda/cafe-des-langues")
    rows = Occurrence.objects.filter(series__translation_key=cafe.translation_key)
    held = cafe.schedule.dates(timezone.localdate() + 700 * DAY)
    assert rows.filter(recurrence_id__lte=held[-1]).count() == len(held)
    assert page("agenda/cafe-des-langues", "ar").live


def test_the_tree_is_sound() -> None:
    assert Page.find_problems() == ([], [], [], [], [])


def test_each_one_says_that_it_is_an_example() -> None:
    marks = ("(exemple)", "(voorbeeld)", "(example)", "(مثال)", "(ejemplo)", "(örnek)", "(пример)", "(приклад)")
    for model in (EventPage, CampaignPage):
        for each in model.objects.all():
            assert each.title.endswith(marks), each.title
    places = {each.place for each in EventPage.objects.exclude(place=None)}
    assert all("(exemple)" in place.name and "Exemple" in place.street for place in places)
    addresses = EventPage.objects.exclude(registration="none").values_list("registration_address", flat=True)
    assert all("example.org" in address or address.startswith("065 00 00") for address in addresses)
    assert not Organisation.objects.exclude(email="").exclude(email__endswith="@example.org").exists()


def test_every_label_has_a_name_in_every_language() -> None:
    for model, number in ((Category, 11), (Audience, 6)):
        keys = set(model.objects.values_list("translation_key", flat=True))
        assert len(keys) == number
        for key in keys:
            rows = model.objects.filter(translation_key=key)
            assert {row.locale.language_code for row in rows} == CODES
            assert len({row.slug for row in rows}) == 1
            assert rows.get(locale__language_code="fr").slug.isascii()
        with translation.override("ti"):
            assert all(label.locale.language_code == "ti" for label in model.for_reader().values())


def test_every_category_and_audience_is_used() -> None:
    french = EventPage.objects.filter(locale__language_code="fr")
    assert french.values("category").distinct().count() == 11
    assert french.values("audiences").distinct().count() == 6


def test_loaded_in_a_far_year_the_agenda_lives_in_that_year(page: Find) -> None:
    """Loading, and not only reading, from another day on."""
    EventPage.objects.all().delete()
    CampaignPage.objects.all().delete()
    LoadedFixture.objects.filter(key__startswith="page:agenda/").delete()
    loader = ContentLoader(settings.CONTENT_DIR, date(2052, 2, 29))
    loader.load()
    assert loader.refused == []
    assert page("agenda/portes-ouvertes").start_date == date(2052, 2, 29)
    assert page("agenda/cafe-des-langues").start_date == date(2052, 1, 2)
    assert page("agenda/contre-le-racisme").start_date == date(2052, 3, 14)
    day = Occurrence.objects.get(series__translation_key=page("agenda/portes-ouvertes").translation_key)
    assert day.start == datetime(2052, 2, 29, tzinfo=ZoneInfo("Europe/Brussels")).astimezone(UTC)


def test_what_an_editor_did_with_a_seeded_activity_stays(page: Find) -> None:
    page("agenda/promenades").delete()
    cafe = page("agenda/cafe-des-langues")
    cafe.is_free = False
    cafe.save_revision().publish()
    Category.objects.filter(slug="fete", locale__language_code="nl").update(name="Feestje")
    loader = ContentLoader(settings.CONTENT_DIR, timezone.localdate() + 40 * DAY)
    loader.load()
    assert (loader.made, loader.refused) == ([], [])
    assert not EventPage.objects.filter(slug="promenades", locale__language_code="fr").exists()
    assert not page("agenda/cafe-des-langues").is_free
    assert Category.objects.get(slug="fete", locale__language_code="nl").name == "Feestje"


def test_the_two_calls_are_examples_and_dates_of_the_agenda(
    page: Find, read: Callable[..., BeautifulSoup], visitor: Client
) -> None:
    keys = ["agenda/appel-projets-de-quartier", "agenda/appel-ateliers-d-ete"]
    assert all(page(key).title.endswith("(exemple)") and page(key).is_deadline for key in keys)
    shown = read("/fr/organisations/appels-a-projets/").select(".activity-card")
    assert {card.a["href"] for card in shown} == {page(key).url for key in keys}
    assert len(feed_texts.events(visitor, "/fr/feeds/agenda.ics?category=appels-a-projets")) == 2
