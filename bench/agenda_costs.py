"""What each view of the agenda costs, by its queries and by the page that a visitor is sent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter, process_time

from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from bench.many_activities import fill
from events.filters import AgendaFilter
from events.listing import Entry, entries
from events.models import Occurrence
from events.query import DAY, OccurrenceQuerySet, midnight

RUNS = 15
A_PAGE, A_DAY = 20, 4
WIDE, NARROW = "free=1", "campaign=bench"


@dataclass(frozen=True)
class Cost:
    """What one view costs: its shortest time in milliseconds, its queries, how many dates or bytes it shows."""

    time: float
    queries: int
    shown: int


def selection(query: str) -> OccurrenceQuerySet:
    chosen, _wrong = AgendaFilter.parsed(QueryDict(query))
    return Occurrence.objects.matching(chosen).select_related("series")


def upcoming(query: str = "") -> list[Entry]:
    """The first page of what is to come."""
    now, dates = timezone.now(), selection(query)
    return entries([*dates.lasting_into(now)[:A_PAGE], *dates.beginning(now)[:A_PAGE]][:A_PAGE])


def month(query: str = "") -> list[Entry]:
    """The grid of this month, at most four dates a day that begin on it."""
    first, dates = timezone.localdate().replace(day=1), selection(query)
    last = (first.replace(day=28) + 4 * DAY).replace(day=1) - DAY
    begun = dates.lasting_into(midnight(first))[:A_PAGE]
    return entries([*begun, *dates.first_of_days(first, last, A_DAY).select_related("series")])


def address(path: str, *, first: bool = False) -> Callable[[], bytes]:
    """A page as a visitor asks for it; ``first`` after something was published, when the counts are made anew."""
    client = Client(headers={"host": "localhost"})

    def opened() -> bytes:
        if first:
            cache.clear()
        return client.get(path).content

    return opened


def views() -> dict[str, Callable[[], Iterable[object]]]:
    this_month = f"/fr/agenda/month/{timezone.localdate():%Y-%m}/"
    return {
        "upcoming": upcoming,
        "month": month,
        "upcoming, narrow filter": lambda: upcoming(NARROW),
        "month, wide filter": lambda: month(WIDE),
        "month, narrow filter": lambda: month(NARROW),
        "page: upcoming": address("/fr/agenda/"),
        "page: month": address(this_month),
        "page: month, wide filter": address(f"{this_month}?{WIDE}"),
        "page: month, narrow filter": address(f"{this_month}?{NARROW}"),
        "page: month, after something was published": address(this_month, first=True),
    }


def clock() -> float:
    """Seconds of this process where the database is a part of it: a busy machine then changes little."""
    return process_time() if connection.vendor == "sqlite" else perf_counter()


def cost(view: Callable[[], Iterable[object]]) -> Cost:
    view()  # what a process does once
    with CaptureQueriesContext(connection) as asked:
        shown = view()
    queries = len(asked)
    times = []
    for _ in range(RUNS):
        begin = clock()
        view()
        times.append(clock() - begin)
    return Cost(min(times) * 1000, queries, len(list(shown)))


def measured(number: int) -> dict[str, Cost]:
    fill(number)
    with translation.override("fr"):
        return {name: cost(view) for name, view in views().items()}
