"""The migrated and loaded SQLite database, kept for the next process of tests that runs the same code on the same day.

It is kept in ``var/tests/``, with the files of the library, under a digest of all that can change what is loaded. A
process copies it into a database of its own in memory; nothing is written to what is kept. Any other database, a
digest that is not there and ``pytest --create-db`` migrate and load as a new machine does.
"""

import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from resources.models import PublicationVersion
from search.models import DocumentText

FOLDER: Path = settings.VAR / "tests"
SOURCES = ["site", "home", "events", "resources", "search", "templates", "locale", "fixtures"]
MADE = {".pyc", ".mo"}  # of the sources
IN_MEMORY = "file:loaded?mode=memory&cache=shared"
KEPT = 3  # one is some 10 MB
RECENT = 10  # seconds; what was saved since may not be what this process imported, or translates with


def sources() -> list[Path]:
    here = Path(__file__)
    found = [path for folder in SOURCES for path in (settings.ROOT / folder).rglob("*") if path.suffix not in MADE]
    return [here, here.with_name("conftest.py"), *sorted(path for path in found if path.is_file())]


def digest() -> str:
    """Of every source and its name, what is installed, and the day that the days of fixtures are counted from."""
    found = blake2b(digest_size=16)
    installed = sorted(f"{each.name} {each.version}" for each in distributions())
    found.update(repr((sys.version, sqlite3.sqlite_version, installed, timezone.localdate())).encode())
    for path in sources():
        content = path.read_bytes()
        found.update(f"{path.relative_to(settings.ROOT)} {len(content)} ".encode() + content)
    return found.hexdigest()


BEGAN, BEGUN_WITH = time.time(), digest()


def restore() -> bool:
    """Makes the test database the one that is kept; whether there was one."""
    kept = FOLDER / BEGUN_WITH
    if connection.vendor != "sqlite" or not kept.is_dir():
        return False
    connection.close()
    connection.settings_dict["NAME"] = IN_MEMORY
    connection.ensure_connection()
    with closing(sqlite3.connect(f"file:{kept / 'database.sqlite3'}?mode=ro", uri=True)) as database:
        database.backup(connection.connection)
    shutil.copytree(kept / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
    return True


def keep() -> None:
    """Keeps the database as it was just loaded, unless a source changed meanwhile or a busy machine read no PDF."""
    catalogues = [path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.mo")]
    newest = max(path.stat().st_mtime for path in [*sources(), *catalogues])
    undrawn = PublicationVersion.objects.filter(drawn_from__endswith=".pdf", pages=None)
    unread = undrawn.exists() or DocumentText.objects.exclude(problem="").exists()
    if connection.vendor != "sqlite" or unread or newest > BEGAN - RECENT or digest() != BEGUN_WITH:
        return
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as name:
        folder = Path(name) / "made"
        folder.mkdir()
        with closing(sqlite3.connect(folder / "database.sqlite3")) as database:
            connection.connection.backup(database)
        shutil.copytree(settings.MEDIA_ROOT, folder / "media")
        if not (FOLDER / BEGUN_WITH).exists():
            folder.rename(FOLDER / BEGUN_WITH)
    for old in sorted(FOLDER.iterdir(), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
