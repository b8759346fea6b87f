"""Deletes the visitors' messages whose time is over; the night's work does the same."""

from typing import Any

from django.core.management.base import BaseCommand

from home.contact import retention
from home.models import MessageSettings


class Command(BaseCommand):
    help = (
        "Efface les messages du formulaire plus anciens que la durée choisie (Paramètres, « Messages du formulaire »)."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        months = MessageSettings.load().months_kept
        self.stdout.write(f"Messages de plus de {months} mois effacés : {retention.delete_old()}.")
