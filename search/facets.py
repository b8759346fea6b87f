"""Which of the entries that match are in a selection, and how many would be shown with each value. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from sys import intern

from search.filters import SearchFilter, periods_of

PERIOD = "period"
Facts = str  # ``Entry.facets``, the next day and the last, in ISO 8601 or empty, with BETWEEN between them
BETWEEN = "|"
Counts = dict[str, dict[str, int]]


@lru_cache(maxsize=10_000)
def values(facts: Facts, today: date) -> tuple[str, ...]:
    """What an entry answers to each filter, as `` topic:logement topic:travail ``: texts that others have too."""
    facets, *days = facts.split(BETWEEN)
    next_day, last_day = (date.fromisoformat(day) if day else None for day in days)
    periods = [f"{PERIOD}:{period}" for period in periods_of(next_day, last_day, today)]
    found: dict[str, list[str]] = {}
    for each in dict.fromkeys([*facets.split(), *periods]):
        found.setdefault(each.partition(":")[0], []).append(each)
    return tuple(intern(f" {' '.join(answered)} ") for answered in found.values())


def failed(answered: Iterable[str], asked: Mapping[str, list[str]]) -> list[str]:
    """The filters that an entry does not answer: it must have one of the values of each."""
    text = "".join(answered)
    return [name for name, wanted in asked.items() if not any(value in text for value in wanted)]


def counted(every: Sequence[Facts], chosen: SearchFilter, today: date) -> tuple[list[bool], Counts]:
    """Whether each entry is in the selection, and for each filter how many entries have which of its values.

    Values of one filter add up, so each filter's counts leave its own choice out.
    """
    answered = [values(facts, today) for facts in every]
    asked = {name: [f" {name}:{value} " for value in wanted] for name, wanted in chosen.values().items()}
    if not asked:
        return [True] * len(every), of_values(Counter(chain.from_iterable(answered)))
    missing = [failed(each, asked) for each in answered]
    return [not names for names in missing], of_values(
        Counter(chain.from_iterable(counted_with(each, names) for each, names in zip(answered, missing, strict=True)))
    )


def counted_with(answered: Sequence[str], missing: Sequence[str]) -> Sequence[str]:
    """With what an entry is counted: the one filter that it does not answer, or all where it is in the selection."""
    if not missing:
        return answered
    return [each for each in answered if each.startswith(f" {missing[0]}:")] if len(missing) == 1 else ()


def of_values(tally: Mapping[str, int]) -> Counts:
    """How many entries have each value, of how many have which values together."""
    counts: Counts = {}
    for together, number in tally.items():
        for each in together.split():
            name, _colon, value = each.partition(":")
            mine = counts.setdefault(name, {})
            mine[value] = mine.get(value, 0) + number
    return counts
