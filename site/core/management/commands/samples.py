"""Tells tools outside of this process which pages to look at (``core.samples``), as JSON."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from core import samples


class Command(BaseCommand):
    help = "Énumère, en JSON, le moins de pages qui montrent chaque type de page et chaque bloc."

    def handle(self, *args: Any, **options: Any) -> None:
        pages = [sample.as_data() for sample in samples.samples()]
        self.stdout.write(json.dumps(pages))
