"""The choices of the library's filters, with how many publications each would show."""

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from core import label_names, languages
from core.choices import Choice, Counted, Group, Labels, Words
from core.models import Audience, Topic
from core.templatetags.core_tags import active, own_digits
from resources.enums import PublicationKind
from resources.library.filters import SEVERAL, Facets, LibraryFilter
from resources.library.publications import in_order


def labels() -> Labels:
    """The names of topics and audiences for the active language's reader; two queries."""
    models = {"topic": Topic, "audience": Audience}
    return {name: label_names.for_choices(model.for_reader().values()) for name, model in models.items()}


def known_only(chosen: LibraryFilter, every: Iterable[Facets], known: Labels) -> tuple[LibraryFilter, list[str]]:
    """The selection without the values that name nothing, and the filters that had such values."""
    real: dict[str, set[str]] = {name: set(known.get(name, ())) for name in SEVERAL}
    real["kind"] |= set(PublicationKind.values)
    for facets in every:
        for name in ("language", "year"):
            real[name] |= set(facets.of(name))
    wrong = []
    for name in SEVERAL:
        for value in getattr(chosen, name):
            if value not in real[name]:
                chosen = chosen.toggled(name, value)
                wrong.append(name)
    return chosen, list(dict.fromkeys(wrong))


def count(every: list[Facets], chosen: LibraryFilter) -> Counted:
    """Pure: the counts of a selection. Values of one filter add up, so each filter leaves its own out."""
    values: dict[str, dict[str, int]] = {}
    without: dict[str, int] = {}
    for name in SEVERAL:
        others = chosen.without(name)
        found = [facets for facets in every if others.matches(facets)]
        without[name] = len(found)
        values[name] = dict(Counter(value for facets in found for value in facets.of(name)))
    return Counted(sum(chosen.matches(facets) for facets in every), values, without)


def groups(every: list[Facets], counts: Counted, chosen: LibraryFilter, known: Labels) -> list[Group]:
    """The filters to offer: those that some publication answers, and those that are chosen."""
    found = [Group(name, title(name), list(choices(name, every, counts, chosen, known))) for name in SEVERAL]
    return [group for group in found if group.choices]


def choices(name: str, every: list[Facets], counts: Counted, chosen: LibraryFilter, known: Labels) -> Iterator[Choice]:
    """Those of one filter by name; years the latest first, languages in the site's order."""
    picked = getattr(chosen, name)
    values = {value for facets in every for value in facets.of(name)} | set(picked)
    found = [
        Choice(name, value, words(name, value, known), counts.values[name].get(value, 0), value in picked)
        for value in values
    ]
    if name == "year":
        yield from sorted(found, key=lambda choice: choice.value, reverse=True)
    elif name == "language":
        by_code = {choice.value: choice for choice in found}
        yield from (by_code[code] for code in in_order(by_code))
    else:
        yield from sorted(found, key=lambda choice: choice.words.text.casefold())


def words(name: str, value: str, known: Labels) -> Words:
    if name == "language":
        return Words(languages.autonym(value), "" if value == active() else value)
    if name == "kind":
        return Words(kind(value))
    if name == "year":
        return Words(own_digits(value))
    return known[name].get(value, Words(value))


def kind(value: str) -> str:
    """What a publication is, in the reader's words."""
    return {
        PublicationKind.BROCHURE: _("Brochure"),
        PublicationKind.FORM: _("Form"),
        PublicationKind.POSTER: _("Poster"),
        PublicationKind.VIDEO: _("Video"),
        PublicationKind.RECORDING: _("Recording"),
        PublicationKind.TOOL: _("Tool for professionals"),
    }.get(PublicationKind(value), value)


def title(name: str) -> str:
    """A filter in the reader's words."""
    return {
        "kind": _("Kind of publication"),
        "topic": _("Topic"),
        "audience": _("For whom"),
        "language": _("Language"),
        "year": _("Year"),
        "page": _("Page"),
    }.get(name, name)
