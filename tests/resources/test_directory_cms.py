"""How staff keep organisations: what they are told, what is kept, what they find again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.models import Audience, Commune, Organisation
from tests.resources import directory_making as making

ADD = "/admin/snippets/core/organisation/add/"
LIST = "/admin/snippets/core/organisation/"
Row = dict[str, Any]


@pytest.fixture
def staff(member: Callable[..., Client]) -> Client:
    return member("Rédaction")


def row(weekday: int, opens: str, closes: str, **fields: str) -> Row:
    return {"weekday": weekday, "opens": opens, "closes": closes, **fields}


def form(*hours: Row, special: list[Row] | None = None, **fields: Any) -> dict[str, Any]:
    """An organisation as a browser sends it."""
    data = {
        "name": "Maison exemple",
        "slug": "",
        "commune": Commune.objects.get(name="Mons").pk,
        "zone": "Europe/Brussels",
        "checked_on": timezone.localdate().isoformat(),
        "opening_hours": inline_formset(list(hours)),
        "special_opening_hours": inline_formset(special or []),
        **{name: value for name, value in fields.items() if not isinstance(value, list)},
    }
    several = {name: value for name, value in fields.items() if isinstance(value, list)}
    return nested_form_data(data) | several


def told(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_an_organisation_is_kept_with_its_hours_and_languages(staff: Client) -> None:
    french = making.service("cours-exemple")
    response = staff.post(
        ADD,
        form(
            row(0, "09:00", "12:00"),
            row(0, "13:00", "17:00", by_appointment="on"),
            row(6, "22:00", "02:00"),
            special=[{"first_day": "2026-12-24", "last_day": "2027-01-03", "reason": "Congés"}],
            in_directory="on",
            languages=["ar", "fr"],
            services=[french.pk],
        ),
    )
    assert response.status_code == 302, told(response)[:2000]
    found = Organisation.objects.get(name="Maison exemple")
    assert (found.slug, found.languages, found.in_directory) == ("maison-exemple", ["ar", "fr"], True)
    assert list(found.services.all()) == [french]
    assert [each.by_appointment for each in found.opening_hours.all()] == [False, True, False]
    assert found.special_opening_hours.get().reason == "Congés"
    assert staff.get(f"/fr/annuaire/{found.slug}/").status_code == 200


@pytest.mark.parametrize(
    ("hours", "special", "sentence"),
    [
        ([row(0, "09:00", "12:00"), row(0, "11:00", "13:00")], [], "lundi de 09:00 à 12:00 et le lundi de 11:00"),
        ([row(6, "22:00", "02:00"), row(0, "01:00", "03:00")], [], "se chevauchent"),
        ([row(2, "09:00", "09:00")], [], "à la même heure (09:00)"),
        ([], [{"first_day": "2026-12-24", "last_day": "2026-12-20"}], "Le dernier jour vient avant le premier."),
        (
            [],
            [
                {"first_day": "2026-12-24", "last_day": "2026-12-26"},
                {"first_day": "2026-12-26", "last_day": "2026-12-26", "opens": "09:00", "closes": "10:00"},
            ],
            "Deux lignes parlent du 26/12/2026",
        ),
        ([], [{"first_day": "2026-12-24", "last_day": "2026-12-24", "opens": "09:00"}], "Donnez les deux heures"),
    ],
)
def test_hours_that_contradict_each_other_are_told(
    staff: Client, hours: list[Row], special: list[Row], sentence: str
) -> None:
    response = staff.post(ADD, form(*hours, special=special))
    assert response.status_code == 200
    assert sentence in told(response)
    assert not Organisation.objects.filter(name="Maison exemple").exists()


def test_a_line_that_is_taken_away_no_longer_counts(staff: Client) -> None:
    going = row(0, "11:00", "13:00", DELETE="1")
    assert staff.post(ADD, form(row(0, "09:00", "12:00"), going)).status_code == 302
    assert Organisation.objects.get(name="Maison exemple").opening_hours.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"in_directory": "on", "commune": ""}, "une commune, ou à défaut un lieu"),
        ({"languages": ["xx"]}, "xx"),
        ({"zone": "Europe/Nulle-Part"}, "Ce fuseau horaire n’existe pas"),
        ({"postal_code": "<7000>"}, "Un code postal."),
        ({"website": "javascript:alert(1)"}, "URL"),
    ],
)
def test_what_cannot_be_is_told(staff: Client, fields: dict[str, Any], sentence: str) -> None:
    response = staff.post(ADD, form(**fields))
    assert response.status_code == 200
    assert sentence in told(response)


def test_two_of_one_name_are_refused_and_two_of_one_slug_told_apart(staff: Client) -> None:
    making.organisation("Maison exemple")
    assert staff.post(ADD, form()).status_code == 200
    assert staff.post(ADD, form(name="Maison-exemple")).status_code == 302
    assert Organisation.objects.get(name="Maison-exemple").slug == "maison-exemple-2"
    response = staff.post(ADD, form(name="Autre exemple", slug="maison-exemple"))
    assert response.status_code == 200
    assert not Organisation.objects.filter(name="Autre exemple").exists()


def test_what_was_chosen_is_shown_again(staff: Client) -> None:
    found = making.organisation("Maison exemple", languages=["ar", "tr"], hours={0: ["09:00-12:00"]})
    page = BeautifulSoup(staff.get(f"/admin/snippets/core/organisation/edit/{found.pk}/").content, "html.parser")
    chosen = {option["value"] for option in page.select('[name="languages"] option[selected]')}
    assert chosen == {"ar", "tr"}
    assert page.select_one('[name="opening_hours-0-opens"]')["value"] == "09:00"


def test_the_form_names_languages_and_speaks_french(staff: Client) -> None:
    page = BeautifulSoup(staff.get(ADD).content, "html.parser")
    options = {option["value"]: option.get_text(strip=True) for option in page.select('[name="languages"] option')}
    assert (options["ar"], options["rif"]) == ("arabe", "rifain")
    audiences = page.select('[name="audiences"]')
    assert len(audiences) == Audience.objects.filter(locale__language_code="fr").count()
    text = page.get_text(" ", strip=True)
    for heading in ("Qui est-ce ?", "Annuaire", "Adresse et accès", "Contact", "Heures d’ouverture", "Vérification"):
        assert heading in text


def test_the_list_is_narrowed(staff: Client) -> None:
    making.directory()
    today = timezone.localdate()
    making.organisation("Nouvelle (exemple)", commune="Mons")
    making.organisation("Ancienne (exemple)", commune="Dour", checked_on=today - timedelta(days=200))
    making.organisation("Rappelée (exemple)", commune="Dour", review_on=today)
    making.organisation(
        "Patiente (exemple)", checked_on=today - timedelta(days=200), review_on=today + timedelta(days=1)
    )

    def listed(query: str) -> set[str]:
        text = told(staff.get(f"{LIST}?listed=oui&{query}"))
        return {name for name in ("Nouvelle", "Ancienne", "Rappelée", "Patiente") if f"{name} (exemple)" in text}

    assert listed("") == {"Nouvelle", "Ancienne", "Rappelée", "Patiente"}
    assert listed(f"commune={Commune.objects.get(name='Dour').pk}") == {"Ancienne", "Rappelée"}
    assert listed("due=oui") == {"Ancienne", "Rappelée"}
    assert listed("due=non") == {"Nouvelle", "Patiente"}


def test_is_still_chosen_elsewhere(staff: Client) -> None:
    making.organisation("Abri exemple")
    response = staff.get("/admin/snippets/choose/core/organisation/")
    assert "Abri exemple" in response.content.decode()
