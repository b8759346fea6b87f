"""An editor loads figures, first from a bad file; visitors read them in French and in Arabic, and take them away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench.running import Site
from tests.journeys.faults import barriers_in_every_look, cut_off, sideways
from tests.journeys.staff import manage

FILL = """
from datetime import date
from tests.resources import figures_making as making
making.figures_page("ar")
made = making.dataset(title="Tables de conversation (exemple)", is_example=True)
making.translated(made, "ar", title="طاولات محادثة (مثال)", unit="أشخاص")
print(made.pk)
"""
FILL_MANY = """
from tests.resources import figures_making as making
from core.models import Commune
codes = list(Commune.objects.values_list("nis_code", flat=True))
values = {(code, year): (int(code) * year) % 97 + 3
    for code in codes for year in range(1985, 2025) if (int(code) + year) % 11}
made = making.dataset(values, title="Quarante ans (exemple)", is_example=True, measure="percentage")
"""
BAD = "Commune;2023;2024\nMons;1 250;beaucoup\nParis;1;2\n"
GOOD = "Commune;2022;2023;2024\nMons;1 100;1 250;1 300\nQuévy;5;;7\nDour;40;30;35\n"
SLUG = "tables-de-conversation-exemple"


@pytest.fixture(scope="module")
def dataset(site: Site) -> str:
    """The primary key of a dataset without figures."""
    return manage(site, "shell", "--no-imports", "-c", FILL).strip().splitlines()[-1]


@pytest.fixture(scope="module")
def many(site: Site, dataset: str) -> None:
    """Forty years of thirteen communes, with gaps."""
    manage(site, "shell", "--no-imports", "-c", FILL_MANY)


def test_an_editor_loads_a_bad_file_then_a_good_one(dataset: str, editor: Page, tmp_path: Path) -> None:
    bad, good = tmp_path / "mauvais.csv", tmp_path / "bon.csv"
    bad.write_text(BAD, encoding="utf-8")
    good.write_text(GOOD, encoding="cp1252")
    editor.goto(f"/admin/snippets/resources/dataset/edit/{dataset}/")
    editor.get_by_role("link", name="Charger des chiffres").last.click()
    editor.locator("input[type=file]").set_input_files(bad)
    editor.get_by_role("button", name="Vérifier le fichier").click()
    expect(editor.get_by_text("Ce fichier n’est pas chargé : 2 erreurs")).to_be_visible()
    expect(editor.locator("main tbody tr")).to_have_count(2)
    expect(editor.locator("main tbody tr").first).to_contain_text("« beaucoup »")
    editor.locator("input[type=file]").set_input_files(good)
    editor.get_by_role("button", name="Vérifier le fichier").click()
    expect(editor.get_by_text("Windows-1252")).to_be_visible()
    editor.get_by_role("button", name="Charger ces chiffres").click()
    expect(editor.get_by_text("8 chiffres sont chargés")).to_be_visible()
    response = editor.request.get(f"/fr/chiffres/{SLUG}/")
    assert response.ok


@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_visitor_chooses_a_chart_and_takes_the_figures(dataset: str, visitor: Page, code: str) -> None:
    visitor.goto(f"/{code}/chiffres/")
    visitor.locator(f".datasets a[href$='{SLUG}/']").click()
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl" if code == "ar" else "ltr")
    expect(visitor.locator(".page-head .band--warning")).to_be_visible()
    visitor.wait_for_load_state()
    mons = visitor.locator(".bar", has_text="Mons").locator(".bar__length").bounding_box()
    dour = visitor.locator(".bar", has_text="Dour").locator(".bar__length").bounding_box()
    assert mons is not None
    assert dour is not None
    assert mons["width"] > 20 * dour["width"]
    edges = [box["x"] + (box["width"] if code == "ar" else 0) for box in (mons, dour)]
    assert edges[0] == pytest.approx(edges[1], abs=1), "bars begin where reading begins"
    visitor.locator(".chart-ways__years a", has_text="2023").click()
    expect(visitor.locator(".chart__title")).to_contain_text("2023")
    for kind in ("tiles", "lines", "multiples"):
        visitor.locator(f".chart-ways__kinds a[href*='chart={kind}']").click()
        expect(visitor.locator(f".chart--{kind} svg").first).to_be_visible()
        assert sideways(visitor) == []
    expect(visitor.locator(".figures-table tbody tr")).to_have_count(13)
    with visitor.expect_download() as download:
        visitor.locator(".dataset__files a").first.click()
    assert "53053,Mons,2024,1300" in Path(download.value.path()).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("kind", ["bars", "tiles", "lines", "multiples"])
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_no_chart_has_a_barrier(many: None, open_context: Callable[..., BrowserContext], code: str, kind: str) -> None:
    page = open_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(f"/{code}/chiffres/quarante-ans-exemple/?chart={kind}")
    expect(page.locator(".figures-table thead th")).to_have_count(41)
    assert sideways(page) == []
    assert cut_off(page) == []
    assert barriers_in_every_look(page) == []
