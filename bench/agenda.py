"""What the agenda costs with 100 and with 10,000 series, in one run: ``python -m bench.agenda [few many]``.

On a database of its own, that of ``DATABASE_URL`` or an SQLite file. Activities are written in bulk, evenly over the
two years around today: a hundred times the series are a hundred times the dates of every month, which is harsher than
an agenda that grows old.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from time import perf_counter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.base")
os.environ.setdefault("CIMB_VAR", tempfile.mkdtemp(prefix="cimb-agenda-"))

import django

django.setup()

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from bench.many_activities import fill
from events.filters import AgendaFilter
from events.listing import Entry, entries
from events.models import Occurrence, Series
from events.query import OccurrenceQuerySet, midnight

FEW, MANY = 100, 10_000
RUNS = 21
A_PAGE, A_DAY = 20, 4
WIDE, NARROW = "free=1", "campaign=bench"


@dataclass(frozen=True)
class Cost:
    """What one view costs: its median time in milliseconds, its queries, how much it shows."""

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
    today, dates = timezone.localdate(), selection(query)
    begin = midnight(today.replace(day=1))
    end = midnight((today.replace(day=28) + timedelta(days=4)).replace(day=1))
    return entries([*dates.lasting_into(begin)[:A_PAGE], *dates.beginning(begin, end).first_of_days(A_DAY)])


def address(path: str) -> Callable[[], bytes]:
    client = Client(headers={"host": "localhost"})

    def opened() -> bytes:
        cache.clear()
        response = client.get(path)
        return response.content if response.status_code == 200 else b""

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
    }


def cost(view: Callable[[], Iterable[object]]) -> Cost:
    with CaptureQueriesContext(connection) as asked:
        shown = view()
    times = []
    for _ in range(RUNS):
        begin = perf_counter()
        view()
        times.append(perf_counter() - begin)
    return Cost(statistics.median(times) * 1000, len(asked), len(list(shown)))


def measured(number: int) -> dict[str, Cost]:
    fill(number)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA optimize")
    with translation.override("fr"):
        return {name: cost(view) for name, view in views().items()}


def main() -> None:
    few, many = (int(word) for word in sys.argv[1:3]) if len(sys.argv) > 2 else (FEW, MANY)
    if "events_series" not in connection.introspection.table_names():
        call_command("prepare", verbosity=0)
    small, large = measured(few), measured(many)
    print(f"{connection.vendor}; {Series.objects.count()} series, {Occurrence.objects.count()} dates\n")
    print(f"| view | {few:,} series | {many:,} series | ratio | queries | shown |\n|---|---|---|---|---|---|")
    for name, before in small.items():
        after = large[name]
        queries = f"{before.queries} / {after.queries}"
        shown = f"{before.shown} / {after.shown}"
        ratio = after.time / before.time
        print(f"| {name} | {before.time:.1f} ms | {after.time:.1f} ms | {ratio:.2f} | {queries} | {shown} |")


if __name__ == "__main__":
    main()
