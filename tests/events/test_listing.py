"""Dates as lists show them: which page the reader is given, what was changed, in how many queries."""

from datetime import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from events import listing
from events.agenda.keys import Key, Place, page
from events.listing import Entry
from events.models import AgendaPage, EventPage, Occurrence
from events.rules import Frequency, Rule
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


def entries(code: str = "fr") -> list[Entry]:
    with override(code):
        return listing.entries(Occurrence.objects.select_related("series"))


def test_each_reader_is_given_the_page_in_his_language_or_else_the_source(agenda: AgendaPage) -> None:
    page = making.activity(agenda, "Atelier", category=making.category("atelier", ar="ورشة"))
    arabic = making.translated(page, "ar", title="ورشة الخط")
    assert [(entry.page.title, entry.original.pk) for entry in entries("ar")] == [("ورشة الخط", page.pk)]
    assert [entry.category.name for entry in entries("ar")] == ["ورشة"]
    with override("nl"):
        assert [(entry.page.title, entry.code) for entry in entries("nl")] == [("Atelier", "fr")]
    arabic.unpublish()
    assert [entry.page.title for entry in entries("ar")] == ["Atelier"]


def test_a_private_translation_is_given_to_nobody(agenda: AgendaPage) -> None:
    page = making.activity(agenda, "Atelier")
    arabic = making.translated(page, "ar", title="ورشة")
    PageViewRestriction.objects.create(page=arabic, restriction_type="login")
    assert [entry.page.title for entry in entries("ar")] == ["Atelier"]


def test_an_activity_that_exists_in_one_other_language_only(agenda: AgendaPage) -> None:
    dutch = agenda.get_translations().get(locale__language_code="nl").specific
    making.activity(dutch, "Workshop voorbeeld")
    assert [(entry.page.title, entry.original.title) for entry in entries("fr")] == [("Workshop voorbeeld",) * 2]


def test_what_is_said_of_a_changed_date_is_in_the_readers_words_where_there_are_any(agenda: AgendaPage) -> None:
    first, second = making.in_days(3), making.in_days(4)
    changes = [
        making.cancelled(first, "Malade."),
        making.elsewhere(second, place=making.place("Autre maison", "Dour")),
    ]
    page = making.activity(agenda, rule=Rule(Frequency.DAILY, count=3), start_date=first, changes=changes)
    arabic = making.translated(page, "ar")
    off, elsewhere, plain = entries("ar")
    assert (off.change.message.words, off.change.message.language) == ("Malade.", "fr")
    assert elsewhere.town == "Autre maison, Dour"
    assert (plain.change, plain.town) == (listing.Change(), "Salle exemple")
    arabic.changes[0].value["message"] = "مريض"
    arabic.save_revision().publish()
    assert (entries("ar")[0].change.message.words, entries("ar")[0].change.message.language) == ("مريض", "ar")
    assert entries("fr")[0].change.message.words == "Malade."


def test_where_it_is_in_a_word_or_two(agenda: AgendaPage) -> None:
    making.activity(agenda, start_date=making.in_days(1), place=making.place("Maison", "Quaregnon"))
    making.activity(agenda, start_date=making.in_days(2), place_text="Le parc")
    making.activity(agenda, start_date=making.in_days(3), place_text="Le parc", commune=making.place().commune)
    making.activity(agenda, start_date=making.in_days(4), place_text="Le parc, Mons", commune=making.place().commune)
    assert [entry.town for entry in entries()] == ["Maison, Quaregnon", "Le parc", "Le parc, Mons", "Le parc, Mons"]


def test_an_evening_that_ends_after_midnight_is_of_one_day(agenda: AgendaPage) -> None:
    day, next_day = making.in_days(3), making.in_days(4)
    making.activity(agenda, start_date=day, end_date=next_day, start_time=time(20), end_time=time(2))
    making.activity(agenda, start_date=day, end_date=next_day, start_time=time(21), end_time=time(18))
    assert [(entry.first_day, entry.last_day) for entry in entries()] == [(day, day), (day, next_day)]


def test_queries_do_not_grow_with_the_dates(agenda: AgendaPage) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            entries("ar")
        return len(found)

    def add(number: int) -> None:
        for each in range(number):
            change = making.elsewhere(making.in_days(8), place=making.place(f"Maison {each}"))
            rule = Rule(Frequency.DAILY, count=3)
            made = making.activity(agenda, spoken=["ar"], rule=rule, changes=[change], place=making.place(f"A {each}"))
            making.translated(made, "ar")

    add(1)
    few = queries()
    add(8)
    assert queries() == few <= 5
    assert len(entries()) == 27


def test_a_page_whose_original_is_gone_is_not_listed(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    rows = list(Occurrence.objects.select_related("series"))
    EventPage.objects.filter(pk=page.pk).update(live=False)
    assert listing.entries(rows) == []
    assert listing.entries([]) == []


# -- Pages by key


def test_keys_are_read_as_they_are_written_and_nothing_else_is(agenda: AgendaPage) -> None:
    making.activity(agenda)
    key = Key.of(Occurrence.objects.get())
    assert Key.parsed(str(key)) == key
    for text in ("", "1", "1-", "-1-1", "1.5-2", "99999999999-1", "1792345600-" + "9" * 16, "١٢-٣", "1 -2", "1-2\n"):
        assert Key.parsed(text) is None


def test_dates_at_the_same_moment_are_on_one_page_or_the_other(agenda: AgendaPage) -> None:
    for _number in range(45):
        making.activity(agenda)
    every, seen, place = list(Occurrence.objects.values_list("pk", flat=True)), [], Place()
    while place:
        found = page(Occurrence.objects.all(), place)
        seen += [row.pk for row in found.rows]
        place = found.later
    assert seen == every
    seen, place = [], Place()
    while place:
        found = page(Occurrence.objects.all(), place, newest_first=True)
        seen += [row.pk for row in found.rows]
        place = found.earlier
    assert seen == every[::-1]


def test_beyond_the_end_there_is_an_empty_page_and_no_mistake(agenda: AgendaPage) -> None:
    making.activity(agenda)
    key = Key.of(Occurrence.objects.get())
    assert page(Occurrence.objects.all(), Place("after", key)).rows == []
    assert len(page(Occurrence.objects.all(), Place("before", key)).rows) == 1  # the way back ends at the beginning
