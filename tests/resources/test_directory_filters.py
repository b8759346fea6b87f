"""The selection that an address names."""

from dataclasses import replace
from urllib.parse import parse_qs, urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from resources.directory.filters import SEVERAL, SWITCHES, DirectoryFilter, Facets

words = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20).filter(lambda word: word.strip("-"))
several = st.frozensets(words, max_size=4)
places = st.text(max_size=90)
filters = st.builds(
    DirectoryFilter,
    **{name: several.map(lambda found: tuple(sorted(found))) for name in SEVERAL},
    **dict.fromkeys(SWITCHES, st.booleans()),
    near=st.sampled_from(["", "Mons", "7000", "Quévy & environs", "مونس"]),
    page=st.integers(1, 9999),
)
facets = st.builds(Facets, **dict.fromkeys(SEVERAL, several), **dict.fromkeys(SWITCHES, st.booleans()))


def parsed(query: str) -> tuple[DirectoryFilter, list[str]]:
    return DirectoryFilter.parsed(QueryDict(query))


@given(filters)
def test_an_address_says_the_selection_and_nothing_else(chosen: DirectoryFilter) -> None:
    assert parsed(chosen.query().removeprefix("?")) == (chosen, [])


@given(filters, st.randoms())
def test_the_order_of_an_address_does_not_matter(chosen: DirectoryFilter, random: object) -> None:
    pairs = chosen.pairs()
    random.shuffle(pairs)  # type: ignore[attr-defined]
    assert parsed(urlencode(pairs))[0].query() == chosen.query()


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ("service=<script>", "service"),
        ("language=" + "x" * 81, "language"),
        ("open=yes", "open"),
        ("step_free=2", "step_free"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=²", "page"),
        ("page=99999999999999999999", "page"),
        ("&".join(f"commune={number}" for number in range(20)), "commune"),
    ],
)
def test_what_says_nothing_is_told_and_left_out(query: str, wrong: str) -> None:
    chosen, told = parsed(query)
    assert told == [wrong]
    assert chosen.page == 1
    assert not chosen or wrong == "commune"


@given(st.dictionaries(st.sampled_from([*SEVERAL, *SWITCHES, "near", "page", "x"]), st.lists(st.text(), max_size=3)))
def test_any_address_is_read(data: dict[str, list[str]]) -> None:
    query = QueryDict(mutable=True)
    for name, values in data.items():
        query.setlist(name, values)
    chosen, _wrong = DirectoryFilter.parsed(query)
    assert parsed(chosen.query().removeprefix("?")) == (chosen, [])
    assert len(chosen.query()) < 6000


@given(places)
def test_a_place_is_a_short_line(written: str) -> None:
    chosen, wrong = parsed(urlencode({"near": written}))
    assert wrong == []
    assert len(chosen.near) <= 60
    assert chosen.near.isprintable()


@given(filters, facets)
def test_any_of_a_filter_and_all_of_the_filters(chosen: DirectoryFilter, given_facets: Facets) -> None:
    expected = True
    asked = parse_qs(chosen.without("near").query().removeprefix("?"))
    for name, values in asked.items():
        of_it = getattr(given_facets, name)
        expected &= of_it if isinstance(of_it, bool) else any(value in of_it for value in values)
    assert chosen.matches(given_facets) == expected


@given(filters, st.sampled_from(SEVERAL), words)
def test_toggling_twice_changes_nothing(chosen: DirectoryFilter, name: str, value: str) -> None:
    assert chosen.toggled(name, value).toggled(name, value) == replace(chosen, page=1)
    assert (value in getattr(chosen.toggled(name, value), name)) != (value in getattr(chosen, name))


def test_near_leaves_nothing_out() -> None:
    near = DirectoryFilter(near="Mons")
    assert near.matches(Facets())
    assert near
    assert not near.leaves_out
    assert not DirectoryFilter(page=3)
