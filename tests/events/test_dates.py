"""The dates of an activity on its page: what is next, what was changed, what a draft says."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from events import dates
from events.models import EventPage, Occurrence
from events.rules import Frequency, Rule
from tests.events import making
from tests.events.reading import WEEK, in_words, rows, said, text, weekly

pytestmark = pytest.mark.usefixtures("own_agenda")

Read = Callable[..., BeautifulSoup]


def test_what_was_changed_of_single_dates_is_marked_in_its_place(read: Read) -> None:
    second, third, fourth = (making.in_days(3) + number * WEEK for number in (1, 2, 3))
    page = weekly(
        making.agenda(),
        making.cancelled(second, "Animatrice absente."),
        making.rescheduled(third, third + timedelta(days=1), "Salle prise.", new_start=time(19), new_end=None),
        making.elsewhere(fourth, place=making.place("Ailleurs exemple")),
    )
    first, off, moved, elsewhere, *_ = rows(read(page.url))
    assert not first.select(".date__status")
    assert "date--off" in off["class"]
    assert said("Cancelled") in text(off)
    assert "Animatrice absente." in text(off)
    assert in_words(third + timedelta(days=1)) in text(moved.select_one(".date__when"))
    assert "19 h – 21 h" in text(moved.select_one(".date__when"))
    assert in_words(third) in text(moved.select_one(".date__notes"))
    assert "Ailleurs exemple" in text(elsewhere)


def test_a_message_that_is_not_translated_is_marked_as_french(read: Read) -> None:
    second = making.in_days(3) + WEEK
    page = weekly(making.agenda(), making.cancelled(second, "Animatrice absente."))
    arabic = making.translated(page, "ar", title="عنوان")
    own = EventPage.objects.get(pk=arabic.pk)
    own.changes[0].value["message"] = ""
    own.save_revision().publish()
    message = next(tag for tag in rows(read(arabic.url))[1].select("bdi") if "absente" in tag.text)
    assert (message["lang"], message["dir"]) == ("fr", "ltr")


def test_a_translated_message_is_given_in_the_readers_language(read: Read) -> None:
    second = making.in_days(3) + WEEK
    page = weekly(making.agenda(), making.cancelled(second, "Animatrice absente."))
    arabic = making.translated(page, "ar", title="عنوان")
    own = EventPage.objects.get(pk=arabic.pk)
    own.changes[0].value["message"] = "المنشطة غائبة"
    own.save_revision().publish()
    message = next(tag for tag in rows(read(arabic.url))[1].select("bdi") if "المنشطة" in tag.text)
    assert "lang" not in message.attrs


def test_whoever_meant_to_come_on_a_cancelled_date_sees_it_at_once(read: Read) -> None:
    first = making.in_days(3)
    page = weekly(making.agenda(), making.cancelled(first, "Grève."))
    top = read(page.url).select_one(".next")
    assert in_words(first + WEEK) in text(top.select_one(".next__when"))  # type: ignore[union-attr]
    missed = text(top.select_one(".next__missed"))  # type: ignore[union-attr]
    assert in_words(first) in missed
    assert "Grève." in missed


def test_past_dates_are_kept_apart(read: Read) -> None:
    first = making.in_days(-8)
    page = making.activity(
        making.agenda(), start_date=first, rule=Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=4)
    )
    tree = read(page.url)
    assert len(rows(tree)) == 2
    past = [text(row.select_one(".date__when")) for row in tree.select(".dates__list--past .date")]
    assert [in_words(first + WEEK) in past[0], in_words(first) in past[1]] == [True, True]


def test_a_series_without_end_shows_few_dates_and_tells_where_the_others_are(read: Read) -> None:
    page = making.activity(making.agenda(), start_date=making.in_days(1), rule=Rule(Frequency.DAILY))
    tree = read(page.url)
    assert len(tree.select(".dates > .dates__list .date")) == dates.AT_ONCE
    assert len(rows(tree)) == dates.AHEAD
    assert tree.select(f'.dates a[href$="subscribe/?of={page.translation_key}"]')


def test_another_zone_is_given_by_the_clocks_here_and_there(read: Read) -> None:
    page = making.activity(making.agenda(), zone="America/New_York", start_time=time(12), end_time=time(13))
    start = Occurrence.objects.get(series__page=page).start
    here = timezone.localtime(start)
    top = text(read(page.url).select_one(".next"))
    assert f"{here.hour} h – {here.hour + 1} h" in top
    assert "New York" in top
    assert "12 h – 13 h" in top


def test_several_days_and_whole_days_are_said_without_idle_hours(read: Read) -> None:
    agenda = making.agenda()
    stay = making.activity(agenda, start_date=making.in_days(2), end_date=making.in_days(4))
    whole = making.activity(agenda, start_date=making.in_days(2), end_date=making.in_days(3), all_day=True)
    night = making.activity(agenda, start_date=making.in_days(2), end_date=making.in_days(3), end_time=time(1))
    when = text(read(stay.url).select_one(".next__when"))
    assert in_words(making.in_days(2)) in when
    assert in_words(making.in_days(4)) in when
    when = text(read(whole.url).select_one(".next__when"))
    assert in_words(making.in_days(3)) in when
    assert " h" not in when
    when = text(read(night.url).select_one(".next__when"))
    assert in_words(making.in_days(3)) not in when
    assert "18 h – 1 h" in when


def test_a_draft_is_previewed_with_dates_that_no_row_has(member: Callable[..., Client]) -> None:
    page = making.activity(making.agenda())
    page.start_date = making.in_days(30)
    page.title = "Ébauche"
    revision = page.save_revision()
    assert not Occurrence.objects.filter(first_day=making.in_days(30)).exists()
    draft = revision.as_object()
    for mode, code in (("", "fr"), ("ar", "ar")):
        response = draft.make_preview_request(preview_mode=mode)
        tree = BeautifulSoup(response.content, "html.parser")
        assert in_words(making.in_days(30), code) in text(tree.select_one(".next__when"))


def test_an_activity_that_was_never_saved_is_previewed_with_its_changes(db: None) -> None:
    """The editor's form gives dates as dates, where a saved page has them as text."""
    agenda = making.agenda()
    day = making.in_days(2)
    page = EventPage(
        title="Toute neuve",
        slug="toute-neuve",
        locale=agenda.locale,
        category=making.category(),
        start_date=making.in_days(2),
        start_time=time(9),
        end_time=time(10),
        place_text="Salle exemple",
        changes=[making.rescheduled(day, day + timedelta(days=1), new_start=time(11))],
    )
    page.path, page.depth = agenda.path + "00001", agenda.depth + 1
    page.set_url_path(agenda)
    response = page.make_preview_request()
    top = text(BeautifulSoup(response.content, "html.parser").select_one(".next"))
    assert in_words(day + timedelta(days=1)) in top
    assert "11 h – 12 h" in top


def test_a_night_of_summer_time_is_said_by_the_clocks_on_the_wall() -> None:
    start = datetime(2026, 3, 28, 23, tzinfo=UTC)
    with override("fr"):
        moment = dates.Moment(
            day=start.date(),
            start=timezone.localtime(start),
            end=timezone.localtime(start + timedelta(hours=4)),
            status=dates.Status.SCHEDULED,
        )
        assert moment.hours.replace("\u202f", " ") == "0 h – 5 h"


def test_a_rule_that_no_calendar_holds_costs_the_dates_and_not_the_page(read: Read) -> None:
    """It cannot be saved in the CMS; an import or an old revision may bring one."""
    page = making.activity(making.agenda(), "Atelier")
    Occurrence.objects.all().delete()
    EventPage.objects.filter(pk=page.pk).update(recurrence="RRULE:FREQ=HOURLY;COUNT=3")
    tree = read(page.url)
    assert text(tree.h1) == "Atelier"
    assert not tree.select(".next")
