"""Tables, figures and dates, as each reader writes and reads them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.anniversaries import celebrated
from tests.core.block_examples import STORY, example, rendered

pytestmark = pytest.mark.usefixtures("library")


def test_each_cell_carries_its_label_for_narrow_screens() -> None:
    tree = rendered("table", example("table"))
    assert [heading["scope"] for heading in tree.select("thead th")] == ["col", "col"]
    first = tree.select_one("tbody tr")
    assert (first.th["scope"], first.th["data-label"], first.th.get_text()) == ("row", "Jour", "Lundi")
    assert (first.td["data-label"], first.td.get_text()) == ("Heures", "9 h – 16 h")
    assert tree.caption.get_text() == "Heures d’ouverture"


def test_a_table_without_headings_is_refused() -> None:
    block, value = STORY.child_blocks["table"], example("table")
    block.clean(value)
    value["table"].columns[1]["heading"] = " "
    with pytest.raises(ValidationError):
        block.clean(value)


@pytest.mark.parametrize(("language", "number"), [("fr", "12,5"), ("en", "12.5"), ("fa", "۱۲٫۵")])
def test_a_figure_is_written_as_its_reader_writes(language: str, number: str) -> None:
    assert number in rendered("key_figures", example("key_figures"), language).get_text()


def test_the_timeline_sets_the_year_apart_from_the_day() -> None:
    tree = rendered("timeline", example("timeline"))
    parts = [[part.get_text() for part in time.select("[aria-hidden]")] for time in tree.select("time")]
    assert parts == [["1996", "5 décembre"], ["1998", "1er janvier"]]
    assert rendered("timeline", example("timeline"), "fa").select_one(".timeline__year").get_text() == "۱۹۹۶"


@pytest.mark.parametrize(
    ("years", "offset", "words"),
    [
        (30, 0, ["30 years today"]),
        (30, 11, ["30 years on", "in 11 days"]),
        (30, -30, ["30 years ago"]),
        (1, 1, ["1 year on", "in 1 day"]),
        (0, 20, ["in 20 days"]),
        (0, 0, ["Today"]),
    ],
)
def test_an_anniversary_speaks_of_today(years: int, offset: int, words: list[str]) -> None:
    today = timezone.localdate()
    day = today + timedelta(offset)
    text = rendered("anniversary", {"date": celebrated(day, day.year - years), "text": "Un jour"}, "en").get_text()
    assert all(word in text for word in words), text
