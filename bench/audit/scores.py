"""Lighthouse on a telephone: 100 for accessibility, best practices and SEO, and 98 or more for performance.

The first three count what is in the page. Performance is measured on this machine, which may be busy: below the bar
it is the median of three runs that counts.
"""

import json
import os
import statistics
import subprocess
from pathlib import Path
from typing import Any

from bench.audit import tools
from bench.audit.pages import Address

BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
RUNS = 3


def run(page: Address, categories: list[str], folder: Path) -> dict[str, Any]:
    report = folder / "lighthouse.json"
    command = [
        tools.node(),
        tools.package("lighthouse", "cli", "index.js"),
        page.url,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--only-categories={','.join(categories)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
    ]
    environment = os.environ | {"CHROME_PATH": tools.chromium()}
    for last in (False, True):  # a browser that did not start says nothing of the page
        try:
            subprocess.run(command, env=environment, check=True, capture_output=True, timeout=180)
            break
        except subprocess.CalledProcessError:
            if last:
                raise
    return json.loads(report.read_bytes())


def score(report: dict[str, Any]) -> dict[str, int]:
    return {name: round(100 * (found["score"] or 0)) for name, found in report["categories"].items()}


def reasons(report: dict[str, Any], category: str) -> list[str]:
    """The audits of a category that are not perfect, in Lighthouse's words."""
    audits = [report["audits"][ref["id"]] for ref in report["categories"][category]["auditRefs"] if ref["weight"]]
    return [
        f"{audit['title']} {audit.get('displayValue', '')}".strip() for audit in audits if (audit["score"] or 0) < 0.9
    ]


def audit(pages: list[Address], folder: Path, categories: list[str]) -> list[str]:
    """Prints a row a page; gives back every score below its bar with the reasons."""
    faults = []
    print(f"\n{'':44}" + "".join(f"{name:>16}" for name in categories), flush=True)
    for page in pages:
        report = run(page, categories, folder)
        found = score(report)
        if found.get("performance", 100) < BARS["performance"]:
            more = [score(run(page, ["performance"], folder))["performance"] for _ in range(RUNS - 1)]
            found["performance"] = round(statistics.median([found["performance"], *more]))
        print(f"{page!s:44}" + "".join(f"{found[name]:16}" for name in categories), flush=True)
        low = [name for name in categories if found[name] < BARS[name]]
        faults += [f"{page}: {name} {found[name]}: {'; '.join(reasons(report, name))}" for name in low]
    return faults
