"""The site as `make run` serves it, on a database of its own and a free port: for journeys, audits and pictures."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any

from bench.kept import ROOT, digest, keeping

KEPT, MOST_KEPT = ROOT / "var" / "prepared", 3  # some 20 MB each
SERVER = ["granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--log-level", "warning"]


@dataclass(frozen=True, eq=False)
class Site:
    """A running site: its address, how the first editor signs in, what a second `prepare` said, its environment."""

    url: str
    name: str
    password: str
    prepared_again: str
    environment: dict[str, str]

    @cached_property
    def samples(self) -> list[dict[str, Any]]:
        """The pages to look at (``core.samples``)."""
        return json.loads(manage(["samples"], self.environment))

    def styleguide(self, code: str) -> str:
        """The staff's style guide in a language."""
        return f"/styleguide/?language={code}"

    @cached_property
    def staff_cookies(self) -> str:
        """The first editor's session, as the Cookie header that a browser would send."""
        jar = CookieJar()
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        opener.open(f"{self.url}/admin/login/").close()
        token = next(cookie.value or "" for cookie in jar if cookie.name == "csrftoken")
        form = {"username": self.name, "password": self.password, "csrfmiddlewaretoken": token}
        request = urllib.request.Request(  # noqa: S310
            f"{self.url}/admin/login/", urllib.parse.urlencode(form).encode(), {"Referer": self.url}
        )
        opener.open(request).close()
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(address):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(address)


def manage(words: list[str], environment: dict[str, str]) -> str:
    return subprocess.check_output([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, text=True)


def prepared(var: Path, url: str, environment: dict[str, str]) -> str:
    """Prepares the site as on a new machine, or copies what that gave; what ``prepare`` said, with a password."""
    made_of = digest()
    kept = KEPT / made_of
    if kept.is_dir():
        shutil.copytree(kept, var, dirs_exist_ok=True)
        return manage(["prepare", "--new-password", "--address", url], environment)
    said = manage(["prepare", "--address", url], environment)
    if made_of == digest():
        with keeping(kept, MOST_KEPT) as made:
            shutil.copytree(var, made, dirs_exist_ok=True)
    return said


@contextmanager
def running_site(var: Path) -> Iterator[Site]:
    """Prepares the site in an empty folder, twice, and serves it until the block ends.

    What the first preparing makes is kept in ``var/prepared/`` for the next that has the same sources on the same day.
    """
    port = free_port()
    url = f"http://localhost:{port}"
    environment = os.environ | {
        "CIMB_VAR": str(var),
        "SITE_URL": url,
        "DJANGO_SETTINGS_MODULE": "config.settings.base",
        "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}",
        "ELASTICSEARCH_URL": "",  # the database searches, as by default
    }
    first = prepared(var, url, environment)
    second = manage(["prepare", "--address", url], environment)
    password, name = (re.search(rf"{label}\s+(\S+)", first) for label in ("mot de passe", "nom"))
    if password is None or name is None:
        raise ValueError(f"`prepare` gave no account:\n{first}")
    command = [Path(sys.executable).parent / SERVER[0], *SERVER[1:], "--port", str(port), "config.wsgi:application"]
    with (var / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            wait_for(f"{url}/robots.txt")
            yield Site(url, name[1], password[1], second, environment)
        finally:
            server.terminate()
            server.wait(20)
