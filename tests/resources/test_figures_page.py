"""Local figures as visitors read them and take them away."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from core.models import Commune
from resources.blocks.figures import DatasetBlock
from resources.figures import checking, listing, loading, reading
from resources.figures.wording import Written
from resources.models import Dataset
from tests.resources import figures_making as making
from tests.resources.figures_making import DOUR, MONS, QUEVY

Read = Callable[..., BeautifulSoup]
EXAMPLE: Path = settings.ROOT / "fixtures/media/exemple-chiffres.csv"


@pytest.fixture
def shown(db: None) -> Dataset:
    making.figures_page("ar")
    return making.dataset(making.two_years(), summary="Ce que l’on compte.", source_url="https://example.org/")


def address(dataset: Dataset, code: str = "fr", query: str = "") -> str:
    return f"/{code}/chiffres/{dataset.slug}/{query}"


def test_the_list_has_what_has_figures_and_says_what_is_an_example(shown: Dataset, read: Read) -> None:
    making.dataset(making.two_years(), title="Inventé", is_example=True)
    making.dataset(title="Sans chiffres")
    tree = read("/fr/chiffres/")
    real, invented = tree.select(".datasets .card")
    assert "Tables de conversation" in real.get_text()
    assert "2023–2024" in real.get_text()
    assert real.select_one(".datasets__example") is None
    assert "Inventé" in invented.get_text()
    assert invented.select_one(".datasets__example").get_text(strip=True)


def test_what_has_no_figures_has_no_page(shown: Dataset, read: Read) -> None:
    read(address(making.dataset(title="Vide")), status=404)
    read("/fr/chiffres/rien/", status=404)


def test_the_table_has_a_row_a_commune_and_a_column_a_year(shown: Dataset, read: Read) -> None:
    table = read(address(shown)).select_one(".figures-table table")
    assert table.caption.get_text().startswith("Tables de conversation")
    assert [cell.get_text() for cell in table.select("thead th[scope=col]")] == ["Commune", "2023", "2024"]
    names = [row.th.get_text() for row in table.select("tbody tr")]
    assert names == sorted(Commune.objects.values_list("name", flat=True))
    mons = next(row for row in table.select("tbody tr") if row.th.get_text() == "Mons")
    assert mons.th["scope"] == "row"
    assert [cell.get_text() for cell in mons.select("td")] == ["1\u202f200,0", "1\u202f300,5"]
    lens = next(row for row in table.select("tbody tr") if row.th.get_text() == "Lens")
    assert lens.td.select_one("[aria-hidden]").get_text() == "–"
    assert table.parent["tabindex"] == "0"
    assert table.parent["aria-labelledby"] == table.caption.span["id"]


def test_all_communes_together_are_added_up_only_where_all_are_there(db: None, read: Read) -> None:
    making.figures_page()
    codes = list(Commune.objects.values_list("nis_code", flat=True))
    every = {(code, 2023): 2 for code in codes} | {(code, 2024): 3 for code in codes[1:]}
    totals = read(address(making.dataset(every))).select("tfoot td")
    assert totals[0].get_text(strip=True) == "26"
    assert "–" in totals[1].get_text()
    percentages = making.dataset(every, title="Parts", measure="percentage")
    assert read(address(percentages)).select("tfoot") == []


@pytest.mark.parametrize("kind", ["bars", "tiles", "lines", "multiples"])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_each_chart_has_an_address_of_its_own(shown: Dataset, read: Read, kind: str, code: str) -> None:
    tree = read(address(shown, code, f"?chart={kind}"))
    figure = tree.select_one(f"figure.chart--{kind}")
    assert figure.figcaption.get_text(strip=True)
    drawing = figure.svg
    if kind != "multiples":
        assert drawing["role"] == "img"
        named = [tree.find(id=name) for name in drawing["aria-labelledby"].split()]
        assert [each.name for each in named] == ["title", "desc"]
        assert "Mons" in named[1].get_text()
    assert "Mons" in figure.get_text()
    ids = [each["id"] for each in tree.select("[id]")]
    assert len(set(ids)) == len(ids)
    current = tree.select_one(".chart-ways__kinds [aria-current=page]")
    assert current["href"] == (f"?chart={kind}" if kind != "bars" else "?")


def test_another_year_is_a_link_and_changes_what_is_said(shown: Dataset, read: Read) -> None:
    latest = read(address(shown))
    assert "1\u202f300,5" in latest.select_one(".dataset__said").get_text()
    link = next(way for way in latest.select(".chart-ways__years a") if way.get_text() == "2023")
    earlier = read(address(shown, query=link["href"]))
    assert "1\u202f200,0" in earlier.select_one(".dataset__said").get_text()
    assert "2023" in earlier.select_one("figcaption").get_text()
    assert earlier.select_one("meta[name=robots]")["content"].startswith("noindex")
    assert latest.select_one("meta[name=robots]") is None


@pytest.mark.parametrize(
    "query", ["?chart=pie", "?year=1", "?year=%C2%B2", "?chart=tiles&year=99999999999", "?year=2024%00"]
)
def test_an_address_that_says_nothing_to_us_shows_the_usual_chart(shown: Dataset, read: Read, query: str) -> None:
    tree = read(address(shown, query=query))
    assert tree.select_one("figure.chart")
    assert tree.select_one(".band--warning")


def test_what_is_not_translated_is_french_and_marked(shown: Dataset, read: Read) -> None:
    heading = read(address(shown, "ar")).h1
    assert (heading["lang"], heading["dir"]) == ("fr", "ltr")
    begun = making.translated(shown, "ar")
    assert read(address(shown, "ar")).h1["lang"] == "fr"
    begun.delete()
    making.translated(shown, "ar", title="طاولات محادثة", unit="أشخاص")
    tree = read(address(shown, "ar"))
    assert tree.h1.get_text(strip=True) == "طاولات محادثة"
    assert "lang" not in tree.h1.attrs
    assert "أشخاص" in tree.figcaption.get_text()
    assert "1,300.5" in tree.select_one(".figures-table").get_text()


def test_an_example_says_so_and_is_kept_from_search_engines(shown: Dataset, read: Read, visitor: Client) -> None:
    example = making.dataset(making.two_years(), title="Exemple", is_example=True)
    tree = read(address(example))
    assert tree.select_one(".page-head .band--warning")
    assert tree.select_one("meta[name=robots]")["content"] == "noindex, follow"
    assert tree.select_one("script[type='application/ld+json']") is None
    assert json.loads(visitor.get(f"/fr/figures/{example.translation_key}.json").content)["warning"]
    assert read(address(shown)).select_one(".page-head .band--warning") is None
    assert [slug for slug in listing.slugs() if slug == example.slug] == []


def test_search_engines_are_told_of_the_files(shown: Dataset, read: Read, visitor: Client) -> None:
    data = json.loads(read(address(shown)).select_one("script[type='application/ld+json']").string)
    assert (data["@type"], data["temporalCoverage"]) == ("Dataset", "2023/2024")
    assert [place["name"] for place in data["spatialCoverage"]] == ["Dour", "Mons"]
    for download in data["distribution"]:
        path = download["contentUrl"].removeprefix("http://testserver")
        assert visitor.get(path).headers["Content-Type"].startswith(download["encodingFormat"])


def test_the_csv_can_be_loaded_again_as_it_is(shown: Dataset, visitor: Client) -> None:
    response = visitor.get(f"/fr/figures/{shown.translation_key}.csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="tables-de-conversation.csv"'
    assert response.content.startswith(b"\xef\xbb\xbfnis_code,commune,year,value\r\n")
    report = checking.check(reading.read(response.content), loading.rules(shown))
    assert report.faults == []
    assert {key: float(value) for key, value in report.figures.items()} == making.two_years()


def test_the_json_says_what_the_figures_are(shown: Dataset, visitor: Client) -> None:
    making.translated(shown, "ar", title="طاولات محادثة", unit="أشخاص")
    data = json.loads(visitor.get(f"/ar/figures/{shown.translation_key}.json").content)
    assert (data["title"], data["unit"], data["language"]) == ("طاولات محادثة", "أشخاص", "ar")
    assert data["source"] == {"name": "Centre (exemple)", "url": "https://example.org/", "published_on": "2026-11-01"}
    assert data["licence"]["name"] == "CC0 1.0"
    assert data["page"].endswith(address(shown, "ar"))
    assert {"nis_code": MONS, "commune": "Mons", "year": 2024, "value": 1300.5} in data["figures"]
    assert len(data["figures"]) == 4


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_files_are_asked_for_again_and_sent_once(shown: Dataset, visitor: Client, kind: str) -> None:
    path = f"/fr/figures/{shown.translation_key}.{kind}"
    first = visitor.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert "Vary" not in first.headers or "Cookie" not in first.headers["Vary"]
    assert visitor.get(path, headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    loading.replace(shown, {(QUEVY, 2024): 1})
    assert visitor.get(path, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("path", ["rien.csv", "00000000-0000-4000-8000-000000000000.csv", "{key}.xlsx", "{key}.CSV"])
def test_other_addresses_are_no_files(shown: Dataset, visitor: Client, path: str) -> None:
    assert visitor.get(f"/fr/figures/{path.format(key=shown.translation_key)}").status_code == 404


def test_no_text_of_a_file_is_a_formula(shown: Dataset, visitor: Client) -> None:
    Commune.objects.filter(nis_code=DOUR).update(name='=HYPERLINK("http://x";"Dour")')
    content = visitor.get(f"/fr/figures/{shown.translation_key}.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content)))
    assert {row[1] for row in rows[1:]} == {"Mons", """'=HYPERLINK("http://x";"Dour")"""}


