"""The questionnaire that ships says what the facts say: who is obliged, who is not, and until when."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from resources.models import GuidePage
from resources.questionnaire.checks import faults
from resources.questionnaire.reading import tree_of

Read = Callable[..., BeautifulSoup]
OBLIGED = ["Non", "Non", "Non", "Moins de 3 ans", "Oui", "Entre 18 et 65 ans", "Aucune de ces phrases"]


@pytest.fixture
def guides(db: None) -> list[GuidePage]:
    pages = GuidePage.objects.live().filter(locale__language_code="fr")
    return [page for page in pages if page.questionnaire]


def test_what_ships_has_no_fault_and_each_outcome_a_source(guides: list[GuidePage]) -> None:
    assert guides
    for guide in guides:
        assert faults(tree_of(guide.questionnaire)) == []
        outcomes = [block.value for block in guide.questionnaire if block.block_type == "outcome"]
        assert all(len(outcome["sources"]) for outcome in outcomes)


def answered(read: Read, address: str, answers: list[str]) -> BeautifulSoup:
    page = read(address)
    for answer in answers:
        page = read(next(link["href"] for link in page.select("a.choice") if link.get_text(strip=True) == answer))
    return page


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        (["Oui"], "not_concerned"),
        (["Non", "Oui"], "not_concerned"),
        (["Non", "Non", "Oui"], "not_concerned"),
        (["Non", "Non", "Non", "3 ans ou plus"], "not_concerned"),
        (["Non", "Non", "Non", "Moins de 3 ans", "Non"], "not_concerned"),
        ([*OBLIGED[:5], "Moins de 18 ans"], "not_concerned"),
        ([*OBLIGED[:6], "J’ai un diplôme belge"], "ask"),
        (["Je ne sais pas"], "ask"),
    ],
)
def test_each_way_comes_to_what_the_law_says(
    guides: list[GuidePage], read: Read, answers: list[str], kind: str
) -> None:
    page = answered(read, f"{guides[0].url}questions/", answers)
    assert page.select(f".outcome--{kind}")


@pytest.mark.parametrize(
    ("day", "until"),
    [("2024-12-31", "30 juin 2026"), ("2025-01-01", "1er janvier 2028"), ("2025-06-15", "15 juin 2028")],
)
def test_the_term_is_18_months_or_3_years(guides: list[GuidePage], read: Read, day: str, until: str) -> None:
    page = answered(read, f"{guides[0].url}questions/", OBLIGED)
    answers = page.select_one(".date-form")["action"].rstrip("/")
    outcome = read(f"{answers}_{day}/")
    assert outcome.select(".outcome--concerned")
    assert until in outcome.select_one(".outcome__term").get_text()
