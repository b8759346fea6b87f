"""stylelint on every style sheet of the site: the standard rules, and flow-relative properties only."""

import subprocess

from bench.audit import tools
from bench.running import ROOT


def audit() -> list[str]:
    sheets = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "site").rglob("static/**/*.css"))
    command = [tools.node(), tools.package("stylelint", "bin", "stylelint.mjs"), "--formatter", "unix"]
    command += ["--config", str(tools.HERE / ".stylelintrc.json"), "--config-basedir", str(tools.INSTALLED), *sheets]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = (found.stdout + found.stderr).splitlines()
    return [line.removeprefix(f"{ROOT}/") for line in lines if line.strip()] if found.returncode else []
