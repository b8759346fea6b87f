"""What feeds cost: cold, after one change, unchanged; against icalendar writing the same components. Ratios in one run.

`PYTHONPATH=site:. python -m bench.feeds` (`make bench` runs it too); `ARGS` may be the number of activities.
"""

import gzip
import os
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.running import ROOT, manage

ROUNDS = 5
LANGUAGES = ("fr", "ar")


def timed(work: Callable[[], Any], before: Callable[[], Any] = lambda: None) -> float:
    """Seconds, the median of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        before()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
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


def fill(number: int) -> Any:
    """Activities of every kind: weekly with dates removed and changed, single, whole days; half of them in Arabic."""
    from django.utils import timezone
    from wagtail.models import Locale, Page

    from core.models import Audience, Organisation
    from events.models import AgendaPage, Category, EventPage, SpokenLanguage
    from events.rules import Frequency, Rule
    from events.stored import stored

    french = Locale.objects.get(language_code="fr")
    agenda = AgendaPage.objects.filter(locale=french).first()
    if agenda is None:
        for page in Page.objects.filter(slug="agenda", depth=3).specific():
            page.delete()
        home = Page.objects.get(depth=2, locale=french, alias_of=None)
        agenda = home.add_child(instance=AgendaPage(title="Agenda", slug="agenda", locale=french))
        agenda.copy_for_translation(Locale.objects.get(language_code="ar")).save_revision().publish()
    category = Category.objects.filter(locale=french).first() or Category.objects.create(
        locale=french, name="Atelier", slug="atelier"
    )
    audience = Audience.objects.filter(locale=french).first() or Audience.objects.create(
        locale=french, name="Tous", slug="tous"
    )
    place = Organisation.objects.exclude(street="").first() or Organisation.objects.first()
    today = timezone.localdate()
    page = None
    for each in range(number):
        first = today + timedelta(days=each % 300 - 60)
        weekly = Rule(Frequency.WEEKLY, weekdays=(first.weekday(),), until=first + timedelta(weeks=20))
        rule = weekly if each % 3 else None
        changes = []
        if rule and each % 4 == 0:
            changes = [("cancelled", {"date": first + timedelta(weeks=3), "message": "La salle est fermée (exemple)."})]
        page = EventPage(
            title=f"Atelier d’écriture, exemple n° {each}",
            slug=f"exemple-{each}",
            locale=french,
            summary="Écrire ensemble, dans la langue que l’on veut ; aucun niveau n’est demandé. Apportez un texte "
            "que vous aimez, en français ou dans une autre langue ; le café est offert.",
            category=category,
            start_date=first,
            start_time="18:00",
            end_time="20:00",
            recurrence=stored(rule, removed=[first + timedelta(weeks=2)] if rule and each % 2 else ()),
            changes=changes,
            place=place,
            room="Salle 2",
            registration="telephone",
            registration_address="065 00 00 00",
            contact_telephone="065 00 00 00",
            contact_email="exemple@example.org",
            childcare=True,
        )
        page.spoken_languages = [SpokenLanguage(code="fr", level="A2"), SpokenLanguage(code="ar")]
        page.audiences = [audience]
        page.full_clean(exclude=["path", "depth", "numchild", "content_type"])
        agenda.add_child(instance=page)
        if each % 2:
            translated = page.copy_for_translation(Locale.objects.get(language_code="ar")).specific
            translated.title, translated.live = f"ورشة كتابة، مثال رقم {each}", True
            translated.save()
        if each % 100 == 99:
            print(f"{each + 1} / {number}", file=sys.stderr)
    return page


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
    parsed = icalendar.Calendar.from_ical(first.content)
    found = {
        "icalendar": timed(parsed.to_ical),
        "cold": timed(ask, cache.clear),
        "again": timed(ask),
        "changed": timed(ask, change),
    }
    tag = ask().headers["ETag"]
    found["unchanged"] = timed(lambda: ask(**{"if-none-match": tag}))
    found["queries"] = asked
    found["octets"] = len(first.content)
    found["zipped"] = len(gzip.compress(first.content))
    return found


def main(number: int) -> None:
    with TemporaryDirectory() as folder, database(Path(folder)):
        page = fill(number)
        print(f"{number} activities, median of {ROUNDS} rounds")
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
                f"{code}: {found['octets'] / number:.0f} octets an activity, {found['zipped'] / number:.0f} compressed; "
                f"{found['queries']:.0f} queries cold"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
