"""Makes the search index what the site says, or tells where it is not."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from search import checking, files, indexing
from search.backends import elasticsearch, rebuilding
from search.backends.elasticsearch import UnavailableError
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
        if elasticsearch.is_configured():
            self.rebuild_elasticsearch(options["verbosity"])

    def rebuild_elasticsearch(self, verbosity: int) -> None:
        with tqdm(unit=" entrées", disable=None, leave=False, desc="Elasticsearch") as bar:

            def progress(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            try:
                number = rebuilding.rebuild(progress)
            except UnavailableError as error:
                raise CommandError(f"{error.reason} La même commande reprend où celle-ci s’est arrêtée.") from error
        if verbosity > 0:
            self.stdout.write(f"Entrées dans Elasticsearch : {number}.")

    def progress(self, batches: list[list[str]]) -> Iterator[list[str]]:
        """A bar where somebody looks, nothing where a program does."""
        total = sum(len(some) for some in batches)
        with tqdm(total=total, unit=" entrées", disable=None, leave=False) as bar:
            for some in batches:
                yield some
                bar.update(len(some))

    def check_index(self) -> None:
        number = 0
        try:
            elsewhere = rebuilding.check() if elasticsearch.is_configured() else []
        except UnavailableError as error:
            elsewhere = [error.reason]
        for number, difference in enumerate(chain(checking.differences(), elsewhere), start=1):  # noqa: B007
            self.stdout.write(difference)
        if number:
            raise CommandError(f"Différences : {number}. Pour les corriger : manage.py search_index")
        self.stdout.write("L’index de la recherche dit ce que dit le site.")
