"""The page of one activity: what is next, what was changed, what one must know to go."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext, override

from core.models import Commune
from events import dates, wording
from events.models import EventOrganiser, EventPage, Occurrence, SpokenLanguage
from events.rules import Frequency, Rule
from tests.events import making

Read = Callable[..., BeautifulSoup]
WEEK = timedelta(days=7)


def said(message: str, code: str = "fr") -> str:
    with override(code):
        return gettext(message)


def in_words(day: object, code: str = "fr") -> str:
    with override(code):
        return wording.day_in_full(day)  # type: ignore[arg-type]


def text(found: Tag | None) -> str:
    assert found is not None
    return " ".join(found.get_text(" ", strip=True).replace("\u202f", " ").split())


def weekly(agenda: object, *changes: object, **fields: object) -> EventPage:
    """Every week from three days on, eight times."""
    first = making.in_days(3)
    rule = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), count=8)
    return making.activity(agenda, rule=rule, start_date=first, changes=list(changes), **fields)  # type: ignore[arg-type]


def rows(tree: BeautifulSoup) -> list[Tag]:
    return tree.select(".dates__list:not(.dates__list--past) .date")


def test_the_next_date_stands_on_top_with_its_hours_in_words(read: Read) -> None:
    page = making.activity(making.agenda(), start_time=time(18), end_time=time(20, 30))
    top = read(page.url).select_one(".next")
    assert top is not None
    assert in_words(page.start_date) in text(top.select_one(".next__when"))
    assert "18 h – 20 h 30" in text(top.select_one(".next__when"))
    assert text(top.select_one(".date-tile__day")) == str(page.start_date.day)
    assert top.select_one("time")["datetime"].startswith(f"{page.start_date}T18:00+0")  # type: ignore[index]


def test_the_arabic_page_has_its_own_words_and_the_french_facts(read: Read) -> None:
    page = making.activity(making.agenda(), category=making.category("atelier-x", ar="ورشة"), spoken=["ar"])
    arabic = making.translated(page, "ar", title="ورشة الحوار")
    tree = read(arabic.url)
    assert text(tree.h1) == "ورشة الحوار"
    assert text(tree.select_one(".activity__category")) == "ورشة"
    assert in_words(page.start_date, "ar") in text(tree.select_one(".next__when"))
    assert "18:00 – 20:00" in text(tree.select_one(".next__when"))
    place = tree.select_one(".next__place bdi")
    assert (place["lang"], place["dir"]) == ("fr", "ltr")  # type: ignore[index]
    assert "العربية" in text(tree.select_one(".practical"))


def test_facts_changed_on_the_original_are_those_of_every_language(read: Read) -> None:
    page = making.activity(making.agenda())
    arabic = making.translated(page, "ar", title="عنوان")
    page.place_text = "Salle toute nouvelle"
    page.save_revision().publish()
    assert "Salle toute nouvelle" in text(read(arabic.url).select_one(".practical"))


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
    message = next(tag for tag in rows(read(arabic.url))[1].select("p") if "absente" in tag.text)
    assert (message["lang"], message["dir"]) == ("fr", "ltr")


def test_a_translated_message_is_given_in_the_readers_language(read: Read) -> None:
    second = making.in_days(3) + WEEK
    page = weekly(making.agenda(), making.cancelled(second, "Animatrice absente."))
    arabic = making.translated(page, "ar", title="عنوان")
    own = EventPage.objects.get(pk=arabic.pk)
    own.changes[0].value["message"] = "المنشطة غائبة"
    own.save_revision().publish()
    message = next(tag for tag in rows(read(arabic.url))[1].select("p") if "المنشطة" in tag.text)
    assert "lang" not in message.attrs


def test_whoever_meant_to_come_on_a_cancelled_date_sees_it_at_once(read: Read) -> None:
    first = making.in_days(3)
    page = weekly(making.agenda(), making.cancelled(first, "Grève."))
    top = read(page.url).select_one(".next")
    assert in_words(first + WEEK) in text(top.select_one(".next__when"))  # type: ignore[union-attr]
    missed = text(top.select_one(".next__missed"))  # type: ignore[union-attr]
    assert in_words(first) in missed
    assert "Grève." in missed


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_what_is_called_off_says_so_and_asks_nobody_to_register(read: Read, status: str) -> None:
    page = making.activity(
        making.agenda(),
        status=status,
        status_message="Tempête.",
        registration="email",
        registration_address="exemple@centre.example",
    )
    tree = read(page.url)
    assert "Tempête." in text(tree.select_one(".band--warning"))
    assert tree.select(".next--off")
    assert not tree.select(".next .button")
    assert "exemple@centre.example" not in text(tree.main)


def test_what_moved_online_keeps_its_date_and_gives_the_address(read: Read) -> None:
    page = making.activity(
        making.agenda(), status="moved_online", status_message="Neige.", online_address="https://visio.exemple.be/a"
    )
    tree = read(page.url)
    assert "Neige." in text(tree.select_one(".band--warning"))
    assert not tree.select(".next--off")
    assert tree.select('.practical a[href="https://visio.exemple.be/a"]')


def test_what_is_under_way_and_what_is_over_say_so(read: Read) -> None:
    agenda = making.agenda()
    running = making.activity(agenda, start_date=making.in_days(-1), end_date=making.in_days(1))
    over = making.activity(agenda, start_date=making.in_days(-3))
    assert read(running.url).select(".next--running")
    tree = read(over.url)
    assert tree.select(".next--over")
    assert in_words(over.start_date) in text(tree.select_one(".next__when"))
    assert not tree.select(".next .button")


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


def test_the_facts_are_there_with_links_that_work(read: Read) -> None:
    place = making.place(latitude="50.45410", longitude="3.95210")
    page = making.activity(
        making.agenda(),
        place=place,
        room="Salle 2",
        is_free=False,
        price="5 €",
        childcare=True,
        interpreter=True,
        step_free="yes",
        registration="telephone",
        registration_address="065 00 00 00",
        contact_email="exemple@centre.example",
        audiences=[making.audience("familles-x")],
    )
    page.spoken_languages.add(SpokenLanguage(code="tr", level="A2"))
    page.co_organisers.add(EventOrganiser(organisation=making.place("Partenaire exemple")))
    page.save_revision().publish()
    facts = read(page.url).select_one(".practical")
    assert facts is not None
    for words in (place.name, "Rue Exemple 1, 7000 Mons", "Salle 2", "5 €", "turc", "A2", "Partenaire exemple"):
        assert words in text(facts)
    addresses = {link["href"] for link in facts.select("a")}
    assert {"tel:065000000", "mailto:exemple@centre.example"} <= {address.replace("+", "") for address in addresses}
    on_map = next(address for address in addresses if "openstreetmap.org" in address)
    assert "mlat=50.45410" in on_map
    assert len(facts.select("dt")) == len(facts.select("dd"))


def test_a_place_in_text_has_its_commune_and_no_map(read: Read) -> None:
    page = making.activity(making.agenda(), commune=Commune.objects.get(name="Dour"))
    facts = read(page.url).select_one(".practical")
    assert "Dour" in text(facts)
    assert "openstreetmap" not in str(facts)


def test_each_date_and_the_whole_can_be_added_to_a_calendar(read: Read, visitor: Client) -> None:
    page = weekly(making.agenda(), making.cancelled(making.in_days(3) + WEEK))
    tree = read(page.url)
    feed = tree.select_one('link[rel=alternate][type="text/calendar"]')
    assert feed is not None
    assert [link["href"] for link in tree.select(".next__actions a")][0] == feed["href"]
    added = [link["href"] for link in tree.select(".date__add")]
    assert len(added) == 7  # the cancelled one has nothing to add
    for address in (feed["href"], added[0]):
        response = visitor.get(address)
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("text/calendar")


def test_a_series_that_goes_on_leads_to_what_it_continues_and_back(read: Read) -> None:
    agenda = making.agenda()
    before = making.activity(agenda, "Avant")
    after = making.activity(agenda, "Après", continues=before)
    arabic = making.translated(after, "ar", title="بعد")
    assert before.url in {link["href"] for link in read(arabic.url).select(".practical a")}
    assert after.url in {link["href"] for link in read(before.url).select(".practical a")}


def test_a_translation_of_a_withdrawn_activity_says_that_it_is_withdrawn(read: Read) -> None:
    page = making.activity(making.agenda())
    arabic = making.translated(page, "ar", title="عنوان")
    EventPage.objects.get(pk=page.pk).unpublish()
    tree = read(arabic.url)
    assert said("This activity has been withdrawn.", "ar") in text(tree.select_one(".band--warning"))
    assert not tree.select(".next, .practical, link[type='text/calendar'], script[type='application/ld+json']")


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


def test_an_activity_that_was_never_saved_is_previewed(db: None) -> None:
    agenda = making.agenda()
    page = EventPage(
        title="Toute neuve",
        slug="toute-neuve",
        locale=agenda.locale,
        category=making.category(),
        start_date=making.in_days(2),
        start_time=time(9),
        end_time=time(10),
        place_text="Salle exemple",
    )
    page.path, page.depth = agenda.path + "00001", agenda.depth + 1
    page.set_url_path(agenda)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert in_words(making.in_days(2)) in response.content.decode()


def test_an_activity_has_no_neighbours_to_load(read: Read) -> None:
    agenda = making.agenda()
    pages = [making.activity(agenda) for _ in range(3)]
    assert not read(pages[1].url).select(".neighbours")


def test_the_queries_of_a_page_do_not_grow_with_its_dates(visitor: Client) -> None:
    agenda = making.agenda()
    few = making.activity(agenda, start_date=making.in_days(1), rule=Rule(Frequency.DAILY, count=3))
    many = making.activity(agenda, start_date=making.in_days(1), rule=Rule(Frequency.DAILY))

    def asked(page: EventPage) -> int:
        visitor.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            assert visitor.get(page.url).status_code == 200
        return len(queries)

    assert asked(few) == asked(many) <= 24


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
