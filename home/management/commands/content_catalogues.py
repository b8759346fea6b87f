from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from home.content import translations


class Command(BaseCommand):
    help = "Met fixtures/translations/<langue>.po à jour d’après le contenu français chargé."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("languages", nargs="*", help="Par défaut : les langues qui ont déjà un fichier.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.CONTENT_DIR
        for code in options["languages"] or translations.languages(folder):
            catalogue = translations.refresh_catalogue(folder, code)
            catalogue.save(str(translations.catalogue_path(folder, code)))
            self.stdout.write(f"{code} : {catalogue.percent_translated()} %")
