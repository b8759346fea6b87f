"""What is said of an activity: every practical fact, in the feed's language; and when it counts as something new."""

from datetime import datetime

import pytest
from wagtail.models import Locale, PageViewRestriction

from core.models import Audience, CentreSettings, Commune, Organisation
from events import announcing, loading, nightly, renaming, tombstones
from events.ical import Announcement
from events.models import AgendaPage, Category, EventOrganiser, EventPage, Series, SpokenLanguage
from events.occurrences import Status
from events.rules import Frequency, Rule
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")


@pytest.fixture
def agenda(db: None) -> AgendaPage:
    return making.agenda()


def announced(page: EventPage, code: str = "fr") -> Announcement:
    activity = loading.activity(page.pk)
    assert activity
    return announcing.in_language([activity], code)[activity.key]


def series(page: EventPage) -> Series:
    return Series.objects.get(translation_key=page.translation_key)


def version(page: EventPage) -> tuple[datetime, int]:
    found = series(page)
    return found.changed, found.sequence


def test_it_says_every_practical_fact(agenda: AgendaPage) -> None:
    host = making.place("Association exemple", email="a@exemple.example")
    page = making.activity(
        agenda,
        place=making.place(),
        room="Salle 2",
        organiser=host,
        is_free=False,
        price="5 €",
        childcare=True,
        interpreter=True,
        step_free="yes",
        registration="telephone",
        registration_address="065 12 34 56",
        contact_telephone="065 00 00 00",
        contact_email="b@exemple.example",
        audiences=[making.audience()],
        campaign=making.campaign(agenda, "Semaine exemple"),
    )
    page.spoken_languages = [SpokenLanguage(code="fr", level="A2"), SpokenLanguage(code="ar")]
    page.co_organisers = [EventOrganiser(organisation=making.place("Maison exemple"))]
    page.save()
    said = "\n".join(announced(page).facts)
    for expected in (
        "Salle 2, Maison exemple, Rue Exemple 1, 7000 Mons",
        "5 €",
        "français (A2), arabe",
        "Familles",
        "065 12 34 56",
        "065 00 00 00 · b@exemple.example",
        "Association exemple, Maison exemple",
        "Semaine exemple",
    ):
        assert expected in said, said
    assert announced(page).organiser.email == "a@exemple.example"


def test_without_an_organiser_it_is_the_centre(agenda: AgendaPage) -> None:
    CentreSettings.objects.update(email="accueil@centre.example")
    organiser = announced(making.activity(agenda)).organiser
    assert organiser.name == "Centre Interculturel de Mons et du Borinage"
    assert organiser.email == (CentreSettings.objects.first() or CentreSettings()).email


def test_facts_are_said_in_the_feeds_language(agenda: AgendaPage) -> None:
    making.category("film", ar="فيلم")
    page = making.activity(agenda, "Film", category=making.category("film"), spoken=["ar"])
    arabic = announced(page, "ar")
    assert arabic.categories[0].words == "فيلم"
    assert any("العربية" in fact for fact in arabic.facts)
    assert (arabic.title.words, arabic.title.language) == ("Film", "fr")


def test_a_message_that_is_not_translated_keeps_its_language(agenda: AgendaPage) -> None:
    day = making.in_days(7)
    page = making.activity(agenda, changes=[making.cancelled(day, "Salle fermée")], status_message="Attention")
    translated = making.translated(page, "ar", title="ورشة")
    said = announced(page, "ar")
    assert said.changes[day].message.language == "fr"
    assert (said.status_message.words, said.status_message.language) == ("Attention", "fr")
    translated.status_message = "انتباه"
    translated.save()
    assert (announced(page, "ar").status_message.words, announced(page, "ar").status_message.language) == (
        "انتباه",
        "ar",
    )


def test_one_date_elsewhere_is_there(agenda: AgendaPage) -> None:
    day = making.in_days(7)
    there = making.place("Bibliothèque exemple")
    page = making.activity(
        agenda, rule=Rule(Frequency.DAILY, count=2), changes=[making.elsewhere(day, place=there)], place=making.place()
    )
    assert announced(page).changes[day].place.line.startswith("Bibliothèque exemple")


