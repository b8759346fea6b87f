"""The search finds what readers of eight languages ask for, as judged in ``bench/search_quality/``."""

from collections import Counter
from itertools import chain

import pytest
from django.test import Client

from bench.search_quality import asking, judged
from search.backends import choosing
from tests.search.nodes import ADDRESS, Kept, kept, needs_node, searching_at  # noqa: F401

LANGUAGES = tuple(judged.BARS)
QUERIES = {code: judged.queries(code) for code in LANGUAGES}
HELD_OUT = {code: judged.queries(code, judged.HELD_OUT) for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.django_db
def test_an_acceptable_answer_is_among_the_first_three(language: str) -> None:
    outcomes = asking.outcomes(QUERIES[language])
    print(*judged.failures(outcomes), sep="\n")  # noqa: T201
    assert judged.measures(outcomes).three >= judged.BARS[language], "\n".join(judged.failures(outcomes))


@needs_node
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.django_db
def test_elasticsearch_is_as_good(language: str, kept: Kept) -> None:  # noqa: F811
    with searching_at(ADDRESS, 20):
        kept.fill()
        outcomes = asking.outcomes(QUERIES[language])
        assert isinstance(choosing.current(), choosing.GuardedBackend)
    assert judged.measures(outcomes).three >= judged.BARS[language], "\n".join(judged.failures(outcomes))


@pytest.mark.django_db
def test_what_is_judged_acceptable_is_published(visitor: Client) -> None:
    names = sorted({name for query in chain(*QUERIES.values(), *HELD_OUT.values()) for name in query.things})
    addresses = {name: "/fr/" if name == judged.HOME else f"/fr/{name}/" for name in names}
    assert [name for name, address in addresses.items() if visitor.get(address).status_code != 200] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_judged_in_every_way(language: str) -> None:
    kinds = Counter(query.kind for query in QUERIES[language])
    assert sum(kinds.values()) >= 40
    assert kinds.keys() == set(judged.CLASSES)
    assert min(kinds.values()) >= 5
    assert len({query.text for query in QUERIES[language]}) == len(QUERIES[language])
    assert all(query.things for query in QUERIES[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_held_out_is_asked_nowhere_else(language: str) -> None:
    held_out = {query.text for query in HELD_OUT[language]}
    assert len(held_out) == len(HELD_OUT[language]) >= 15
    assert {query.kind for query in HELD_OUT[language]} == set(judged.CLASSES)
    assert not held_out & {query.text for query in QUERIES[language]}


def test_measures() -> None:
    query = judged.Judged("fr", "exact", "CPAS", frozenset({"lexique/cpas"}))
    ranks = [("lexique/cpas",), ("a", "b", "lexique/cpas"), ("a", "b", "c", "lexique/cpas"), ("a",), ()]
    outcomes = [judged.Outcome(query, answers) for answers in ranks]
    assert [outcome.rank for outcome in outcomes] == [1, 3, 4, 0, 0]
    found = judged.measures(outcomes)
    assert (found.queries, found.first, found.three) == (5, 0.2, 0.4)
    assert found.reciprocal_rank == pytest.approx((1 + 1 / 3 + 1 / 4) / 5)
    assert len(judged.failures(outcomes)) == 3


@pytest.mark.parametrize(
    ("address", "name"), [("/ar/lexique/cpas/", "lexique/cpas"), ("/fr/", "accueil"), ("/uk/contact/", "contact")]
)
def test_a_thing_has_one_name_in_every_language(address: str, name: str) -> None:
    assert judged.name(address) == name
