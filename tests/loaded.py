"""The migrated and loaded database, kept for the next process of tests that runs the same code on the same day.

It is kept under a digest of all that can change what is loaded: in ``var/tests/`` the files of the library and, with
SQLite, the database; with PostgreSQL the database is a template on its server. A process copies it into a database of
its own, SQLite's in memory; nothing is written to what is kept. A digest that is not there and ``pytest --create-db``
migrate and load as a new machine does.
"""

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper

from bench.kept import digest, keeping, sources
from resources.models import PublicationVersion
from search.models import DocumentText

FOLDER: Path = settings.VAR / "tests"
HERE = [Path(__file__), Path(__file__).with_name("conftest.py")]
IN_MEMORY = "file:loaded?mode=memory&cache=shared"
KEPT = 6  # of the last days and branches; with SQLite one is some 10 MB
RECENT = 10  # seconds; what was saved since may not be what this process imported, or translates with
BEGAN, BEGUN_WITH = time.time(), digest(HERE)
TEMPLATES = "cimb-loaded-"  # what their names begin with on PostgreSQL's server
TEMPLATE = TEMPLATES + BEGUN_WITH


def folder() -> Path:
    return FOLDER / f"{connection.vendor}-{BEGUN_WITH}"


def restore() -> bool:
    """Makes the test database the one that is kept; whether there was one."""
    kept = folder()
    if not kept.is_dir() or not (restore_sqlite(kept) if connection.vendor == "sqlite" else restore_postgresql()):
        return False
    shutil.copytree(kept / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
    return True


def restore_sqlite(kept: Path) -> bool:
    connection.close()
    connection.settings_dict["NAME"] = IN_MEMORY
    connection.ensure_connection()
    with closing(sqlite3.connect(f"file:{kept / 'database.sqlite3'}?mode=ro", uri=True)) as database:
        database.backup(connection.connection)
    return True


def restore_postgresql() -> bool:
    name = f"test_{connection.settings_dict['NAME']}"
    with connection._nodb_cursor() as cursor:
        if TEMPLATE not in templates(cursor):
            return False
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}"')
    connection.close()
    connection.settings_dict["NAME"] = name
    return True


def templates(cursor: CursorWrapper) -> list[str]:
    """The names of those that are kept, the oldest first."""
    cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid", [TEMPLATES])
    return [name for (name,) in cursor.fetchall()]


def keep() -> None:
    """Keeps the database as it was just loaded, unless a source changed meanwhile or a busy machine read no PDF."""
    catalogues = [path for root in settings.LOCALE_PATHS for path in Path(root).rglob("*.mo")]
    newest = max(path.stat().st_mtime for path in [*HERE, *sources(), *catalogues])
    undrawn = PublicationVersion.objects.filter(drawn_from__endswith=".pdf", pages=None)
    unread = undrawn.exists() or DocumentText.objects.exclude(problem="").exists()
    if unread or newest > BEGAN - RECENT or digest(HERE) != BEGUN_WITH:
        return
    with keeping(folder(), KEPT) as made:
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(made / "database.sqlite3")) as database:
                connection.connection.backup(database)
        else:
            keep_postgresql()
        shutil.copytree(settings.MEDIA_ROOT, made / "media")


def keep_postgresql() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")  # what is copied knows how large its tables are: half the time of a deletion
    connection.close()  # nobody may be connected to what is copied
    with connection._nodb_cursor() as cursor:
        if TEMPLATE not in templates(cursor):
            cursor.execute(f'CREATE DATABASE "{TEMPLATE}" TEMPLATE "{connection.settings_dict["NAME"]}"')
        for old in templates(cursor)[:-KEPT]:
            cursor.execute(f'DROP DATABASE "{old}"')
