"""What the audit needs beside Python: a sentence for what is missing, and the pinned npm packages in var/."""

import os
import shutil
import subprocess
from pathlib import Path

from bench.running import ROOT

HERE = Path(__file__).parent
INSTALLED = ROOT / "var" / "audit"
CHROMIUM = os.environ.get("CHROME_PATH") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
OLDEST_NODE = 22


class MissingToolError(Exception):
    """A tool that this machine does not have, in a sentence."""


def install() -> None:
    """Installs the packages of package-lock.json; quick where they are installed already."""
    if not shutil.which("npm"):
        raise MissingToolError("The audit needs npm (Debian: apt install npm); the site itself never does.")
    INSTALLED.mkdir(parents=True, exist_ok=True)
    lock = (HERE / "package-lock.json").read_bytes()
    stamp = INSTALLED / ".installed"
    if stamp.exists() and stamp.read_bytes() == lock:
        return
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, INSTALLED / name)
    print("Installing the audit's npm packages…", flush=True)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=INSTALLED, check=True, stdout=subprocess.DEVNULL)
    stamp.write_bytes(lock)


def node() -> str:
    """The Node that the lock file pins for this system, else the machine's own where it is recent enough."""
    pinned = next(iter(INSTALLED.glob("node_modules/node-*/bin/node")), None)
    if pinned:
        return str(pinned)
    found = shutil.which("node")
    version = subprocess.check_output([found, "--version"], text=True) if found else "v0"
    if int(version.removeprefix("v").partition(".")[0]) < OLDEST_NODE:
        raise MissingToolError(f"The audit needs Node {OLDEST_NODE} or later on this system.")
    return str(found)


def java() -> str:
    found = shutil.which("java")
    if not found:
        raise MissingToolError("The HTML checker needs Java (Debian: apt install default-jre-headless).")
    return found


def chromium() -> str:
    if not CHROMIUM:
        raise MissingToolError("Lighthouse needs Chromium (Debian: apt install chromium), or its path in CHROME_PATH.")
    return CHROMIUM


def package(*parts: str) -> str:
    return str(INSTALLED.joinpath("node_modules", *parts))
