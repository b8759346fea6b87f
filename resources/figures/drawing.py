"""What every chart draws, and the one way in which places on it are written. PURE."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Place:
    """A commune: its NIS code, its name, its tile's column from the west and row from the north."""

    code: str
    name: str
    column: int
    row: int


@dataclass(frozen=True)
class Data:
    """What is drawn: every place, with or without figures, and the figures that there are."""

    places: Sequence[Place]
    years: Sequence[int]
    values: Mapping[tuple[str, int], Decimal]

    def of_year(self, year: int) -> dict[Place, Decimal]:
        return {place: value for place in self.places if (value := self.values.get((place.code, year))) is not None}

    def of_place(self, place: Place) -> dict[int, Decimal]:
        return {year: value for year in self.years if (value := self.values.get((place.code, year))) is not None}

    @property
    def drawn(self) -> list[Place]:
        """The places that have a figure in some year."""
        return [place for place in self.places if self.of_place(place)]


def percent(share: float) -> str:
    return f"{share * 100:.2f}%"
