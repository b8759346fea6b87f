"""The staff loads figures: through the form of the CMS, with real files, good and bad."""

import io
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from wagtail.models import ModelLogEntry

from core.models import Commune, Organisation
from resources.figures import loading
from resources.models import Dataset
from tests.resources import figures_making as making
from tests.resources.figures_making import DOUR, MONS

GOOD = "Commune;2023;2024\nMons;1 250;1 300\nQuévy;;7\nTotal;1 250;1 307\n"
BAD = "Commune;2023;2024\nMons;1 250;beaucoup\nParis;1;2\n"


@pytest.fixture
def staff(db: None) -> Client:
    """Somebody who may change datasets, and nothing else."""
    user = User.objects.create_user("chiffres", "chiffres@centre.example", "mot de passe")
    rights = [("wagtailadmin", "access_admin"), *(("resources", f"{may}_dataset") for may in ("view", "add", "change"))]
    for app, codename in rights:
        user.user_permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def figures(db: None) -> Dataset:
    making.figures_page()
    return making.dataset(making.two_years())


def loading_page(dataset: Dataset) -> str:
    return reverse("figures_load", args=[dataset.pk])


def send(client: Client, dataset: Dataset, content: bytes | str, name: str = "chiffres.csv", **fields: str) -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(loading_page(dataset), {"file": SimpleUploadedFile(name, data), **fields})