def test_its_colour_is_its_categorys_in_every_language(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    assert announced(page).colour == announced(page, "ar").colour
    assert announced(page).colour in announcing.COLOURS.values()


def test_a_tombstone_remembers_every_date(agenda: AgendaPage) -> None:
    first, moved = making.in_days(7), making.in_days(8)
    page = making.activity(
        agenda,
        start_date=first,
        rule=Rule(Frequency.DAILY, count=4),
        removed=[making.in_days(9)],
        changes=[making.rescheduled(moved, making.in_days(20))],
    )
    before = announced(page)
    kept = tombstones.announcement(series(page).said, "fr")
    assert kept.title == before.title
    assert kept.schedule.dates(making.in_days(60)) == before.schedule.dates(making.in_days(60))
    assert kept.schedule.changes[moved].start == before.schedule.changes[moved].start
    assert kept.schedule.status == Status.CANCELLED


# -- What makes it new


def test_saving_the_same_changes_nothing(agenda: AgendaPage) -> None:
    page = making.activity(agenda, rule=Rule(Frequency.DAILY, count=3), audiences=[making.audience()], spoken=["ar"])
    making.translated(page, "ar", title="ورشة")
    before = version(page)
    EventPage.objects.get(pk=page.pk).save_revision().publish()
    assert version(page) == before


@pytest.mark.parametrize(
    ("name", "value", "rises"),
    [
        ("summary", "Autre résumé", False),
        ("childcare", True, False),
        ("start_time", "17:00", True),
        ("place_text", "Ailleurs", True),
        ("status", "cancelled", True),
        ("online_address", "https://meet.example/x", True),
    ],
)
def test_the_number_rises_with_time_place_and_status(agenda: AgendaPage, name: str, value: object, rises: bool) -> None:
    page = making.activity(agenda)
    changed, sequence = version(page)
    setattr(page, name, value)
    page.save()
    after = version(page)
    assert after[0] > changed
    assert (after[1] > sequence) == rises


def renamed_category(page: EventPage) -> None:
    label = Category.objects.get(slug="film", locale__language_code="fr")
    label.name = "Cinéma"
    label.save()


def translated_category(page: EventPage) -> None:
    """Into a language in which the activity has no page: its feed says it all the same."""
    label = Category.objects.get(slug="film", locale__language_code="fr")
    Category.objects.create(
        translation_key=label.translation_key, locale=Locale.objects.get(language_code="tr"), name="Film", slug="film"
    )


def renamed_audience(page: EventPage) -> None:
    label = Audience.objects.get(slug="familles", locale__language_code="fr")
    label.name = "Parents"
    label.save()


def moved_organisation(page: EventPage) -> None:
    place = Organisation.objects.get(pk=page.place_id)
    place.street = "Rue Nouvelle 2"
    place.save()


def renamed_commune(page: EventPage) -> None:
    commune = Commune.objects.get(pk=page.place.commune_id)
    commune.name = "Mons (exemple)"
    commune.save()


def renamed_campaign(page: EventPage) -> None:
    page.campaign.title = "Autre semaine"
    page.campaign.save_revision().publish()


def withdrawn_campaign(page: EventPage) -> None:
    page.campaign.unpublish()


def private_campaign(page: EventPage) -> None:
    PageViewRestriction(page=page.campaign, restriction_type=PageViewRestriction.LOGIN).save()


def removed_organisation(page: EventPage) -> None:
    Organisation.objects.get(pk=page.place_id).delete()


def removed_campaign(page: EventPage) -> None:
    page.campaign.delete()


@pytest.mark.parametrize(
    "change",
    [
        renamed_category,
        translated_category,
        renamed_audience,
        moved_organisation,
        renamed_commune,
        renamed_campaign,
        withdrawn_campaign,
        private_campaign,
        removed_organisation,
        removed_campaign,
    ],
    ids=lambda change: change.__name__,
)
def test_what_is_renamed_is_said_anew(agenda: AgendaPage, change: object) -> None:
    page = making.activity(
        agenda,
        category=making.category("film"),
        audiences=[making.audience()],
        place=making.place(),
        campaign=making.campaign(agenda),
    )
    other = making.activity(agenda, "Autre")
    before, others = version(page), version(other)
    change(EventPage.objects.get(pk=page.pk))
    assert version(page)[0] > before[0]
    assert version(other) == others


def test_a_rename_does_bounded_work_and_the_night_does_the_rest(
    agenda: AgendaPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [making.activity(agenda, f"Atelier {number}") for number in range(3)]
    monkeypatch.setattr(renaming, "AT_ONCE", 1)
    before = [version(page) for page in pages]
    label = making.category("atelier")
    label.name = "Ateliers et stages"
    label.save()
    assert sum(version(page) != old for page, old in zip(pages, before, strict=True)) == 1
    nightly.top_up()
    assert all(version(page)[0] > old[0] for page, old in zip(pages, before, strict=True))
    assert nightly.top_up().startswith("0 ")


def test_a_rule_that_no_form_lets_through_takes_only_its_activity_out(agenda: AgendaPage) -> None:
    page = making.activity(agenda)
    good = making.activity(agenda, "Autre")
    EventPage.objects.filter(pk=page.pk).update(recurrence="RRULE:FREQ=SECONDLY;COUNT=3")
    found = loading.activities(EventPage.objects.filter(pk__in=[page.pk, good.pk]))
    assert [each.page.pk for each in found] == [good.pk]


def test_a_place_that_a_changed_date_names_is_followed(agenda: AgendaPage) -> None:
    there = making.place("Bibliothèque exemple")
    day = making.in_days(8)
    page = making.activity(agenda, rule=Rule(Frequency.DAILY, count=3), changes=[making.elsewhere(day, place=there)])
    changed, sequence = version(page)
    there.street = "Rue Nouvelle 5"
    there.save()
    assert version(page)[0] > changed
    assert version(page)[1] > sequence
    assert "Rue Nouvelle 5" in announced(page).changes[day].place.line


def test_a_private_campaign_is_not_named(agenda: AgendaPage) -> None:
    page = making.activity(agenda, campaign=making.campaign(agenda, "Campagne interne"))
    private_campaign(page)
    said = announced(page)
    assert "interne" not in f"{said.facts} {said.categories} {said.campaign}"
