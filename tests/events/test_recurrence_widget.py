"""An editor says in plain fields when an activity repeats; the server makes the rule, or says what is wrong."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events.editing import repetition
from events.editing.repetition import Series, read, typed
from events.models import AgendaPage, EventPage
from events.rules import Frequency, Rule
from events.stored import added, removed, rule_of
from tests.conventions.test_templates import inline
from tests.events import making, posting
from tests.events.posting import TUESDAY, WEEK

pytestmark = pytest.mark.usefixtures("own_agenda")

Member = Callable[..., Client]
NTH = repetition.week_of_month(TUESDAY)


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


@pytest.fixture
def moderator(member: Member) -> Client:
    return member("Modération")


def create(client: Client, agenda: AgendaPage, **fields: Any) -> Any:
    return client.post(f"/admin/pages/add/events/eventpage/{agenda.pk}/", posting.form(**fields))


def screen(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"frequency": ""}, None),
        ({"frequency": "DAILY", "interval": "3"}, Rule(Frequency.DAILY, 3)),
        ({"frequency": "WEEKLY"}, Rule(Frequency.WEEKLY, weekdays=(1,))),
        ({"frequency": "WEEKLY", "weekdays": ["3", "1"]}, Rule(Frequency.WEEKLY, weekdays=(1, 3))),
        (
            {"frequency": "WEEKLY", "interval": "2", "end": "count", "count": "10", "until": "n’importe quoi"},
            Rule(Frequency.WEEKLY, 2, weekdays=(1,), count=10),
        ),
        (
            {"frequency": "WEEKLY", "end": "until", "until": (TUESDAY + 10 * WEEK).isoformat()},
            Rule(Frequency.WEEKLY, weekdays=(1,), until=TUESDAY + 10 * WEEK),
        ),
        (
            {"frequency": "WEEKLY", "end": "until", "until": (TUESDAY + 10 * WEEK).strftime("%d/%m/%Y")},
            Rule(Frequency.WEEKLY, weekdays=(1,), until=TUESDAY + 10 * WEEK),
        ),
        ({"frequency": "MONTHLY", "month": "nth"}, Rule(Frequency.MONTHLY, weekdays=(1,), nth=NTH)),
        ({"frequency": "MONTHLY", "month": "last_weekday"}, Rule(Frequency.MONTHLY, weekdays=(1,), nth=-1)),
        ({"frequency": "MONTHLY", "month": "last_day"}, Rule(Frequency.MONTHLY, month_day=-1)),
        ({"frequency": "MONTHLY", "month": "date"}, Rule(Frequency.MONTHLY, month_day=TUESDAY.day)),
        (
            {"frequency": "YEARLY", "month": "nth"},
            Rule(Frequency.YEARLY, weekdays=(1,), nth=NTH, month=TUESDAY.month),
        ),
        ({"frequency": "YEARLY"}, Rule(Frequency.YEARLY, month_day=TUESDAY.day, month=TUESDAY.month)),
    ],
)
def test_plain_fields_give_the_rule(
    agenda: AgendaPage, moderator: Client, fields: dict[str, Any], rule: Rule | None
) -> None:
    assert create(moderator, agenda, **fields).status_code == 302
    page = EventPage.objects.get()
    assert rule_of(page.recurrence) == rule
    # What is kept is what the form shows again.
    shown = typed(Series(rule_of(page.recurrence)))
    assert read(repetition.replace(shown, start=page.start_date.isoformat())).rule == rule


def test_dates_are_added_and_removed(agenda: AgendaPage, moderator: Client) -> None:
    more = TUESDAY + timedelta(days=2)
    days = [(TUESDAY + WEEK).isoformat(), (TUESDAY + 3 * WEEK).strftime("%d/%m/%Y"), ""]
    stranger = (TUESDAY + timedelta(days=1)).isoformat()
    create(moderator, agenda, frequency="WEEKLY", removed=[*days, stranger], added=["", more.isoformat()])
    page = EventPage.objects.get()
    assert removed(page.recurrence) == (TUESDAY + WEEK, TUESDAY + 3 * WEEK), "a day without activity is left out of it"
    assert added(page.recurrence) == (more,)
    assert page.schedule.dates(TUESDAY + 3 * WEEK) == [TUESDAY, more, TUESDAY + 2 * WEEK]
    form = screen(moderator.get(f"/admin/pages/{page.pk}/edit/"))
    kept = form.select("input[name=recurrence-removed][checked], input[name=recurrence-added][checked]")
    assert [box["value"] for box in kept] == [*map(date.isoformat, removed(page.recurrence)), more.isoformat()]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"frequency": "SECONDLY"}, "Choisissez : jamais, chaque jour"),
        ({"frequency": "?"}, "Choisissez : jamais, chaque jour"),
        ({"frequency": "WEEKLY", "interval": "0"}, "Tous les combien de semaines ?"),
        ({"frequency": "WEEKLY", "interval": "dix"}, "Tous les combien de semaines ?"),
        ({"frequency": "WEEKLY", "interval": "9" * 9}, "Tous les combien de semaines ?"),
        ({"frequency": "WEEKLY", "weekdays": ["1", "7"]}, "parmi les sept"),
        ({"frequency": "WEEKLY", "end": "count", "count": "731"}, "Combien de fois ?"),
        ({"frequency": "WEEKLY", "end": "until", "until": ""}, "Donnez la date de fin"),
        ({"frequency": "WEEKLY", "end": "until", "until": "2026-13-45"}, "Donnez la date de fin"),
        ({"frequency": "WEEKLY", "end": "demain"}, "comment la répétition finit"),
        ({"frequency": "YEARLY", "interval": "9"}, "au plus tous les 8 ans"),
        ({"frequency": "MONTHLY", "start_date": "2027-03-30"}, "choisissez un jour du 1 au 28"),
        ({"frequency": "MONTHLY", "month": "hier"}, "quel jour du mois"),
        ({"frequency": "WEEKLY", "removed": ["9999-01-01", "bientôt"]}, "enlevées, ceci n’est pas une date"),
        ({"frequency": "", "added": ["31/02/2027"]}, "ajoutées, ceci n’est pas une date"),
        ({"added": [(TUESDAY + timedelta(days=n)).isoformat() for n in range(401)]}, "Au plus 400 dates ajoutées"),
    ],
)
def test_nonsense_gives_a_sentence_and_loses_nothing(
    agenda: AgendaPage, moderator: Client, fields: dict[str, Any], sentence: str
) -> None:
    form = screen(create(moderator, agenda, **fields))
    assert sentence in form.select_one(".w-field__errors:has(.error-message)").text
    assert not EventPage.objects.exists()
    typed_again = [
        *(
            field.get("value", "")
            for field in form.select("event-recurrence input:is([checked], [type=date], [type=number])")
        ),
        *(option["value"] for option in form.select("event-recurrence option[selected]")),
    ]
    for name, values in fields.items():
        for value in values if isinstance(values, list) else [values]:
            assert value in typed_again or value in {"7", "SECONDLY", "demain", "hier", "2027-03-30"}, (name, value)
    assert form.select_one("#id_title")["value"] == "Atelier exemple"


def test_a_first_date_that_does_not_follow_the_rule_is_asked_when_it_is_published(
    agenda: AgendaPage, moderator: Client
) -> None:
    fields = {"frequency": "WEEKLY", "weekdays": ["4"]}
    form = screen(create(moderator, agenda, **fields, **{"action-publish": "1"}))
    assert "La première date ne suit pas la règle" in form.text
    assert create(moderator, agenda, **fields).status_code == 302


@pytest.mark.parametrize("missing", ["start_date", "category"])
@pytest.mark.parametrize("value", ["", None, "20261301"])
def test_a_draft_says_what_it_cannot_do_without(
    agenda: AgendaPage, moderator: Client, missing: str, value: str | None
) -> None:
    form = screen(create(moderator, agenda, frequency="WEEKLY", **{missing: value}))
    assert form.select_one(f"[data-contentpath={missing}] .error-message").text.strip()
    assert not EventPage.objects.exists()


@pytest.mark.parametrize("missing", ["start_date", "end_date"])
def test_so_does_the_draft_of_a_campaign(agenda: AgendaPage, moderator: Client, missing: str) -> None:
    days = {"start_date": TUESDAY.isoformat(), "end_date": TUESDAY.isoformat(), missing: ""}
    rows = nested_form_data({name: inline_formset([]) for name in ("partners", "material", "comments")})
    data = {"title": "Campagne", "slug": "campagne", **nested_form_data({"body": streamfield([])}), **rows, **days}
    form = screen(moderator.post(f"/admin/pages/add/events/campaignpage/{agenda.pk}/", data))
    assert form.select_one(f"[data-contentpath={missing}] .error-message").text.strip()


def test_a_draft_may_be_unfinished_but_is_not_published_so(agenda: AgendaPage, moderator: Client) -> None:
    unfinished = {"place_text": "", "start_time": "", "end_time": "", "frequency": "WEEKLY"}
    assert create(moderator, agenda, **unfinished).status_code == 302
    page = EventPage.objects.get()
    edit = f"/admin/pages/{page.pk}/edit/"
    form = screen(moderator.post(edit, posting.form(**unfinished, **{"action-publish": "1"})))
    assert "Choisissez un lieu" in form.text
    assert "Donnez l’heure du début" in form.text
    # Nor is it from a list of pages, alone or with the agenda.
    for key, more in ((page.pk, {}), (agenda.pk, {"include_descendants": "on"})):
        address = f"/admin/bulk/wagtailcore/page/publish/?id={key}"
        shown = moderator.post(address, {"next": "/admin/", **more}, follow=True)
        assert "Il manque quelque chose à « Atelier exemple »" in shown.content.decode()
    assert not EventPage.objects.get().live
    # Nobody is kept from translating its words meanwhile.
    assert making.translated(page, "nl").pk
    assert moderator.post(edit, posting.form(frequency="WEEKLY", **{"action-publish": "1"})).status_code == 302
    assert EventPage.objects.get(pk=page.pk).live


def test_a_form_without_the_fields_of_a_series_leaves_the_series_as_it_is(
    agenda: AgendaPage, moderator: Client
) -> None:
    page = making.activity(agenda, rule=Rule(Frequency.WEEKLY, weekdays=(1,)), start_date=TUESDAY)
    data = {name: value for name, value in posting.of(page).items() if not name.startswith("recurrence")}
    assert moderator.post(f"/admin/pages/{page.pk}/edit/", data).status_code == 302
    draft = page.get_latest_revision_as_object()
    assert rule_of(draft.recurrence) == rule_of(page.recurrence)


@pytest.mark.parametrize(
    "text",
    ["RRULE:FREQ=HOURLY", "RRULE:FREQ=ZUT", "EXRULE:FREQ=DAILY", "RDATE:20269999", "RRULE:FREQ=MONTHLY;BYDAY=5MO"],
)
def test_a_rule_from_elsewhere_is_not_replaced_in_silence(agenda: AgendaPage, moderator: Client, text: str) -> None:
    page = making.activity(agenda)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_eventpage SET recurrence = %s WHERE page_ptr_id = %s", [text, page.pk])
    page.latest_revision.delete()
    form = screen(moderator.get(f"/admin/pages/{page.pk}/edit/"))
    assert form.select_one("event-recurrence option[selected]").text == "Une règle qui ne se lit pas ici"


def test_the_fields_need_no_script_and_no_style_in_the_page(agenda: AgendaPage, moderator: Client) -> None:
    page = making.activity(agenda, rule=Rule(Frequency.WEEKLY, weekdays=(1,)), start_date=TUESDAY)
    form = screen(moderator.get(f"/admin/pages/{page.pk}/edit/"))
    fields = form.select_one("event-recurrence")
    answer = moderator.post("/admin/activities/recurrence/", posting.of(page)).content.decode()
    assert "Chaque mardi" in answer
    assert inline(str(fields) + answer) == []
    assert not fields.select_one("fieldset").select("[hidden], [disabled]"), (
        "without script every field can be filled in"
    )
    assert form.select("script[type=module][src$='events/js/recurrence.js']")


def test_a_translation_is_asked_for_its_words_only(agenda: AgendaPage, moderator: Client) -> None:
    page = making.activity(agenda, rule=Rule(Frequency.WEEKLY, weekdays=(1,)), start_date=TUESDAY, spoken=["ar"])
    arabic = making.translated(page, "ar", title="حلقة محادثة")
    edit = f"/admin/pages/{arabic.pk}/edit/"
    form = screen(moderator.get(edit))
    assert not form.select("event-recurrence, #id_start_date, #id_category, [name^=spoken_languages]")
    assert not [heading for heading in form.select("h2") if heading.text.strip() in {"Quand", "Où", "Rarement utile"}]
    words = {name: value for name, value in posting.of(page, title="محادثة").items() if "recurrence" not in name}
    kept = {
        name: words[name]
        for name in words
        if name.startswith(("title", "slug", "summary", "body", "changes", "comments"))
    }
    assert moderator.post(edit, {**kept, "action-publish": "1"}).status_code == 302
    arabic.refresh_from_db()
    assert arabic.title == "محادثة"
    assert arabic.start_date == TUESDAY
    assert arabic.spoken_languages.get().code == "ar"
