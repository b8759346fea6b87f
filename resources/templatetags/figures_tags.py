"""What the templates of figures ask for."""

from decimal import Decimal

from django import template

from resources.figures.shown import Shown
from resources.figures.wording import year_text

register = template.Library()
register.filter("year", year_text)


@register.simple_tag
def figure(shown: Shown, value: Decimal) -> str:
    """A figure as the active language writes it, with as many decimals as all others of its dataset."""
    return shown.written(value)


@register.simple_tag
def tick(shown: Shown, value: Decimal) -> str:
    """A round number beside a line of a chart."""
    return shown.written.tick(value)


@register.filter
def times(sign: int, pixels: int) -> int:
    """A distance outwards, in the direction of writing."""
    return sign * pixels
