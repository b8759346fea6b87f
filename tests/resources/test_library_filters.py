"""What a selection of the library is, and what addresses say of it: anything is read, nothing is an error."""

from typing import Any

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from resources.library.facets import count
from resources.library.filters import LAST_PAGE, MOST_VALUES, PAGE, SEVERAL, Facets, LibraryFilter, page_number

WORDS = st.sampled_from(["a", "b", "c"])
MANY = st.lists(WORDS, unique=True, max_size=3).map(lambda words: tuple(sorted(words)))
YEARS = st.sampled_from(["2019", "2024", "2026"])
FACETS = st.builds(Facets, kind=WORDS, topic=MANY, audience=MANY, language=MANY, year=YEARS)
CHOSEN = st.builds(
    LibraryFilter,
    kind=MANY,
    topic=MANY,
    audience=MANY,
    language=MANY,
    year=st.lists(YEARS, unique=True).map(lambda years: tuple(sorted(years))),
)
GARBAGE = st.dictionaries(
    st.sampled_from([*SEVERAL, PAGE, "autre"]), st.lists(st.text(max_size=90), max_size=20), max_size=6
)


def parameters(values: dict[str, list[str]]) -> QueryDict:
    found = QueryDict(mutable=True)
    for name, several in values.items():
        found.setlist(name, several)
    return found


@given(CHOSEN)
def test_an_address_names_its_selection_and_no_other(chosen: LibraryFilter) -> None:
    assert LibraryFilter.parsed(QueryDict(chosen.query().lstrip("?"))) == (chosen, [])


@given(CHOSEN, st.integers(1, LAST_PAGE))
def test_an_address_names_its_page(chosen: LibraryFilter, number: int) -> None:
    read = QueryDict(chosen.query(number).lstrip("?"))
    assert page_number(read) == (number, [])
    assert LibraryFilter.parsed(read) == (chosen, [])


@given(GARBAGE)
def test_whatever_an_address_says_is_read_and_what_is_left_out_is_told(values: dict[str, list[str]]) -> None:
    read = parameters(values)
    chosen, wrong = LibraryFilter.parsed(read)
    number, no_number = page_number(read)
    assert 1 <= number <= LAST_PAGE
    assert set(wrong) <= set(SEVERAL)
    assert set(no_number) <= {PAGE}
    for name in SEVERAL:
        given_values = {value for value in values.get(name, []) if value}
        kept = set(getattr(chosen, name))
        assert kept <= given_values
        assert len(kept) <= MOST_VALUES
        assert (kept != given_values) == (name in wrong)
    assert LibraryFilter.parsed(QueryDict(chosen.query().lstrip("?"))) == (chosen, [])


@given(CHOSEN, st.sampled_from(SEVERAL), st.sampled_from(["a", "d", "2024"]))
def test_a_value_chosen_twice_is_as_before(chosen: LibraryFilter, name: str, value: str) -> None:
    once = chosen.toggled(name, value)
    assert (value in getattr(once, name)) != (value in getattr(chosen, name))
    assert once.toggled(name, value) == chosen


@given(st.lists(FACETS, max_size=12), CHOSEN)
def test_counts_are_what_one_would_find_by_choosing(every: list[Facets], chosen: LibraryFilter) -> None:
    def found(selection: LibraryFilter) -> int:
        return sum(selection.matches(each) for each in every)

    counted = count(every, chosen)
    assert counted.total == found(chosen)
    for name in SEVERAL:
        assert counted.without[name] == found(chosen.without(name))
        for value, number in counted.values[name].items():
            only: Any = {name: (value,)}
            assert number == found(LibraryFilter(**{**vars(chosen), **only}))


def test_odd_values_are_told() -> None:
    read = QueryDict("kind=brochure&kind=<script>&year=26&year=٢٠٢٦&topic=&language=ar&page=0")
    assert LibraryFilter.parsed(read) == (LibraryFilter(kind=("brochure",), language=("ar",)), ["kind", "year"])
    assert page_number(read) == (1, ["page"])
    assert page_number(QueryDict("page=2&page=3")) == (3, [])
    assert page_number(QueryDict("page=99999999999999999999")) == (1, ["page"])
