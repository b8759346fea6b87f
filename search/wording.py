"""What the search says of things in the reader's language: their kind, their dates, the values of filters."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from core import covers, label_names, languages
from core.choices import Labels, Words
from core.clock import day_in_full
from core.findable import Kind
from core.models import Commune, Topic
from core.templatetags.core_tags import active, long_date
from search.filters import PERIODS

ICONS = {
    Kind.GUIDE: "steps",
    Kind.ACTIVITY: "calendar",
    Kind.CAMPAIGN: "campaign",
    Kind.NEWS: "news",
    Kind.PUBLICATION: "book",
    Kind.ORGANISATION: "people",
    Kind.TERM: "speech",
    Kind.FIGURE: "chart",
    Kind.PAGE: "page",
}
# The section that shows things of a kind, whose colour they have.
SECTIONS = {
    Kind.GUIDE: "guides",
    Kind.ACTIVITY: "agenda",
    Kind.CAMPAIGN: "agenda",
    Kind.NEWS: "actualites",
    Kind.PUBLICATION: "bibliotheque",
    Kind.ORGANISATION: "annuaire",
    Kind.TERM: "lexique",
    Kind.FIGURE: "chiffres",
}


def known() -> Labels:
    """Each filter's values that exist, in the order in which they are offered, named for the reader; two queries."""
    return {
        "kind": {kind.value: Words(kinds(kind)) for kind in Kind},
        "topic": label_names.for_choices(Topic.for_reader().values()),
        "language": {code: language(code) for code, _name in settings.LANGUAGES},
        "commune": {commune.nis_code: Words(commune.name) for commune in Commune.objects.all()},
        "period": {name: Words(period(name)) for name in PERIODS},
    }


def title(name: str) -> str:
    """A filter in the reader's words."""
    return {
        "kind": _("Kind"),
        "topic": _("Topic"),
        "language": _("Language"),
        "commune": _("Commune"),
        "period": _("Period"),
        "page": _("Page"),
    }.get(name, name)


def none(name: str) -> str:
    """Leaving a filter out in the reader's words, where no two of its values can be chosen together."""
    return _("At any time") if name == "period" else ""


def language(code: str) -> Words:
    return Words(languages.autonym(code), "" if code == active() else code)


def period(name: str) -> str:
    return {"week": _("Next 7 days"), "month": _("Next 30 days"), "coming": _("Coming"), "past": _("Past")}[name]


def kind(value: str) -> str:
    """What one thing is: ``Activité``."""
    return {
        Kind.GUIDE: _("Guide"),
        Kind.ACTIVITY: _("Activity"),
        Kind.CAMPAIGN: _("Campaign"),
        Kind.NEWS: _("News"),
        Kind.PUBLICATION: _("Publication"),
        Kind.ORGANISATION: _("Organisation"),
        Kind.TERM: _("Explained word"),
        Kind.FIGURE: _("Local figures"),
        Kind.PAGE: _("Page"),
    }[Kind(value)]


def kinds(value: str) -> str:
    """What many things are: ``Activités``."""
    return {
        Kind.GUIDE: _("Guides"),
        Kind.ACTIVITY: _("Activities"),
        Kind.CAMPAIGN: _("Campaigns"),
        Kind.NEWS: _("News"),
        Kind.PUBLICATION: _("Publications"),
        Kind.ORGANISATION: _("Organisations"),
        Kind.TERM: _("Explained words"),
        Kind.FIGURE: _("Local figures"),
        Kind.PAGE: _("Pages"),
    }[Kind(value)]


def icon(value: str) -> str:
    """The name of the drawing of a kind."""
    return ICONS[Kind(value)]


def hue(value: str) -> str:
    """The colour of a kind: that of the section which shows it."""
    return covers.hue_of_section(SECTIONS.get(Kind(value), "centre")).value


def when(value: str, next_day: date | None, last_day: date | None, today: date, *, is_off: bool = False) -> str:
    """When something takes place, or did, or would have (``is_off``): ``mardi 6 octobre 2026``; nothing without a day.

    A campaign lasts until its last day; of an activity with several dates the next one is said.
    """
    if last_day and last_day < today:
        return long_date(last_day)
    if value == Kind.CAMPAIGN and last_day:
        return _("until %(day)s") % {"day": long_date(last_day)}
    if next_day is None:
        return ""
    day = day_in_full(next_day)
    return _("Next date: %(day)s") % {"day": day} if last_day and last_day > next_day and not is_off else day
