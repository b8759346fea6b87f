"""What feeds cost: cold, after one change, unchanged; against icalendar writing the same components. Ratios in one run.

``PYTHONPATH=site:. python -m bench.feeds [activities]``, on a temporary database.
"""

import gc
import gzip
import os
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.running import ROOT, manage

ROUNDS = 5
SUMMARY = (
    "Écrire ensemble, dans la langue que l’on veut ; aucun niveau n’est demandé. Apportez un texte que vous aimez, en "
    "français ou dans une autre langue ; le café est offert."
)
FIELDS = [
    *("title", "summary", "place", "place_text", "room", "registration", "registration_address"),
    *("contact_telephone", "contact_email", "recurrence", "changes"),
]
LANGUAGES = ("fr", "ar")


def timed(work: Callable[[], Any], before: Callable[[], Any] = lambda: None) -> float:
    """Seconds of this process, the median of some rounds: other processes do not count."""
    taken = []
    for _ in range(ROUNDS):
        before()
        gc.collect()
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return median(taken)


@contextmanager
def database(var: Path) -> Any:
    """A prepared site in this process, on a database of its own."""
    environment = {"CIMB_VAR": str(var), "DJANGO_SETTINGS_MODULE": "config.settings.base"}
    os.environ.update(environment)
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    manage(["prepare"], os.environ | {"PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"})
    import django

    django.setup()
    yield


def enrich(number: int) -> Any:
    """Gives what is written in bulk the words and facts of an ordinary activity; gives one page back.

    Every second weekly one has a date taken away, every fourth one a date cancelled; half of them are in Arabic.
    """
    from wagtail.models import Locale, Page

    from bench.many_activities import fill, insert
    from core.models import Organisation
    from events.models import EventPage
    from events.stored import stored

    fill(number)
    place = Organisation.objects.exclude(street="").first() or Organisation.objects.first()
    pages = list(EventPage.objects.filter(slug__startswith="bench-").order_by("pk"))
    for each, page in enumerate(pages):
        page.title = f"Atelier d’écriture, exemple n° {each}"
        page.summary = SUMMARY
        page.place, page.place_text, page.room = place, "", "Salle 2"
        page.registration, page.registration_address = "telephone", "065 00 00 00"
        page.contact_telephone, page.contact_email = "065 00 00 00", "exemple@example.org"
        rule = page.schedule.rule
        if rule and page.recurrence.rrules and rule.until:
            days = page.schedule.dates(rule.until)
            page.recurrence = stored(rule, removed=days[2:3] if each % 2 else ())
            if each % 4 == 0:
                page.changes = [("cancelled", {"date": days[3], "message": "La salle est fermée (exemple)."})]
    EventPage.objects.bulk_update(pages, FIELDS, batch_size=100)
    translate(pages[::2], Locale.objects.get(language_code="ar"), Page, EventPage, insert)
    return EventPage.objects.get(pk=pages[0].pk)


def translate(pages: list[Any], arabic: Any, tree: Any, model: Any, insert: Callable[[Any, list[Any]], None]) -> None:
    """Published pages in Arabic beside the French ones, in bulk."""
    home = tree.objects.get(depth=2, locale=arabic, alias_of=None)
    last = tree.objects.filter(path__startswith=home.path, depth=3).order_by("path").last()
    begin = int(last.path[len(home.path) :], 36) + 1 if last else 1
    copies = []
    for place, page in enumerate(pages):
        page.path = tree._get_path(home.path, 3, begin + place)
        page.depth, page.locale, page.title = 3, arabic, f"ورشة كتابة، مثال رقم {place}"
        page.draft_title, page.url_path = page.title, f"{home.url_path}{page.slug}/"
        page.latest_revision = page.live_revision = None
        copy = tree(**{field.attname: getattr(page, field.attname) for field in tree._meta.concrete_fields})
        copy.pk, copy.id = None, None
        copies.append(copy)
    tree.objects.bulk_create(copies)
    for page, copy in zip(pages, copies, strict=True):
        page.pk = page.id = page.page_ptr_id = copy.pk
    insert(model, pages)


def measure(code: str, page: Any) -> dict[str, float]:
    import icalendar
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client, address = Client(headers={"host": "localhost"}), f"/{code}/feeds/agenda.ics"

    def ask(**headers: str) -> Any:
        response = client.get(address, headers=headers)
        if response.status_code not in {200, 304}:
            raise ValueError(response.status_code)
        return response

    def change() -> None:
        page.summary = f"Changé à {time.perf_counter()}."
        page.save()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        cache.clear()
        first = ask()
        asked = len(queries)
    found = {
        "cold": timed(ask, cache.clear),
        "again": timed(ask),
        "changed": timed(ask, change),
    }
    parsed = icalendar.Calendar.from_ical(first.content)
    found["icalendar"] = timed(parsed.to_ical)
    tag = ask().headers["ETag"]
    found["unchanged"] = timed(lambda: ask(**{"if-none-match": tag}))
    found["queries"] = asked
    found["octets"] = len(first.content)
    found["zipped"] = len(gzip.compress(first.content))
    return found


def main(number: int) -> None:
    with TemporaryDirectory() as folder, database(Path(folder)):
        page = enrich(number)
        print(f"{number} activities, median of {ROUNDS} rounds, processor time")
        print("| | ms | against | ratio | at most |")
        print("|---|---|---|---|---|")
        for code in LANGUAGES:
            found = measure(code, page)
            for name, against, most in (
                ("icalendar", "", 0.0),
                ("cold", "icalendar", 1.5),
                ("again", "cold", 0.0),
                ("changed", "cold", 0.2),
                ("unchanged", "cold", 0.02),
            ):
                ratio = f"{found[name] / found[against]:.3f}" if against else ""
                print(f"| {code}, {name} | {found[name] * 1000:.1f} | {against} | {ratio} | {most or ''} |")
            print(
                f"{code}: {found['octets'] / number:.0f} octets each, {found['zipped'] / number:.0f} compressed; "
                f"{found['queries']:.0f} queries cold"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
