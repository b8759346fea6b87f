"""Which of the entries that match are in a selection, and how many would be shown with each value. Pure."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from sys import intern

from search.filters import SearchFilter, periods_of

PERIOD = "period"
Facts = tuple[str, str | None, str | None]  # ``Entry.facets``, the next day and the last, in ISO 8601
Counts = dict[str, dict[str, int]]


@lru_cache(maxsize=10_000)
def values(facts: Facts, today: date) -> tuple[str, ...]:
    """What an entry answers to, as ``topic:logement``."""
    facets, next_day, last_day = facts
    days = [date.fromisoformat(day) if day else None for day in (next_day, last_day)]
    periods = [f"{PERIOD}:{period}" for period in periods_of(days[0], days[1], today)]
    return tuple(map(intern, dict.fromkeys([*facets.split(), *periods])))


def failed(answered: Collection[str], asked: Mapping[str, set[str]]) -> list[str]:
    """The filters that an entry does not answer: it must have one of the values of each."""
    return [name for name, wanted in asked.items() if wanted.isdisjoint(answered)]


def of_filter(name: str, answered: Sequence[str]) -> list[str]:
    return [each for each in answered if each.startswith(f"{name}:")]


def counted(every: Sequence[Facts], chosen: SearchFilter, today: date) -> tuple[set[Facts], Counts]:
    """The facts with which an entry is in the selection, and for each filter how many entries have which of its values.

    Values of one filter add up, so each filter's counts leave its own choice out.
    """
    selected: set[Facts] = set()
    counts_for: dict[Facts, Sequence[str]] = {}
    asked = {name: {f"{name}:{value}" for value in wanted} for name, wanted in chosen.values().items()}
    for facts in set(every):
        answered = values(facts, today)
        missing = failed(answered, asked)
        if not missing:
            selected.add(facts)
        if len(missing) < 2:
            counts_for[facts] = of_filter(missing[0], answered) if missing else answered
    tally = Counter(chain.from_iterable(counts_for.get(facts, ()) for facts in every))
    counts: Counts = {}
    for each, number in tally.items():
        name, _colon, value = each.partition(":")
        counts.setdefault(name, {})[value] = number
    return selected, counts
