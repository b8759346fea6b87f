"""Everything between a fresh clone and a site that can be served; quick when there is nothing to do."""

import hashlib
import io
import secrets
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from core import catalogues

EDITOR = "redaction"


class Command(BaseCommand):
    help = (
        "Prépare le site : catalogues, base de données, contenu, fichiers, premier compte. Sans effet la seconde fois."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--address", default="http://localhost:8000", help="L’adresse à annoncer.")
        parser.add_argument(
            "--new-password", action="store_true", help="Donne un nouveau mot de passe au premier compte."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues.compile_all()
        call_command("check", "--tag", "configuration", stdout=io.StringIO())
        call_command("migrate", verbosity=0, interactive=False)
        self.collect()  # what is published is rendered, with the addresses of style sheets
        call_command("load_content", stdout=self.stdout)
        password = self.first_account(options["new_password"])
        address = options["address"]
        self.stdout.write(f"\nLe site :       {address}/\nLa rédaction :  {address}/admin/")
        if password:
            self.stdout.write(f"  nom           {EDITOR}\n  mot de passe  {password}   (affiché une seule fois)\n")
        else:
            self.stdout.write(f"  nom           {EDITOR}   (mot de passe oublié : make password)\n")

    def collect(self) -> None:
        """Collects the static files again only where one of ours, or an installed app, has changed."""
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        folders = [Path(config.path) / "static" for config in apps.get_app_configs()]
        state = hashlib.sha256()
        for file in sorted(file for folder in folders for file in folder.rglob("*") if file.is_file()):
            state.update(f"{file}:{file.stat().st_size}:{file.stat().st_mtime_ns}".encode())
        if not stamp.exists() or stamp.read_text() != state.hexdigest():
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)
            stamp.write_text(state.hexdigest())

    def first_account(self, again: bool) -> str:
        """A password made on the spot for the first account; nothing where somebody has one already."""
        users = get_user_model()._default_manager
        if users.exists() and not again:
            return ""
        password = secrets.token_urlsafe(12)
        user, _ = users.get_or_create(username=EDITOR, defaults={"is_superuser": True, "is_staff": True})
        user.set_password(password)
        user.save()
        return password
