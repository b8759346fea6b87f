"""All that the list of the directory shows at an address: the organisations, the filters, and the ways on."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core import label_names, spoken
from core.choices import Choice, Group, Labels, Words
from core.clock import comma
from core.models import Audience, Commune, Service
from resources.directory import facts, nearby
from resources.directory.facts import Facts
from resources.directory.filters import NEAR, PAGE, SEVERAL, SWITCHES, DirectoryFilter, Facets
from resources.directory.nearby import Distance, Found, Misread, Tile, plain

PER_PAGE = 20


@dataclass(frozen=True)
class Way:
    """A link. ``count``: how many organisations one finds there; ``code``: the language of the text, if another."""

    text: str
    url: str
    count: int | None = None
    code: str = ""
    title: str = ""


@dataclass(frozen=True)
class Section:
    """Organisations under one heading; none over the list of all."""

    title: str
    entries: list[Facts]


@dataclass(frozen=True)
class Shown:
    """The directory for a selection, at a moment. ``base`` is its own address; ``every`` what it lists in all."""

    base: str
    asked: DirectoryFilter
    misread: list[str]
    every: list[Facts]
    known: Labels
    tiles: list[Tile]
    place: Found | None

    def address(self, chosen: DirectoryFilter) -> str:
        return self.base + chosen.query()

    # -- What is shown

    @cached_property
    def pool(self) -> list[tuple[Facts, Facets]]:
        return [(each, each.facets) for each in self.every]

    @cached_property
    def found(self) -> list[Facts]:
        """What is in the selection: the nearest first where a commune is known, else by name."""
        matching = [each for each, of_it in self.pool if self.asked.matches(of_it)]
        return sorted(matching, key=lambda each: (*self.distance(each), plain(str(each)), each.slug))

    def distance(self, each: Facts) -> tuple[Distance, int]:
        if self.commune is None:
            return Distance.HERE, 0
        tile = next((tile for tile in self.tiles if each.commune and tile.nis_code == each.commune.nis_code), None)
        return nearby.distance(self.commune, tile)

    @property
    def commune(self) -> Tile | None:
        return self.place.commune if self.place else None

    @property
    def total(self) -> int:
        return len(self.found)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    @property
    def page(self) -> int:
        """The page shown; the last one where the address asks for one further on."""
        return min(self.asked.page, self.pages)

    @property
    def chosen(self) -> DirectoryFilter:
        return self.asked.at_page(self.page)

    @property
    def sections(self) -> list[Section]:
        """The entries of this page, by how near they are."""
        entries = self.found[(self.page - 1) * PER_PAGE : self.page * PER_PAGE]
        if self.commune is None:
            return [Section("", entries)] if entries else []
        near = groupby(entries, key=lambda each: self.distance(each)[0])
        return [Section(self.heading(distance), list(some)) for distance, some in near]

    def heading(self, distance: Distance) -> str:
        if self.commune is None or distance == Distance.FURTHER:
            return _("Further away")
        if distance == Distance.HERE:
            return self.commune.name
        names = f"{comma()} ".join(each.name for each in nearby.neighbours(self.commune, self.tiles))
        return _("In the communes beside it: %(names)s") % {"names": names}

    @property
    def nothing_here(self) -> bool:
        """Whether the commune asked for has nothing of the selection, though others have."""
        return bool(self.commune and self.found and self.distance(self.found[0])[0] != Distance.HERE)

    # -- What search engines are told

    @property
    def is_for_search_engines(self) -> bool:
        """A selection and a page further on are for people only."""
        return not self.chosen and self.page == 1

    # -- The ways on

    @property
    def previous(self) -> Way | None:
        return self.beside(-1, _("Previous page")) if self.page > 1 else None

    @property
    def next(self) -> Way | None:
        return self.beside(1, _("Next page")) if self.page < self.pages else None

    def beside(self, step: int, text: str) -> Way:
        return Way(text, self.address(self.asked.at_page(self.page + step)))

    @property
    def removable(self) -> list[Way]:
        """Each filter that is chosen, as the way to the same without it."""
        return list(self.removals())

    def removals(self) -> Iterator[Way]:
        for name in SEVERAL:
            for value in getattr(self.asked, name):
                words = self.known[name].get(value, Words(value))
                yield Way(words.text, self.address(self.asked.toggled(name, value)), code=words.code, title=title(name))
        for name in SWITCHES:
            if getattr(self.asked, name):
                yield Way(title(name), self.address(self.asked.toggled(name, "1")))
        if self.commune:
            yield Way(self.commune.name, self.address(self.asked.without(NEAR)), title=title(NEAR))

    @property
    def suggestions(self) -> list[Way]:
        """What to try where nothing is found: each filter left out that gives something."""
        found = []
        for name in (*SEVERAL, *SWITCHES):
            without = self.asked.without(name)
            number = sum(without.matches(of_it) for _each, of_it in self.pool)
            if getattr(self.asked, name) and number:
                text = _("Without the filter “%(filter)s”") % {"filter": title(name)}
                found.append(Way(text, self.address(without), count=number))
        if self.asked.leaves_out:
            found.append(Way(_("Without any filter"), self.base, count=len(self.every)))
        return found

    @property
    def communes_meant(self) -> list[Way]:
        """The communes that may be meant by what the reader wrote, where none is known by it."""
        if self.place is None or self.place.commune:
            return []
        near = [(each.name, {NEAR: each.name}) for each in self.place.suggestions]
        return [Way(text, self.address(changed(self.asked, **said))) for text, said in near]

    @property
    def postcode_is_unknown(self) -> bool:
        return bool(self.place and self.place.misread == Misread.POSTCODE)

    @property
    def misread_titles(self) -> list[str]:
        """What the address says that is no filter, in the reader's words."""
        return list(dict.fromkeys(title(name) for name in self.misread))

    # -- Filters

    @cached_property
    def groups(self) -> list[Group]:
        """The filters to offer: those that some organisation answers, and those that are chosen."""
        switches = [choice for name in SWITCHES for choice in self.choices(name)]
        found = [Group(name, title(name), self.choices(name)) for name in SEVERAL]
        found.insert(1, Group("practical", _("Practical"), switches))
        return [group for group in found if group.choices]

    def choices(self, name: str) -> list[Choice]:
        others = self.asked.without(name)
        now = getattr(self.asked, name)
        picked = set(now) if isinstance(now, tuple) else {"1"} if now else set()
        counts = Counter(value for _each, of_it in self.pool if others.matches(of_it) for value in of_it.of(name))
        every = {value for _each, of_it in self.pool for value in of_it.of(name)} | picked
        if name in SWITCHES:
            every.add("1")
        found = []
        for value in every:
            words = self.known[name].get(value, Words(value)) if name in SEVERAL else Words(title(name))
            found.append(Choice(name, value, words, counts[value], value in picked))
        return sorted(found, key=lambda choice: choice.words.text.casefold())


