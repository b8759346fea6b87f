from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from core import catalogues


class Command(BaseCommand):
    help = "Met à jour, vérifie ou compile les catalogues de locale/, sans gettext."

    # The catalogues must be compiled before anything that reads them is checked.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Échoue si un catalogue est périmé ou incomplet.")
        parser.add_argument("--compile", action="store_true", help="Écrit seulement les fichiers .mo.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["compile"]:
            faults = self.merge(write=not options["check"])
            if faults and options["check"]:
                raise CommandError("\n".join(faults))
        catalogues.compile_all()

    def merge(self, write: bool) -> list[str]:
        template, faults = catalogues.extracted(), []
        for code, name in settings.LANGUAGES:
            path, catalog = catalogues.path_of(code), catalogues.merged(code, template)
            content = catalogues.written(catalog)
            if not path.exists() or path.read_bytes() != content:
                faults.append(f"{path.name} ({name}) is not up to date: run `make messages`.")
                if write:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
            missing = catalogues.untranslated(catalog)
            faults += [f"{name}: no translation of {text!r}." for text in missing]
            self.stdout.write(f"{code} : {len(missing)} à traduire sur {len(catalog)}")
        return faults
