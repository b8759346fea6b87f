"""What a loaded database is made of, to know one that was kept from one that must be made anew."""

import sqlite3
import sys
from collections.abc import Iterable
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
