"""Makes everything that is derived of activities again: after an import, a restored backup, an update of the site."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from events.models import EventPage, Series
from events.publishing import refresh

EVERY = 100


class Command(BaseCommand):
    help = (
        "Refait l’agenda à partir des pages : séries, dates, ce que disent les flux. Peut être relancé sans risque ; "
        "rien n’est écrit là où rien n’a changé."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        pages = EventPage.objects.order_by().values_list("translation_key", flat=True)
        keys = sorted({*pages, *Series.objects.published().values_list("translation_key", flat=True)})
        for number, key in enumerate(keys, start=1):
            refresh(key, now)
            if options["verbosity"] > 0 and number % EVERY == 0:
                self.stdout.write(f"{number} / {len(keys)}")
        if options["verbosity"] > 0:
            self.stdout.write(f"Activités refaites : {len(keys)}.")