def test_any_number_of_datasets_asks_the_database_as_often(shown: Dataset, visitor: Client) -> None:
    def asked(path: str) -> int:
        visitor.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            visitor.get(path)
        return len(queries)

    before = asked("/ar/chiffres/"), asked(address(shown, "ar"))
    for number in range(5):
        making.dataset(making.two_years(), title=f"Autre {number}")
    assert (asked("/ar/chiffres/"), asked(address(shown, "ar"))) == before
    assert max(before) <= 25


@pytest.mark.parametrize(
    ("code", "text"),
    [("fr", "12,50\u202f%"), ("en", "12.50%"), ("tr", "%12,50"), ("fa", "۱۲.۵۰٪"), ("ar", "12.50\u200e%\u200e")],
)
def test_percentages_are_written_as_each_language_does(code: str, text: str) -> None:
    with override(code):
        written = Written("percentage", 2)(making.Decimal("12.5"))
    plain = [letter for letter in written if letter.isalnum()]
    assert plain == [letter for letter in text if letter.isalnum()]
    assert written.replace("\xa0", "\u202f").startswith("%") == text.startswith("%")


def block(value: dict[str, Any], code: str = "fr") -> BeautifulSoup:
    definition = DatasetBlock()
    definition.set_name("dataset")
    with override(code):
        return BeautifulSoup(definition.render(definition.to_python(value)), "html.parser")


def test_a_page_may_show_a_dataset_with_its_source(shown: Dataset) -> None:
    tree = block({"heading": "En chiffres", "dataset": shown.slug, "chart": "tiles"})
    assert tree.h2.get_text() == "En chiffres"
    assert tree.select_one("figure.chart--tiles")
    assert "Centre (exemple)" in tree.get_text()
    assert tree.select_one(f"a[href$='{address(shown)}']")
    assert block({"dataset": shown.slug}).select_one("figure.chart--bars")
    assert block({"dataset": shown.slug}, "ar").select_one(f"a[href$='{address(shown, 'ar')}']")


def test_a_page_survives_a_dataset_that_is_gone(shown: Dataset) -> None:
    assert block({"heading": "", "dataset": "parti", "chart": ""}).select("figure") == []


def test_the_example_that_ships_can_be_loaded(db: None) -> None:
    making.figures_page()
    example = making.dataset(title="Exemple", is_example=True)
    with EXAMPLE.open("rb") as file:
        report = loading.load(example, file)
    assert len(report.communes) == 13
    assert report.years == [2020, 2021, 2022, 2023, 2024]
    assert len(report.totals) == 5
    assert example.figures.count() == 63
