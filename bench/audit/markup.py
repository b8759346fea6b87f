"""The Nu HTML checker on each page as it is served: no error and no warning."""

import json
import subprocess
from pathlib import Path

from bench.audit import tools
from bench.audit.pages import Address, fetch


def audit(pages: list[Address], folder: Path) -> list[str]:
    """Every fault as ``page:line: what``."""
    java, names = tools.java(), {}
    for number, page in enumerate(pages):
        file = folder / f"{number}.html"
        file.write_bytes(fetch(page))
        names[file.name] = page
    jar = tools.package("vnu-jar", "build", "dist", "vnu.jar")
    command = [
        java,
        "-jar",
        jar,
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        *map(str, folder.glob("*.html")),
    ]
    said = json.loads(subprocess.check_output(command, text=True))
    return [
        f"{names[Path(fault['url']).name]}:{fault.get('lastLine', '')}: {fault['message']}"
        for fault in said["messages"]
        if fault["type"] == "error" or fault.get("subType") == "warning"
    ]
