"""The one object that names a selection of the directory. Pure.

It stands in addresses as parameters. What an address says that is no selection is told, and left out: a link that was
mistyped or cut still shows the directory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from core.parameters import Parameters

SEVERAL = ("service", "language", "audience", "commune")
SWITCHES = ("open", "step_free")
NEAR, PAGE = "near", "page"
MOST_VALUES = 12
LONGEST_VALUE = 80
LONGEST_PLACE = 60
LAST_PAGE = 9999


@dataclass(frozen=True)
class Facets:
    """What filters ask of an organisation: slugs, ISO 639 codes, the NIS code of its commune; open at this moment."""

    service: frozenset[str] = frozenset()
    language: frozenset[str] = frozenset()
    audience: frozenset[str] = frozenset()
    commune: frozenset[str] = frozenset()
    open: bool = False
    step_free: bool = False

    def of(self, name: str) -> frozenset[str]:
        """Its values of one facet; of what is on or off, 1 or nothing."""
        value = getattr(self, name)
        return value if isinstance(value, frozenset) else frozenset({"1"} if value else ())


@dataclass(frozen=True)
class DirectoryFilter:
    """A selection: within one facet any of the values, between facets all of them.

    ``near`` is what the reader wrote of a place (``resources.directory.nearby``): it orders, and leaves nothing out.
    Values are sorted, so that the same selection has one address.
    """

    service: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    commune: tuple[str, ...] = ()
    open: bool = False
    step_free: bool = False
    near: str = ""
    page: int = 1

    @classmethod
    def parsed(cls, parameters: Parameters) -> tuple[Self, list[str]]:
        """The selection that an address names, and the names of the parameters that say nothing sensible."""
        found: dict[str, Any] = {}
        wrong = []
        for name in SEVERAL:
            given = {str(value) for value in parameters.getlist(name) if value}
            found[name] = tuple(sorted(value for value in given if is_word(value))[:MOST_VALUES])
            if len(found[name]) < len(given):
                wrong.append(name)
        for name in SWITCHES:
            values = [value for value in parameters.getlist(name) if value not in {"", "0"}]
            found[name] = values[-1:] == ["1"]
            if values and values[-1] != "1":
                wrong.append(name)
        found[NEAR] = place(parameters.getlist(NEAR))
        found[PAGE], is_page = number(parameters.getlist(PAGE))
        return cls(**found), wrong if is_page else [*wrong, PAGE]

    def pairs(self) -> list[tuple[str, str]]:
        """What an address says of it, always in the same order."""
        several = [(name, value) for name in SEVERAL for value in getattr(self, name)]
        switches = [(name, "1") for name in SWITCHES if getattr(self, name)]
        near = [(NEAR, self.near)] if self.near else []
        return [*several, *switches, *near, *([(PAGE, str(self.page))] if self.page > 1 else [])]

    def query(self) -> str:
        """``?service=francais&open=1``; nothing for the whole directory."""
        return f"?{urlencode(pairs)}" if (pairs := self.pairs()) else ""

    def __bool__(self) -> bool:
        """Whether it leaves something out or puts something first."""
        return bool(self.at_page(1).pairs())

    @property
    def leaves_out(self) -> bool:
        return bool(self.without(NEAR))

    def matches(self, facets: Facets) -> bool:
        several = all(not getattr(self, name) or facets.of(name) & {*getattr(self, name)} for name in SEVERAL)
        return several and all(not getattr(self, name) or facets.of(name) for name in SWITCHES)

    def at_page(self, page: int) -> Self:
        return replace(self, page=page)

    def without(self, *names: str) -> Self:
        """The first page of the same without what it says of these names."""
        empty = type(self)()
        nothing: dict[str, Any] = {name: getattr(empty, name) for name in names}
        return replace(self, **nothing | {PAGE: 1})

    def toggled(self, name: str, value: str) -> Self:
        """The same with a value more, or without it where it is there."""
        now = getattr(self, name)
        after: Any = not now if name in SWITCHES else tuple(sorted({*now} ^ {value}))
        return replace(self, **{name: after, PAGE: 1})

    def known_only(self, known: Mapping[str, Iterable[str]]) -> tuple[Self, list[str]]:
        """The same without the values that name nothing, and the filters that had such values."""
        found, wrong = self, []
        for name in SEVERAL:
            unknown = {*getattr(self, name)} - {*known[name]}
            if unknown:
                rest: dict[str, Any] = {name: tuple(sorted({*getattr(self, name)} - unknown))}
                found = replace(found, **rest)
                wrong.append(name)
        return found, wrong


def is_word(value: str) -> bool:
    """Whether it may be a slug or a code: short, letters of ASCII, figures and hyphens."""
    return len(value) <= LONGEST_VALUE and value.isascii() and value.replace("-", "").replace("_", "").isalnum()


def place(values: list[Any]) -> str:
    """What a reader wrote of a place, on one line and of a sensible length."""
    written = "".join(letter if letter.isprintable() else " " for letter in str(values[-1] if values else ""))
    return " ".join(written.split())[:LONGEST_PLACE].strip()


def number(values: list[Any]) -> tuple[int, bool]:
    """The number of a page, and whether what was given is one."""
    given = str(values[-1]) if values else ""
    if not given:
        return 1, True
    is_page = given.isascii() and given.isdigit() and len(given) <= 4 and 1 <= int(given) <= LAST_PAGE
    return (int(given), True) if is_page else (1, False)