def changed(chosen: DirectoryFilter, *, near: str) -> DirectoryFilter:
    return DirectoryFilter(**{**vars(chosen), NEAR: near, PAGE: 1})


def title(name: str) -> str:
    """A filter in the reader's words."""
    return {
        "service": _("Services"),
        "language": _("Language spoken"),
        "audience": _("For whom"),
        "commune": _("Commune"),
        "open": _("Open now"),
        "step_free": _("Step-free access"),
        NEAR: _("Near"),
        PAGE: _("Page"),
    }.get(name, name)


def tile(commune: Commune) -> Tile:
    return Tile(commune.nis_code, commune.name, commune.postal_code, commune.column, commune.row)


def postcodes(every: Sequence[Facts]) -> dict[str, set[str]]:
    """The postcodes that organisations of the directory have: postcode -> NIS codes of their communes."""
    found: dict[str, set[str]] = {}
    for each in every:
        if each.commune and each.organisation.postal_code:
            found.setdefault(each.organisation.postal_code.strip(), set()).add(each.commune.nis_code)
    return found


def in_directory(now: datetime, services: facts.Labels, audiences: facts.Labels) -> list[Facts]:
    """Every organisation of the directory with its facts; a query for them and one for each thing they have."""
    rows = facts.listed().prefetch_related(*facts.MANY)
    return [facts.of(each, now, services, audiences) for each in rows]


def shown(page: Page, request: HttpRequest) -> Shown:
    """What the address of a request asks for; what it says that means nothing is left out, and told."""
    services, audiences = Service.for_reader(), Audience.for_reader()
    communes = list(Commune.objects.all())
    known: Labels = {
        "service": label_names.for_choices(services.values()),
        "audience": label_names.for_choices(audiences.values()),
        "language": {code: Words(spoken.name(code)) for code in spoken.CODES},
        "commune": {each.nis_code: Words(each.name) for each in communes},
    }
    asked, misread = DirectoryFilter.parsed(request.GET)
    asked, unknown = asked.known_only(known)
    every = in_directory(timezone.now(), services, audiences)
    tiles = [tile(each) for each in communes]
    place = nearby.meant(asked.near, tiles, postcodes(every)) if asked.near and tiles else None
    return Shown(page.get_url(request) or "", asked, [*misread, *unknown], every, known, tiles, place)
