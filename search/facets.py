"""Which of the entries that match are in a selection, and how many would be shown with each value. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from search.filters import SearchFilter, periods_of

PERIOD = "period"
Facts = tuple[str, str | None, str | None]  # ``Entry.facets``, the next day and the last, in ISO 8601
Counts = dict[str, dict[str, int]]


@lru_cache(maxsize=10_000)
def values(facts: Facts, today: date) -> dict[str, frozenset[str]]:
    """Filter -> the values that an entry answers to."""
    facets, next_day, last_day = facts
    found: dict[str, set[str]] = {}
    for word in facets.split():
        name, _colon, value = word.partition(":")
        found.setdefault(name, set()).add(value)
    days = [date.fromisoformat(day) if day else None for day in (next_day, last_day)]
    if periods := periods_of(days[0], days[1], today):
        found[PERIOD] = set(periods)
    return {name: frozenset(named) for name, named in found.items()}


def failed(answered: Mapping[str, frozenset[str]], asked: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The filters that an entry does not answer: it must have one of the values of each."""
    return [name for name, wanted in asked.items() if answered.get(name, frozenset()).isdisjoint(wanted)]


def counted(every: Iterable[Facts], chosen: SearchFilter, today: date) -> tuple[set[Facts], Counts]:
    """The facts with which an entry is in the selection, and for each filter how many entries have which of its values.

    Values of one filter add up, so each filter's counts leave its own choice out.
    """
    asked = chosen.values()
    selected: set[Facts] = set()
    counts: Counts = {}
    for facts, number in Counter(every).items():
        answered = values(facts, today)
        missing = failed(answered, asked)
        if not missing:
            selected.add(facts)
        if len(missing) > 1:
            continue
        for name in missing or answered:
            tally = counts.setdefault(name, {})
            for value in answered.get(name, ()):
                tally[value] = tally.get(value, 0) + number
    return selected, counts
