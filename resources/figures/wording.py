"""Figures as the active language writes them, and what they say in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from core.templatetags.core_tags import conventions, own_digits
from resources.enums import Measure
from resources.figures.drawing import Data, Place

LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"
FEW = 3  # communes that a sentence names


@dataclass(frozen=True)
class Written:
    """How the figures of a dataset are written: all with the same number of decimals."""

    measure: str
    decimals: int

    @classmethod
    def of(cls, measure: str, data: Data) -> "Written":
        return cls(measure, max((places(value) for value in data.values.values()), default=0))

    def __call__(self, value: Decimal) -> str:
        digits = "#,##0" + ("." + "0" * self.decimals if self.decimals else "")
        if self.measure == Measure.PERCENTAGE:
            pattern = conventions().percent_formats[None].pattern.replace("#,##0", digits)
            text = format_percent(value / 100, format=pattern, locale=conventions())
        else:
            text = format_decimal(value, format=digits, locale=conventions())
        # In a text from right to left the sign would otherwise go to the other end.
        return own_digits(f"{LEFT_TO_RIGHT}{text}" if value < 0 and get_language_bidi() else text)

    def tick(self, value: Decimal) -> str:
        """A round number beside a line of a chart, with its own decimals."""
        return Written(self.measure, places(value))(value)


def places(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def year_text(year: int) -> str:
    return own_digits(str(year))


def names(some: Sequence[Place]) -> str:
    return format_list([place.name for place in some], locale=conventions())


def total(data: Data, year: int, measure: str) -> Decimal | None:
    """Of all communes; nothing where one has no figure, or where figures do not add up."""
    found = data.of_year(year)
    if measure == Measure.PERCENTAGE or len(found) < len(data.places) or not found:
        return None
    return sum(found.values(), Decimal(0))


def sentences(data: Data, year: int, measure: str) -> Iterator[str]:
    """What a year's figures say: the highest and lowest commune, all together, and how that has changed."""
    written, found = Written.of(measure, data), data.of_year(year)
    if not found:
        return
    most, least = max(found.values()), min(found.values())
    if most != least:
        for sentence, value in (
            (_("Highest in %(year)s: %(communes)s, with %(value)s."), most),
            (_("Lowest in %(year)s: %(communes)s, with %(value)s."), least),
        ):
            same = [place for place in found if found[place] == value]
            if len(same) <= FEW:
                yield sentence % {"year": year_text(year), "communes": names(same), "value": written(value)}
    elif len(found) > 1:
        yield _("The same in every commune in %(year)s: %(value)s.") % {"year": year_text(year), "value": written(most)}
    whole = total(data, year, measure)
    if whole is None:
        return
    yield _("All communes together in %(year)s: %(value)s.") % {"year": year_text(year), "value": written(whole)}
    before = total(data, data.years[0], measure)
    if before is not None and data.years[0] < year:
        yield _("All communes together in %(year)s: %(value)s.") % {
            "year": year_text(data.years[0]),
            "value": written(before),
        }
