"""The one object that names a selection of the library: the list, its counts and blocks all speak of it. Pure.

It stands in addresses as parameters. What an address says that is no selection is told, and left out: a link that was
mistyped or cut still shows the library.
"""

from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from core import parameters as parameters_
from core.parameters import PAGE, Parameters

SEVERAL = ("kind", "topic", "audience", "language", "year")
MOST_VALUES = 12
LONGEST_VALUE = 80
LAST_PAGE = 9999


@dataclass(frozen=True)
class Facets:
    """What filters ask of a publication. ``topic`` and ``audience`` are slugs, ``language`` codes of its versions."""

    kind: str = ""
    topic: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    year: str = ""

    def of(self, name: str) -> tuple[str, ...]:
        """Its values of one facet, however many it may have."""
        value = getattr(self, name)
        return value if isinstance(value, tuple) else tuple(filter(None, [value]))


@dataclass(frozen=True)
class LibraryFilter:
    """A selection: within one facet any of the values, between facets all of them.

    Values are sorted, so that the same selection has one address; years, the latest first.
    """

    kind: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    year: tuple[str, ...] = ()

    @classmethod
    def parsed(cls, parameters: Parameters) -> tuple[Self, list[str]]:
        """The selection that an address names, and the names of the parameters that say nothing sensible."""
        found: dict[str, Any] = {}
        wrong = []
        for name in SEVERAL:
            given = {str(value) for value in parameters.getlist(name) if value}
            good = sorted(value for value in given if may_be(name, value))[:MOST_VALUES]
            found[name] = tuple(good)
            if len(good) < len(given):
                wrong.append(name)
        return cls(**found), wrong

    def pairs(self) -> list[tuple[str, str]]:
        """What an address says of it, always in the same order."""
        return [(name, value) for name in SEVERAL for value in getattr(self, name)]

    def query(self, page: int = 1) -> str:
        """``?kind=form&topic=travail``; nothing for the whole library."""
        pairs = [*self.pairs(), *([(PAGE, str(page))] if page > 1 else [])]
        return f"?{urlencode(pairs)}" if pairs else ""

    def __bool__(self) -> bool:
        return bool(self.pairs())

    def matches(self, facets: Facets) -> bool:
        """Whether a publication is in the selection."""
        return all(not getattr(self, name) or set(getattr(self, name)) & set(facets.of(name)) for name in SEVERAL)

    def without(self, name: str) -> Self:
        """The same without what it says of this name."""
        nothing: dict[str, Any] = {name: ()}
        return replace(self, **nothing)

    def toggled(self, name: str, value: str) -> Self:
        """The same with a value more, or without it where it is there."""
        after: Any = tuple(sorted({*getattr(self, name)} ^ {value}))
        return replace(self, **{name: after})


def may_be(name: str, value: str) -> bool:
    """Whether it may be a value of the filter: a year, or a slug or code of ASCII letters, figures and hyphens."""
    if not value.isascii() or len(value) > LONGEST_VALUE:
        return False
    if name == "year":
        return len(value) == 4 and value.isdigit()
    return value.replace("-", "").replace("_", "").isalnum()


def page_number(parameters: Parameters) -> tuple[int, list[str]]:
    """Which page of the list an address asks for, from 1 on, and the names of the parameters that are none."""
    return parameters_.page_number(parameters, LAST_PAGE)
