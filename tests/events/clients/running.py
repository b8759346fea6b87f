"""The independent clients: where each is, how it is run, and what it says of a folder of calendars."""

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"


@dataclass(frozen=True)
class Client:
    """A program that reads calendars. ``probe`` is a command that succeeds where all it needs is there."""

    name: str
    command: tuple[str, ...]
    probe: tuple[str, ...]
    needs: str


CLIENTS = [
    Client(
        "icalendar",
        (sys.executable, "expand_icalendar.py"),
        (sys.executable, "-c", "import recurring_ical_events"),
        "requirements-dev.txt",
    ),
    Client(
        "ical.js",
        ("node", "expand_icaljs.mjs"),
        ("node", "--input-type=module", "-e", "import 'ical.js'"),
        "node, and `npm ci` in tests/events/clients",
    ),
    Client(
        "libical",
        (SYSTEM_PYTHON, "expand_libical.py"),
        (SYSTEM_PYTHON, "-c", "import gi; gi.require_version('ICalGLib', '3.0')"),
        "Debian: python3-gi gir1.2-ical-3.0",
    ),
    Client(
        "vobject",
        ("php", "expand_vobject.php"),
        ("php", "-r", "exit(stream_resolve_include_path('Sabre/VObject/autoload.php') ? 0 : 1);"),
        "Debian: php-cli php-sabre-vobject",
    ),
]


@dataclass(frozen=True, order=True)
class Said:
    """One date of a calendar as a client tells it: whole days as dates, moments in UTC."""

    start: str
    end: str
    status: str = ""
    summary: str = ""
    location: str = ""

    @property
    def timing(self) -> tuple[str, str, str]:
        return (self.start, self.end, self.status)


def is_there(client: Client) -> bool:
    if not shutil.which(client.command[0]):
        return False
    probed = subprocess.run(client.probe, cwd=HERE, env=environment(), capture_output=True, check=False, timeout=60)
    return probed.returncode == 0


def required(client: Client) -> None:
    """Skips where the client is not installed; in CI that is a failure, for nothing is skipped there."""
    if is_there(client):
        return
    reason = f"{client.name} is not installed: {client.needs}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def environment() -> dict[str, str]:
    """That of a visitor's machine: not our Python path, and no zone that would be right by chance."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "TZ": "Pacific/Auckland"}


def expanded(client: Client, folder: Path, begin: datetime, end: datetime) -> dict[tuple[str, str], list[Said]]:
    """(file, UID) -> its dates that begin in the window, in order. One process reads the whole folder."""
    ran = subprocess.run(
        [*client.command, str(folder), begin.isoformat(), end.isoformat()],
        cwd=HERE,
        env=environment(),
        capture_output=True,
        check=False,
        text=True,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = defaultdict(list)
    for line in ran.stdout.splitlines():
        said = json.loads(line)
        file, uid = said.pop("file"), said.pop("uid")
        found[file, uid].append(Said(**said))
    return {key: sorted(dates) for key, dates in found.items()}


def written(moment: datetime | date) -> str:
    """As the clients write it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(moment, datetime) else moment.isoformat()
