from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core import findable
from core.models import LoadedFixture
from home.content import translations
from home.content.loader import ContentLoader
from search import indexing
from search.models import Entry


class Command(BaseCommand):
    help = "Charge le contenu de fixtures/, chaque chose une seule fois : ce qui a été modifié ou supprimé le reste."

    def handle(self, *args: Any, **options: Any) -> None:
        loader = ContentLoader(settings.CONTENT_DIR)
        is_older_than_its_search = LoadedFixture.objects.exists() and not Entry.objects.exists()
        with findable.gathering.together():
            loader.load()
            made = loader.made + translations.load(settings.CONTENT_DIR)
        if is_older_than_its_search:
            indexing.everything()
        self.stdout.write(f"Contenu : {len(made)} nouveautés.")
        for refused in loader.refused:
            self.stderr.write(f"Laissé de côté, la place est prise : {refused}")
