"""What an address may say of a selection: anything at all, and the answer is a selection all the same."""

from datetime import date
from time import perf_counter

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from events.filters import MOST_VALUES, SEVERAL, SWITCHES, AgendaFilter, Facets
from tests.events import making

pytestmark = pytest.mark.usefixtures("own_agenda")

NAMES = [*SEVERAL, *SWITCHES, "since", "until"]
words = st.from_regex(r"[a-z0-9]{1,12}(-[a-z0-9]{1,8})?", fullmatch=True)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def some_words() -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(words, max_size=MOST_VALUES).map(lambda found: tuple(sorted(found)))


@st.composite
def selections(draw: st.DrawFn) -> AgendaFilter:
    since, until = draw(st.none() | days), draw(st.none() | days)
    if since and until and until < since:
        since, until = until, since
    several = {name: draw(some_words()) for name in SEVERAL}
    switches = {name: draw(st.booleans()) for name in SWITCHES}
    return AgendaFilter(**several, **switches, since=since, until=until)


def parsed(query: str) -> tuple[AgendaFilter, list[str]]:
    return AgendaFilter.parsed(QueryDict(query))


@given(selections())
def test_an_address_says_the_selection_that_made_it(chosen: AgendaFilter) -> None:
    assert parsed(chosen.query().removeprefix("?")) == (chosen, [])


@given(st.lists(st.tuples(st.sampled_from([*NAMES, "page", "q"]), st.text(max_size=40)), max_size=12))
def test_whatever_an_address_says_is_a_selection_or_named_as_wrong(pairs: list[tuple[str, str]]) -> None:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value)
    chosen, wrong = AgendaFilter.parsed(query)
    assert set(wrong) <= set(NAMES)
    assert parsed(chosen.query().removeprefix("?")) == (chosen, [])
    given_names = {name for name, value in pairs if value not in {"", "0"} and name in NAMES}
    assert given_names <= {name for name, _ in chosen.pairs()} | set(wrong)


@given(selections(), st.sampled_from(SEVERAL), words)
def test_a_value_is_put_on_and_taken_off(chosen: AgendaFilter, name: str, value: str) -> None:
    assert chosen.toggled(name, value).toggled(name, value) == chosen
    assert (value in getattr(chosen.toggled(name, value), name)) != (value in getattr(chosen, name))


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("since=2026-13-01", ["since"]),
        ("since=2026-02-30", ["since"]),
        ("since=9999-12-31", ["since"]),
        ("until=0001-01-01", ["until"]),
        ("since=20261007", ["since"]),
        ("since=2026-W40-1", ["since"]),
        ("since=demain", ["since"]),
        ("since=２０２６-10-07", ["since"]),
        ("free=oui", ["free"]),
        ("category=<script>", ["category"]),
        ("category=%00", ["category"]),
        ("category=" + "a" * 10_000, ["category"]),
        ("language=" + "&language=".join(f"x{number}" for number in range(500)), ["language"]),
    ],
    ids=lambda value: str(value)[:30],
)
def test_nonsense_is_left_out_and_named(query: str, wrong: list[str]) -> None:
    begin = perf_counter()
    chosen, found = parsed(query)
    assert perf_counter() - begin < 0.5
    assert found == wrong
    assert len(chosen.query()) < 2000


def test_a_period_that_ends_before_it_begins_has_no_end() -> None:
    chosen, wrong = parsed("since=2026-10-07&until=2026-10-01")
    assert (chosen.since, chosen.until, wrong) == (date(2026, 10, 7), None, ["until"])


def test_values_said_twice_or_in_another_order_are_one_selection() -> None:
    assert parsed("category=b&category=a&category=b") == parsed("category=a&category=b")
    assert parsed("free=0&free=1")[0] == parsed("free=1")[0]
    assert parsed("since=2026-10-01&since=2026-10-07")[0].since == date(2026, 10, 7)


def test_unknown_names_are_no_filter() -> None:
    assert parsed("utm_source=lettre&colour=red") == (AgendaFilter(), [])
    assert not parsed("")[0]


def test_within_a_facet_any_value_between_facets_all() -> None:
    facets = Facets(category="film", language=("ar", "fr"), free=True)
    assert parsed("category=film&category=atelier&language=ar")[0].matches(facets)
    assert not parsed("category=film&language=ti")[0].matches(facets)
    assert not parsed("category=film&childcare=1")[0].matches(facets)
    assert Facets.from_data(facets.as_data()) == facets


@pytest.mark.parametrize(
    "query",
    [
        "category=" + "a" * 10_000,
        "since=9999-12-31",
        "since=2026-13-01&until=x",
        "category=inconnue&language=zz&commune=0&campaign=nul",
        "&".join(f"{name}=%F0%9F%8E%B6" for name in NAMES),
        "period=nimporte",
    ],
    ids=lambda value: value[:30],
)
def test_no_address_of_the_agenda_or_its_feed_fails(visitor: Client, query: str) -> None:
    agenda = making.agenda()
    making.activity(agenda)
    for address in ("/fr/agenda/", f"/fr/agenda/month/{making.today():%Y-%m}/", "/ar/agenda/past/"):
        assert visitor.get(f"{address}?{query}").status_code in {200, 400, 404}, address
    assert visitor.get(f"/fr/feeds/agenda.ics?{query}").status_code in {200, 400}
