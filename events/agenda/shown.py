"""All that the page of the agenda shows at an address: the dates, the filters, and the ways on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.choices import Counted, Group, Labels
from events import addresses, facets
from events.agenda import keys, lists, titles
from events.agenda.views import Kind, View
from events.filters import SEVERAL, SWITCHES, AgendaFilter
from events.publishing import AHEAD, BACK

FEEDS = {"ics": "text/calendar", "atom": "application/atom+xml", "json": "application/feed+json"}


@dataclass(frozen=True)
class Way:
    """A link: ``rel`` as HTML has it, ``count`` how many activities one finds there."""

    text: str
    url: str
    rel: str = ""
    current: bool = False
    count: int | None = None
    code: str = ""
    title: str = ""


@dataclass(frozen=True)
class Shown:
    """A view of the agenda for a selection, at a moment. ``base`` is the address of the agenda itself."""

    base: str
    view: View
    chosen: AgendaFilter
    place: keys.Place
    misread: list[str]
    now: datetime
    known: Labels
    pool: facets.Pool
    counted: Counted

    # -- Where it is

    def address(self, view: View, chosen: AgendaFilter, place: keys.Place | None = None) -> str:
        return self.base + below(view, chosen, place)

    @property
    def title(self) -> str:
        return titles.view(self.view)

    @property
    def form_address(self) -> str:
        return self.base + self.view.path

    @property
    def is_part(self) -> bool:
        """Whether this is not the first page of its list, which stands for all of them."""
        return self.place.key is not None

    @property
    def is_for_search_engines(self) -> bool:
        """A selection, a page further on and what lies beyond the horizon are for people only."""
        whole = not (self.chosen or self.is_part) and self.view.kind not in {Kind.WEEK, Kind.DAY}
        return whole and self.is_near(self.view)

    @property
    def today(self) -> date:
        return timezone.localtime(self.now).date()

    def is_near(self, view: View) -> bool:
        period = view.period
        return period is None or (period.last >= self.today - BACK and period.first <= self.today + AHEAD)

    # -- The ways on

    @property
    def views(self) -> list[Way]:
        """Upcoming, month, week, past."""
        day = self.view.period.first if self.view.period else self.today
        if self.view.period and self.today in self.view.period:
            day = self.today
        offered = [
            (_("Coming"), View()),
            (_("Month"), View.around(Kind.MONTH, day)),
            (_("Week"), View.around(Kind.WEEK, day)),
            (_("Past"), View(Kind.PAST)),
        ]
        return [
            Way(text, self.address(view, self.chosen), self.follow(view), current=view.kind == self.view.kind)
            for text, view in offered
        ]

    def follow(self, view: View, rel: str = "") -> str:
        """``rel`` for a link to a view: robots do not wander through empty centuries."""
        return f"{rel} nofollow".strip() if self.chosen or not self.is_near(view) else rel

    def beside(self, view: View | None, rel: str) -> Way | None:
        if view is None:
            return None
        return Way(titles.view(view), self.address(view, self.chosen), self.follow(view, rel))

    @property
    def previous(self) -> Way | None:
        return self.beside(self.view.previous, "prev")

    @property
    def next(self) -> Way | None:
        return self.beside(self.view.next, "next")

    @property
    def present(self) -> Way | None:
        """The way back to the period that today is in."""
        if self.view.period is None or self.today in self.view.period:
            return None
        view = View.around(self.view.kind, self.today)
        text = {Kind.MONTH: _("This month"), Kind.WEEK: _("This week")}.get(self.view.kind, _("Today"))
        return Way(text, self.address(view, self.chosen))

    @property
    def earlier(self) -> Way | None:
        """Of a list: the page before in time; before the first of what is coming lies the past."""
        if self.listing.earlier:
            return Way(_("Earlier activities"), self.address(self.view, self.chosen, self.listing.earlier), "nofollow")
        return None

    @property
    def later(self) -> Way | None:
        if self.listing.later:
            return Way(_("Later activities"), self.address(self.view, self.chosen, self.listing.later), "nofollow")
        return None

    # -- What is on

    @property
    def is_grid(self) -> bool:
        return self.view.kind == Kind.MONTH

    @property
    def is_of_days(self) -> bool:
        return self.view.kind in {Kind.MONTH, Kind.WEEK}

    @cached_property
    def listing(self) -> lists.Listing:
        return lists.listed(self.view, self.chosen, self.place, self.now)

    @cached_property
    def weeks(self) -> list[list[lists.DayShown]]:
        return lists.every_day(self.view, self.chosen, self.now)

    @property
    def busy_days(self) -> list[lists.DayShown]:
        return [day for week in self.weeks for day in week if day.entries or day.going_on]

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        return titles.weekdays()

    @property
    def is_empty(self) -> bool:
        return not (self.busy_days if self.is_of_days else self.listing.sections)

    # -- Filters

    @cached_property
    def groups(self) -> list[Group]:
        return facets.groups(self.pool, self.counted, self.chosen, self.known)

    @property
    def total(self) -> int:
        return self.counted.total

    @property
    def removable(self) -> list[Way]:
        """Each filter that is chosen, as the way to the same without it."""
        return list(self.removals())

    def removals(self) -> Iterator[Way]:
        for name in (*SEVERAL, *SWITCHES):
            now = getattr(self.chosen, name)
            for value in now if isinstance(now, tuple) else ["1"] if now else []:
                words = facets.value_words(name, value, self.known)
                url = self.address(self.view, self.chosen.toggled(name, value))
                yield Way(words.text, url, code=words.code, title=facets.title(name) if name in SEVERAL else "")
        for name in ("since", "until"):
            if day := getattr(self.chosen, name):
                url = self.address(self.view, self.chosen.without(name))
                yield Way(titles.day(day), url, title=facets.title(name))

    @property
    def all_removed(self) -> str:
        return self.form_address

    @property
    def periods(self) -> list[Way]:
        """Stretches of days that people ask for, in one click; of what is coming only."""
        if self.view.kind != Kind.UPCOMING:
            return []
        saturday = self.today + timedelta(days=max(0, 5 - self.today.weekday()))
        sunday = self.today + timedelta(days=6 - self.today.weekday())
        week, month = self.today + timedelta(days=6), self.today + timedelta(days=29)
        offered = [
            (_("Today"), self.today, self.today),
            (_("This weekend"), saturday, sunday),
            (_("Next 7 days"), self.today, week),
            (_("Next 30 days"), self.today, month),
        ]
        found = []
        for text, since, until in offered:
            chosen = replace(self.chosen, since=since, until=until)
            found.append(Way(text, self.address(self.view, chosen), "nofollow", current=chosen == self.chosen))
        return found

    @property
    def suggestions(self) -> list[Way]:
        """What to try where nothing is found: each filter left out that gives something, then other times."""
        found = []
        for name in (*SEVERAL, *SWITCHES):
            if getattr(self.chosen, name) and (number := self.counted.without.get(name, 0)):
                url = self.address(self.view, self.chosen.without(name))
                text = _("Without the filter “%(filter)s”") % {"filter": facets.title(name)}
                found.append(Way(text, url, count=number))
        if self.chosen:
            everything = sum(number for _facets, number in self.pool)
            if everything or self.chosen.since or self.chosen.until:
                found.append(Way(_("Without any filter"), self.form_address, count=everything or None))
        if self.view.kind != Kind.UPCOMING:
            found.append(Way(_("What is coming"), self.address(View(), self.chosen.without("since", "until"))))
        if self.view.kind != Kind.PAST:
            found.append(Way(_("Past activities"), self.address(View(Kind.PAST), self.chosen)))
        return found

    @property
    def misread_titles(self) -> list[str]:
        """What the address says that is no filter, in the reader's words."""
        pages = {keys.AFTER: _("Page"), keys.BEFORE: _("Page")}
        return list(dict.fromkeys(pages.get(name) or facets.title(name) for name in self.misread))

    # -- Calendars

    @property
    def fed(self) -> AgendaFilter:
        """The selection whose feed has exactly what is shown."""
        period = self.view.period
        if period is None:
            return self.chosen
        since, until = self.chosen.since or period.first, self.chosen.until or period.last
        return replace(self.chosen, since=max(since, period.first), until=min(until, period.last))

    @property
    def feeds(self) -> list[tuple[str, str]]:
        """The media type and the address of each feed of what is shown; none on a site without feeds."""
        found = [(media_type, addresses.agenda_feed(self.fed, kind)) for kind, media_type in FEEDS.items()]
        return [(media_type, address) for media_type, address in found if address]

    @property
    def subscribe(self) -> str:
        return f"{self.base}subscribe/{self.chosen.query()}" if self.feeds else ""


def below(view: View, chosen: AgendaFilter, place: keys.Place | None = None) -> str:
    """The part of an address that follows the agenda's own."""
    pairs = [*chosen.pairs(), *([place.query] if place and place.query else [])]
    return view.path + (f"?{urlencode(pairs)}" if pairs else "")


def shown(page: Page, request: HttpRequest, view: View) -> Shown:
    """What the address of a request asks for; what it says that means nothing is left out, and told."""
    now = timezone.now()
    chosen, misread = AgendaFilter.parsed(request.GET)
    place, no_keys = (keys.Place(), []) if view.kind in {Kind.MONTH, Kind.WEEK} else keys.Place.parsed(request.GET)
    known = facets.labels()
    chosen, unknown = facets.known_only(chosen, known)
    pool, counted = facets.counted(view, chosen, now)
    misread = [*misread, *unknown, *no_keys]
    return Shown(page.get_url(request) or "", view, chosen, place, misread, now, known, pool, counted)
