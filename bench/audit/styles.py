"""stylelint on every style sheet of the site: the standard rules, and flow-relative properties only."""

import subprocess

from bench.audit import tools
from bench.running import ROOT

FOLDERS = ("site", "home", "events", "resources", "search")


def audit() -> list[str]:
    every = (path for folder in FOLDERS for path in (ROOT / folder).rglob("static/**/*.css"))
    sheets = sorted(str(path.relative_to(ROOT)) for path in every)
    command = [tools.node(), tools.package("stylelint", "bin", "stylelint.mjs"), "--formatter", "unix"]
    command += ["--config", str(tools.HERE / ".stylelintrc.json"), "--config-basedir", str(tools.INSTALLED), *sheets]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = (found.stdout + found.stderr).splitlines()
    return [line.removeprefix(f"{ROOT}/") for line in lines if line.strip()] if found.returncode else []
