"""The work of the night, for a timer of the machine's (deploy/) or by hand."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from core import nightly


class Command(BaseCommand):
    help = "Fait le travail de la nuit : chaque tâche, même si une autre échoue. Peut être relancé sans risque."

    run = staticmethod(nightly.run)

    def handle(self, *args: Any, **options: Any) -> None:
        done = self.run()
        if options["verbosity"] > 0:
            for task in done:
                self.stdout.write(f"{task.task} : {task.sentence}")
        if failed := [task.task for task in done if task.error]:
            raise CommandError(f"Tâches en échec : {', '.join(failed)}")
