"""A loaded site that is kept, by what it is made of, so that it need not be loaded anew."""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ["site", "home", "events", "resources", "search", "templates", "locale", "fixtures"]
MADE = {".pyc", ".mo"}  # of the sources
TODAY_IN = ZoneInfo("Europe/Brussels")


def sources() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix not in MADE]
    return sorted(path for path in found if path.is_file())


def digest(also: Iterable[Path] = ()) -> str:
    """Of every source and its name, what is installed, and the day that the days of fixtures are counted from."""
    found = blake2b(digest_size=16)
    installed = sorted(f"{each.name} {each.version}" for each in distributions())
    found.update(repr((sys.version, sqlite3.sqlite_version, installed, datetime.now(TODAY_IN).date())).encode())
    for path in [*also, *sources()]:
        content = path.read_bytes()
        found.update(f"{path.relative_to(ROOT)} {len(content)} ".encode() + content)
    return found.hexdigest()


@contextmanager
def keeping(kept: Path, most: int) -> Iterator[Path]:
    """An empty folder that becomes ``kept`` once it is filled; of it and its neighbours the newest ``most`` stay."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as name:
        made = Path(name) / "made"
        made.mkdir()
        yield made
        if not kept.exists():
            made.rename(kept)
    for old in sorted(kept.parent.iterdir(), key=lambda path: path.stat().st_mtime)[:-most]:
        shutil.rmtree(old, ignore_errors=True)
