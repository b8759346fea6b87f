"""What the staff's calendar asks for."""

from django import template

from core import languages
from desk.translations import Cell
from events.views.planning import MARKS

register = template.Library()
register.filter("autonym", languages.autonym)


@register.filter
def mark(cell: Cell) -> str:
    """The sign of how a page stands in a language; the legend below the calendar says it in words."""
    return MARKS[cell.freshness]
