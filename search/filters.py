"""The one object that names a selection of results. Pure.

It stands in addresses as parameters. What an address says that is no selection is told, and left out: a link that was
mistyped or cut still shows results.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self
from urllib.parse import urlencode

from core import parameters as parameters_
from core.parameters import PAGE, Parameters

SEVERAL = ("kind", "topic", "language", "commune")
PERIODS = ("week", "month", "coming", "past")  # of what takes place: within 7 days, within 31, from today on, before
QUESTION = "q"
LONGEST_QUESTION = 200  # characters; what is longer is searched by its beginning
MOST_VALUES = 12
LONGEST_VALUE = 80
LAST_PAGE = 100


@dataclass(frozen=True)
class SearchFilter:
    """Within one filter any of the values, between filters all of them. Values are sorted: a selection, an address."""

    kind: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    commune: tuple[str, ...] = ()
    period: str = ""

    @classmethod
    def parsed(cls, parameters: Parameters) -> tuple[Self, list[str]]:
        """The selection that an address names, and the names of the parameters that say nothing sensible."""
        found: dict[str, Any] = {}
        wrong = []
        for name in SEVERAL:
            given = {str(value) for value in parameters.getlist(name) if value}
            good = sorted(value for value in given if may_be(value))[:MOST_VALUES]
            found[name] = tuple(good)
            if len(good) < len(given):
                wrong.append(name)
        periods = [str(value) for value in parameters.getlist("period") if value]
        found["period"] = periods[-1] if periods and periods[-1] in PERIODS else ""
        if periods and not found["period"]:
            wrong.append("period")
        return cls(**found), wrong

    def pairs(self) -> list[tuple[str, str]]:
        """What an address says of it, always in the same order."""
        pairs = [(name, value) for name in SEVERAL for value in getattr(self, name)]
        return [*pairs, *([("period", self.period)] if self.period else [])]

    def query(self, question: str, page: int = 1) -> str:
        """``?q=logement&kind=guide``."""
        return f"?{urlencode([(QUESTION, question), *self.pairs(), *([(PAGE, str(page))] if page > 1 else [])])}"

    def __bool__(self) -> bool:
        return bool(self.pairs())

    def values(self) -> dict[str, tuple[str, ...]]:
        """Filter -> its chosen values, of those that have any."""
        every = {name: getattr(self, name) for name in SEVERAL} | {"period": (self.period,) if self.period else ()}
        return {name: values for name, values in every.items() if values}

    def without(self, name: str) -> Self:
        """The same without what it says of this name."""
        nothing: Any = {name: "" if name == "period" else ()}
        return replace(self, **nothing)

    def toggled(self, name: str, value: str) -> Self:
        """The same with a value more, or without it where it is there; of periods there is one at a time."""
        if name == "period":
            return replace(self, period="" if self.period == value else value)
        after: Any = {name: tuple(sorted({*getattr(self, name)} ^ {value}))}
        return replace(self, **after)


def may_be(value: str) -> bool:
    """Whether it may be a value of a filter: a slug or a code of ASCII letters, figures and hyphens."""
    return value.isascii() and len(value) <= LONGEST_VALUE and value.replace("-", "").replace("_", "").isalnum()


def page_number(parameters: Parameters) -> tuple[int, list[str]]:
    """Which page of results an address asks for, from 1 on, and the names of the parameters that are none."""
    return parameters_.page_number(parameters, LAST_PAGE)


def bounds(period: str, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a period, either of which may be open."""
    return {
        "week": (today, today + timedelta(days=6)),
        "month": (today, today + timedelta(days=30)),
        "coming": (today, None),
        "past": (None, today - timedelta(days=1)),
    }.get(period, (None, None))


def periods_of(next_day: date | None, last_day: date | None, today: date) -> list[str]:
    """The periods that a thing takes place in, by its next day from today on and its last."""
    if next_day and next_day >= today:
        return [name for name in PERIODS[:3] if (last := bounds(name, today)[1]) is None or next_day <= last]
    return ["past"] if last_day and last_day < today else []
