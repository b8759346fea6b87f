"""Shows how good the pages are, with the field's own tools: Nu HTML checker, stylelint, Lighthouse.

    make audit                   everything
    make audit ARGS=--quick      what comes out the same on every machine: no performance, and fewer pages of Lighthouse

Fails where anything is below the bar, and where a tool is missing.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from bench.audit import markup, pages, scores, styles, tools
from bench.running import running_site


def audit(quick: bool, folder: Path) -> bool:
    tools.java(), tools.chromium()
    tools.install()
    faults = {"stylelint": styles.audit()}
    (folder / "var").mkdir()
    (folder / "html").mkdir()
    with running_site(folder / "var") as site:
        published = pages.published(site)
        everything = published + pages.others(site)
        faults["Nu HTML checker"] = markup.audit(everything, folder / "html")
        categories = [name for name in scores.BARS if not (quick and name == "performance")]
        measured = first_of_each_type(published) if quick else published
        faults["Lighthouse"] = scores.audit(measured, folder, categories)
    print(f"\n{len(everything)} pages: {', '.join(map(str, everything))}")
    for tool, found in faults.items():
        print(f"\n{tool}: {len(found) or 'no'} fault{'' if len(found) == 1 else 's'}")
        print("".join(f"  {fault}\n" for fault in found), end="")
    return not any(faults.values())


def first_of_each_type(addresses: list[pages.Address]) -> list[pages.Address]:
    """One page a type, by turns in one language and the other."""
    types = list(dict.fromkeys(page.type for page in addresses))
    chosen = []
    for number, name in enumerate(types):
        mine = [page for page in addresses if page.type == name]
        chosen.append(mine[number % min(len(mine), len(pages.LANGUAGES))])
    return chosen


def main() -> int:
    parser = argparse.ArgumentParser(prog="make audit", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="what comes out the same on every machine")
    quick = parser.parse_args().quick
    try:
        with tempfile.TemporaryDirectory() as folder:
            return 0 if audit(quick, Path(folder)) else 1
    except tools.MissingToolError as missing:
        print(missing, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
