"""A reader goes through a questionnaire: one question a page, everything in the address."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from resources.models import Feedback
from tests.resources import questionnaire_making as making
from tests.resources.questionnaire_making import mark

Read = Callable[..., BeautifulSoup]
YES, NO = mark("etranger", "Oui"), mark("etranger", "Non")


@pytest.fixture
def start(db: None) -> str:
    """The address of the first question."""
    return f"{making.guide().url}questions/"


def heading(page: BeautifulSoup) -> str:
    return page.find("h1").get_text(strip=True)


def links(page: BeautifulSoup, selector: str) -> dict[str, str]:
    return {link.get_text(strip=True): link["href"] for link in page.select(selector)}


def test_answers_lead_to_an_outcome_with_its_term_and_its_reasons(read: Read, start: str) -> None:
    first = read(start)
    assert heading(first) == "Question etranger\u202f?"
    choices = links(first, "a.choice")
    assert list(choices) == ["Oui", "Non"]
    second = read(choices["Oui"])
    assert heading(second) == "Question commande\u202f?"
    assert links(second, ".answered a")
    response = Client().get(choices["Oui"], {"day": "1", "month": "3", "year": "2025"})
    assert response.status_code == 302
    assert response.headers["Location"] == f"{start}{YES}_2025-03-01/"
    outcome = read(response.headers["Location"])
    assert heading(outcome) == "Résultat nouveau."
    assert outcome.select_one(".outcome--concerned .outcome__term").get_text()
    assert "1er mars 2028" in outcome.select_one(".outcome__term").get_text()
    assert "Raison de nouveau." in outcome.select_one(".outcome .rich-text").get_text()
    assert "Décret exemple" in outcome.select_one(".note__sources").get_text()
    given = [entry.get_text(" ", strip=True) for entry in outcome.select(".answered__list strong")]
    assert given == ["Oui", "1er mars 2025"]


@pytest.mark.parametrize(
    ("day", "outcome", "until"),
    [("2024-12-31", "ancien", "30 juin 2026"), ("2025-01-01", "nouveau", "1er janvier 2028")],
)
def test_the_limit_decides_which_term_counts(read: Read, start: str, day: str, outcome: str, until: str) -> None:
    page = read(f"{start}{YES}_{day}/")
    assert heading(page) == f"Résultat {outcome}."
    assert until in page.select_one(".outcome__term").get_text()


def test_a_term_that_is_over_says_so(read: Read, start: str) -> None:
    term = ".outcome__term"
    over = read(f"{start}{YES}_2010-01-01/").select_one(term).get_text()
    running = read(f"{start}{YES}_{timezone.localdate().isoformat()}/").select_one(term).get_text()
    assert len(over.split()) > len(running.split())


def test_not_to_know_the_date_is_an_answer(read: Read, start: str) -> None:
    page = read(f"{start}{YES}/")
    page = read(page.select("a.choice")[-1]["href"])
    assert heading(page) == "Résultat demander."
    assert not page.select(".outcome__term")


@pytest.mark.parametrize("typed", [("31", "2", "2025"), ("", "", ""), ("a" * 500, "\0", "<b>"), ("1", "1", "9999")])
def test_a_date_that_is_none_is_explained_and_what_was_typed_stays(start: str, typed: tuple[str, str, str]) -> None:
    address = f"{start}{YES}/"
    response = Client().get(address, dict(zip(("day", "month", "year"), typed, strict=True)))
    assert response.status_code == 422
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("fieldset")["aria-describedby"] == page.select_one(".field__error")["id"]
    assert [page.select_one(f"#{name}")["value"] for name in ("day", "month")] == [typed[0][:20], typed[1]]
    assert page.select_one("main form")["action"] == address


def test_every_answer_can_be_changed_and_back_is_the_question_before(read: Read, start: str) -> None:
    page = read(f"{start}{YES}_2025-03-01/")
    changes = [link["href"] for link in page.select(".answered a")]
    assert changes == [start, f"{start}{YES}/"]
    ways = [link["href"] for link in page.select(".asking__ways a")]
    assert ways == [f"{start}{YES}/", start, start.removesuffix("questions/")]
    assert read(start).select_one(".asking__ways a")["href"] == start.removesuffix("questions/")


def test_only_the_first_question_is_for_search_engines(read: Read, start: str) -> None:
    robots = 'meta[name="robots"]'
    assert not read(start).select(robots)
    assert "noindex" in read(f"{start}{NO}/").select_one(robots)["content"]
    page = read(f"{start}{NO}/")
    assert page.select_one('link[rel="canonical"]')["href"] == f"http://testserver{start}{NO}/"
    assert page.title.get_text().startswith("Résultat libre. – Guide exemple")
    assert page.select_one(".site-footer__address").get_text(strip=True) == f"http://testserver{start}{NO}/"


def test_an_address_that_no_longer_fits_goes_on_from_what_is_known(read: Read, start: str) -> None:
    page = read(f"{start}{YES}_deadbeef/")
    assert heading(page) == "Question commande\u202f?"
    assert page.select(".band--warning")
    assert len(page.select(".answered__list li")) == 1
    assert heading(read(f"{start}deadbeef_{YES}/")) == "Question etranger\u202f?"
    assert not read(f"{start}{YES}/").select(".band--warning")


@pytest.mark.parametrize(
    "rest", ["x/", "_/", "2025-02-31/", f"{YES}/{NO}/", "DEADBEEF/", f"{'deadbeef_' * 80}/", "%00/"]
)
def test_garbage_is_not_found(start: str, rest: str) -> None:
    assert Client().get(start + rest).status_code == 404


def test_nothing_is_stored_and_everything_can_be_kept_by_caches(start: str) -> None:
    for address in (start, f"{start}{YES}/", f"{start}{YES}_2025-03-01/", f"{start}{YES}/?day=1&month=3&year=2025"):
        response = Client().get(address)
        assert not response.cookies
        assert "public" in response.headers["Cache-Control"]
    assert Client().post(start).status_code == 405
    etag = Client().get(start).headers["ETag"]
    assert Client().get(start, headers={"If-None-Match": etag}).status_code == 304


def test_a_guide_without_a_sound_questionnaire_shows_none(db: None) -> None:
    empty, broken = making.guide([]), making.guide([making.question("a", {"Oui": "b"})])
    for guide in (empty, broken):
        assert guide.addresses_below() == []
        assert Client().get(guide.url).status_code == 200
        assert Client().get(f"{guide.url}questions/").status_code == 404
    assert making.guide().addresses_below() == ["questions/"]


def test_a_long_questionnaire_asks_the_database_no_more(db: None, django_assert_max_num_queries: object) -> None:
    pages = making.guide()
    chain = [making.question(f"q{place}", {"Oui": f"q{place + 1}", "Non": "fin"}) for place in range(50)]
    chain += [making.question("q50", {"Oui": "fin"}), making.outcome("fin")]
    long = making.guide(chain, slug="long")
    marks = "_".join(mark(f"q{place}", "Oui") for place in range(51))
    counted = []
    for address in (f"{pages.url}questions/{NO}/", f"{long.url}questions/{marks}/"):
        Client().get(address)
        with django_assert_max_num_queries(25) as queries:  # type: ignore[operator]
            assert Client().get(address).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_what_a_reader_answered_is_not_kept_with_what_they_say_of_the_page(visitor: Client, start: str) -> None:
    outcome = f"{start}{YES}_2025-03-01/"
    form = BeautifulSoup(visitor.get(outcome).content, "html.parser").select(".feedback input")
    sent = {str(field["name"]): str(field.get("value", "")) for field in form} | {"helpful": "yes"}
    assert visitor.post("/fr/feedback/", sent).status_code == 303
    kept = Feedback.objects.get()
    assert f"/fr/{kept.path}" == start
