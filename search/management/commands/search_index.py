"""Makes the search index what the site says, or tells where it is not."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from search import checking, files, indexing
from search.models import Entry


class Command(BaseCommand):
    help = (
        "Refait l’index de la recherche à partir du site, sans jamais le montrer vide ; peut être relancé ou "
        "interrompu sans risque, rien n’est écrit là où rien n’a changé. Avec --check : compare, et n’écrit rien."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Dit ce qui diffère ; échoue s’il y a une différence.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self.check_index()
            return
        files.forget_private()
        indexing.everything(self.progress)
        if options["verbosity"] > 0:
            self.stdout.write(f"Entrées de la recherche : {Entry.objects.count()}.")

    def progress(self, batches: list[list[str]]) -> Iterator[list[str]]:
        """A bar where somebody looks, nothing where a program does."""
        total = sum(len(some) for some in batches)
        with tqdm(total=total, unit=" entrées", disable=None, leave=False) as bar:
            for some in batches:
                yield some
                bar.update(len(some))

    def check_index(self) -> None:
        number = 0
        for number, difference in enumerate(checking.differences(), start=1):  # noqa: B007
            self.stdout.write(difference)
        if number:
            raise CommandError(f"Différences : {number}. Pour les corriger : manage.py search_index")
        self.stdout.write("L’index de la recherche dit ce que dit le site.")
