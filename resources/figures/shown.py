"""A dataset as its page shows it: which chart of which year, by the address; the table; what it says in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from core.json_ld import json_ld
from resources.enums import ChartKind
from resources.figures import charts, exporting, trends
from resources.figures.drawing import Place
from resources.figures.listing import DatasetEntry
from resources.figures.wording import Written, sentences, total, year_text

OF_ONE_YEAR = (ChartKind.BARS, ChartKind.TILES)


@dataclass(frozen=True)
class Way:
    """A link to another chart, or to another year of it."""

    url: str
    text: str
    current: bool


@dataclass(frozen=True)
class Shown:
    """``kind`` and ``year`` are what is drawn; ``misread`` names what the address says that we do not know."""

    entry: DatasetEntry
    kind: str
    year: int
    misread: Sequence[str] = field(default_factory=tuple)

    @classmethod
    def asked(cls, entry: DatasetEntry, request: HttpRequest) -> "Shown":
        return cls.of(entry, request.GET)

    @classmethod
    def of(cls, entry: DatasetEntry, asked: QueryDict | dict[str, str]) -> "Shown":
        """What an address asks for; what it does not say, or says wrongly, is as the staff chose, and the last year."""
        kind, year = asked.get("chart", ""), asked.get("year", "")
        known_kind, known_year = kind in ChartKind.values, year in map(str, entry.data.years)
        misread = [
            name
            for name, said, known in (("chart", kind, known_kind), ("year", year, known_year))
            if said and not known
        ]
        return cls(
            entry,
            kind if known_kind else str(entry.facts.chart),
            int(year) if known_year else entry.last,
            tuple(misread),
        )

    # --- where it is

    def address(self, kind: str, year: int) -> str:
        """What follows the dataset's address: nothing for what is shown anyhow."""
        said = {"chart": kind} if kind != self.entry.facts.chart else {}
        if kind in OF_ONE_YEAR and year != self.entry.last:
            said["year"] = str(year)
        return f"?{urlencode(said)}" if said else ""

    @property
    def query(self) -> str:
        return self.address(self.kind, self.year)

    @property
    def is_for_search_engines(self) -> bool:
        return not self.query and not self.misread and not self.entry.facts.is_example

    @property
    def misread_titles(self) -> list[str]:
        """What the address says that we do not know, in the reader's words."""
        titles = {"chart": _("Ways to draw these figures"), "year": _("Year")}
        return [titles[name] for name in self.misread]

    @property
    def kinds(self) -> list[Way]:
        words = {
            ChartKind.BARS: _("Bars"),
            ChartKind.TILES: _("Map"),
            ChartKind.LINES: _("Lines"),
            ChartKind.MULTIPLES: _("Small charts"),
        }
        return [Way(self.address(kind, self.year) or "?", str(words[kind]), kind == self.kind) for kind in words]

    @property
    def years(self) -> list[Way]:
        """The other years of a chart of one year, the last first."""
        if self.kind not in OF_ONE_YEAR:
            return []
        years = self.entry.data.years[::-1]
        return [Way(self.address(self.kind, year) or "?", year_text(year), year == self.year) for year in years]

    # --- what is drawn

    @cached_property
    def written(self) -> Written:
        return Written.of(str(self.entry.facts.measure), self.entry.data)

    @property
    def template(self) -> str:
        return f"resources/figures/{self.kind}.html"

    @property
    def period(self) -> str:
        """The years that the chart shows: ``2024``, ``2020–2024``."""
        first, last = self.entry.data.years[0], self.entry.data.years[-1]
        if self.kind in OF_ONE_YEAR or first == last:
            return year_text(self.year)
        return f"{year_text(first)}–{year_text(last)}"

    @cached_property
    def chart(self) -> Any:
        data, mirrored = self.entry.data, get_language_bidi()
        if self.kind == ChartKind.BARS:
            return charts.bars(data, self.year, mirrored=mirrored)
        if self.kind == ChartKind.TILES:
            return charts.tile_map(data, self.year)
        draw = trends.lines if self.kind == ChartKind.LINES else trends.multiples
        return draw(data, mirrored=mirrored)

    @property
    def label_x(self) -> str:
        """Where what is written at the start of lines begins, and where it ends."""
        return "100%" if get_language_bidi() else "0%"

    @property
    def end_x(self) -> str:
        return "0%" if get_language_bidi() else "100%"

    @property
    def outward(self) -> int:
        """Which way is beyond the end: 1 to the right."""
        return -1 if get_language_bidi() else 1

    # --- what is read

    @property
    def rows(self) -> list[tuple[Place, list[str]]]:
        """A row a commune, a text a year: nothing where there is no figure."""
        data = self.entry.data
        return [
            (place, [self.text(data.values.get((place.code, year))) for year in data.years]) for place in data.places
        ]

    @property
    def totals(self) -> list[str]:
        """A text a year; no text at all where no year has a total."""
        data = self.entry.data
        found = [self.text(total(data, year, str(self.entry.facts.measure))) for year in data.years]
        return found if any(found) else []

    def text(self, value: Decimal | None) -> str:
        return "" if value is None else self.written(value)

    @property
    def year_texts(self) -> list[str]:
        return [year_text(year) for year in self.entry.data.years]

    @cached_property
    def sentences(self) -> list[str]:
        return list(sentences(self.entry.data, self.year, str(self.entry.facts.measure)))

    @property
    def description(self) -> str:
        """The chart in words, for who does not see it."""
        return " ".join(self.sentences)

    @property
    def files(self) -> dict[str, str]:
        return {kind: reverse(f"figures_{kind}", args=[self.entry.facts.translation_key]) for kind in ("csv", "json")}

    def machine_data(self, request: HttpRequest) -> SafeString:
        """What search engines are told; nothing of an example."""
        files = {kind: request.build_absolute_uri(url) for kind, url in self.files.items()}
        data = exporting.schema_org(self.entry, request.build_absolute_uri(request.path), files)
        return json_ld(data) if data else SafeString("")