def tree(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def present(dataset: Dataset) -> dict[tuple[str, int], Decimal]:
    found = dataset.figures.values_list("commune__nis_code", "year", "value")
    return {(code, year): value for code, year, value in found}


def confirm(client: Client, dataset: Dataset, response: Any) -> Any:
    checked = tree(response).select_one("input[name=checked]")["value"]
    return client.post(loading_page(dataset), {"checked": checked}, follow=True)


def test_a_good_file_is_shown_first_and_loaded_after_a_yes(staff: Client, figures: Dataset) -> None:
    response = send(staff, figures, GOOD)
    assert response.status_code == 200
    said = tree(response).get_text(" ", strip=True)
    assert "3 lignes, 3 chiffres, 1 cellule sans chiffre" in said
    assert "2 communes" in said
    assert "Dour" in said
    assert "Ligne 4, 2023 : 1250 dans le fichier, 1250 en additionnant les communes." in said
    assert "Les chiffres présents (4) sont remplacés" in said
    assert "Nouveaux : 1. Différents : 2. Ceux qui disparaissent : 2." in said
    assert len(present(figures)) == 4, "nothing before the yes"
    assert (DOUR, 2023) in present(figures)

    done = confirm(staff, figures, response)
    assert "3 chiffres sont chargés" in tree(done).get_text()
    assert present(figures) == {(MONS, 2023): 1250, (MONS, 2024): 1300, (making.QUEVY, 2024): 7}
    figures.refresh_from_db()
    assert figures.loaded_at is not None


def test_a_bad_file_is_answered_with_its_mistakes_and_changes_nothing(staff: Client, figures: Dataset) -> None:
    before = present(figures)
    response = send(staff, figures, BAD)
    assert response.status_code == 422
    rows = [[cell.get_text() for cell in row.select("td")] for row in tree(response).select("tbody tr")]
    assert [row[:2] for row in rows] == [["2", "C"], ["3", "A"]]
    assert "« beaucoup »" in rows[0][2]
    assert tree(response).select("input[name=checked]") == []
    assert present(figures) == before


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "vide"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04zip", "ne s’ouvre pas"),
        (b"x" * (6 * 1024 * 1024), "trop lourd"),
        (b"Commune;2023\n<script>alert(1)</script>;2", "<script>"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    staff: Client, figures: Dataset, content: bytes, part: str
) -> None:
    response = send(staff, figures, content)
    assert response.status_code == 422
    assert part in tree(response).get_text()
    assert b"<script>alert" not in response.content
    assert present(figures)


def test_a_number_that_may_be_two_is_asked_about(staff: Client, figures: Dataset) -> None:
    text = "Commune;2024\nMons;1.250\n"
    assert "Choisissez le signe" in tree(send(staff, figures, text)).get_text()
    confirm(staff, figures, send(staff, figures, text, decimal=","))
    assert present(figures) == {(MONS, 2024): 1250}


def test_a_workbook_is_loaded(staff: Client, figures: Dataset) -> None:
    book, out = Workbook(), io.BytesIO()
    for row in (("Chiffres de l’année",), (), ("Code INS", "Année", "Valeur"), (53053, 2024, 12.5)):
        book.active.append(row)
    book.save(out)
    confirm(staff, figures, send(staff, figures, out.getvalue(), "chiffres.xlsx"))
    assert present(figures) == {(MONS, 2024): Decimal("12.5")}


def test_a_yes_counts_once_and_only_for_what_was_there(staff: Client, figures: Dataset) -> None:
    checked = send(staff, figures, GOOD)
    loading.replace(figures, {(DOUR, 2024): Decimal(1)})
    assert "trop ancienne" in tree(confirm(staff, figures, checked)).get_text()
    assert present(figures) == {(DOUR, 2024): 1}


@pytest.mark.parametrize("checked", ["", "x", "a:b:c"])
def test_a_yes_that_nobody_gave_is_none(staff: Client, figures: Dataset, checked: str) -> None:
    before = present(figures)
    response = staff.post(loading_page(figures), {"checked": checked}, follow=True)
    assert "trop ancienne" in tree(response).get_text()
    assert present(figures) == before


def test_another_persons_yes_is_none(staff: Client, figures: Dataset, admin_client: Client) -> None:
    checked = send(admin_client, figures, GOOD)
    assert "trop ancienne" in tree(confirm(staff, figures, checked)).get_text()


def test_the_history_says_who_loaded_what(staff: Client, figures: Dataset) -> None:
    confirm(staff, figures, send(staff, figures, GOOD))
    entry = ModelLogEntry.objects.filter(action=loading.LOGGED, object_id=str(figures.pk)).latest("timestamp")
    assert entry.user.username == "chiffres"
    assert entry.message == "3 chiffres chargés, 2023–2024 ; il y en avait 4."


def test_figures_are_the_french_rows(staff: Client, figures: Dataset) -> None:
    arabic = making.translated(figures, "ar", title="طاولات")
    assert staff.get(loading_page(arabic)).headers["Location"] == loading_page(figures)
    assert arabic.figures.count() == 0


def test_who_only_translates_loads_no_figures(figures: Dataset, member: Any) -> None:
    translator = member("Traduction – العربية")
    response = send(translator, figures, GOOD)
    assert response.status_code in {302, 403}
    assert len(present(figures)) == 4
    assert Client().get(loading_page(figures)).status_code == 302
    assert translator.get("/admin/figures/999999/load/", follow=True).status_code == 404


def test_the_dataset_is_kept_in_the_cms_and_leads_to_its_figures(admin_client: Client, figures: Dataset) -> None:
    listed = tree(admin_client.get(reverse("wagtailsnippets_resources_dataset:list")))
    assert listed.select_one(f"a[href='{loading_page(figures)}']")
    edited = tree(admin_client.get(reverse("wagtailsnippets_resources_dataset:edit", args=[figures.pk])))
    assert "4 chiffres" in edited.get_text()
    assert edited.select_one(f"a[href='{loading_page(figures)}']")
    assert edited.select_one("[name=slug]") is None
    new = tree(admin_client.get(reverse("wagtailsnippets_resources_dataset:add")))
    assert "Enregistrez d’abord" in new.get_text()


def test_a_file_with_mistakes_is_loaded_by_no_way(figures: Dataset) -> None:
    before = present(figures)
    with pytest.raises(loading.RefusedError, match="beaucoup"):
        loading.load(figures, io.BytesIO(BAD.encode()))
    assert present(figures) == before


def test_an_address_stays_when_the_title_changes(figures: Dataset) -> None:
    figures.title = "Un autre titre"
    figures.save()
    assert figures.slug == "tables-de-conversation"
    assert making.dataset(title="Tables de conversation").slug == "tables-de-conversation-2"


def test_a_commune_with_figures_is_not_deleted(figures: Dataset, admin_client: Client) -> None:
    commune = Commune.objects.get(nis_code=MONS)
    address = f"/admin/snippets/core/commune/delete/{commune.pk}/"
    assert "Rien n’est supprimé" in admin_client.post(address, follow=True).content.decode()
    assert Commune.objects.filter(pk=commune.pk).exists()
    figures.figures.filter(commune=commune).delete()
    Organisation.objects.filter(commune=commune).update(commune=None)
    Dataset.objects.exclude(pk=figures.pk).delete()
    admin_client.post(address)
    assert not Commune.objects.filter(pk=commune.pk).exists()
