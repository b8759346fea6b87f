"""How good the search is: judged queries in eight languages, over the content that ships.

    python -m bench.search_quality                           every language, on a database of its own
    python -m bench.search_quality --failures fr ar          and which queries of French and Arabic fail, with answers
    python -m bench.search_quality --held-out                those that nothing was made to answer
    python -m bench.search_quality --backend elasticsearch   asks the node of ELASTICSEARCH_URL

The database is that of DATABASE_URL, or in CIMB_VAR, loaded already or empty. Writes var/search_quality.json.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path

import django

from bench.search_quality import asking, judged

WRITTEN = Path(__file__).resolve().parents[2] / "var" / "search_quality.json"
BACKENDS = ("database", "elasticsearch")


class OtherBackendError(Exception):
    """Another backend answered than the one to be measured."""


def measured(queries: list[judged.Judged], backend: str, failures: bool) -> bool:
    """Prints the table and writes the file; whether every language is at its bar.

    Raises ``OtherBackendError`` where another backend answered one of the searches.
    """
    began = time.perf_counter()
    with asking.counted() as answered:
        found = asking.outcomes(queries)
    seconds = time.perf_counter() - began
    report = judged.report(found)
    print(table(report))
    print(f"\n{len(found)} queries in {seconds:.1f} s.")
    lines = judged.failures(found)
    if failures:
        print("\n" + "\n".join(lines))
    plain = {code: {kind: asdict(each) for kind, each in kinds.items()} for code, kinds in report.items()}
    said = {"backend": backend, "seconds": round(seconds, 2), "languages": plain, "failures": lines}
    WRITTEN.parent.mkdir(exist_ok=True)
    WRITTEN.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"Searches answered by {', '.join(f'{name}: {number}' for name, number in answered.items())}.")
    if set(answered) != {backend}:
        from search.backends import health

        raise OtherBackendError(f"{backend} was to answer all of them. {health.state().reason}".strip())
    return all(kinds["all"].three >= judged.BARS[code] for code, kinds in report.items())


def table(report: dict[str, dict[str, judged.Measures]]) -> str:
    """A line a language; success@3 of each class, then of all, with success@1 and the mean reciprocal rank."""
    heads = ["", *judged.CLASSES, "success@3", "bar", "success@1", "MRR", "queries"]
    lines = [heads, ["---"] * len(heads)]
    for code, kinds in report.items():
        every = kinds["all"]
        three = [f"{kinds[kind].three:.2f}" for kind in judged.CLASSES]
        totals = [every.three, judged.BARS[code], every.first, every.reciprocal_rank]
        lines.append([code, *three, *(f"{value:.3f}" for value in totals), str(every.queries)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def prepare() -> None:
    """Makes the database, its content and the index where they are not there, or not as they are now."""
    from django.core.management import call_command

    call_command("prepare", verbosity=0)
    call_command("search_index", verbosity=0)


def patient() -> AbstractContextManager[object]:
    """What is measured is how good the answers are, not how fast on a busy machine."""
    from django.test import override_settings

    return override_settings(ELASTICSEARCH_SECONDS=20)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.search_quality", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("languages", nargs="*", metavar="language", help=f"of {' '.join(judged.languages())}; else all")
    parser.add_argument("--failures", action="store_true", help="list what has no acceptable answer among three")
    parser.add_argument("--held-out", action="store_true", help="ask those of held_out/ in place of the others")
    parser.add_argument("--backend", choices=BACKENDS, default=BACKENDS[0])
    said = parser.parse_args()
    if unknown := set(said.languages) - set(judged.languages()):
        parser.error(f"nothing is judged in {' '.join(sorted(unknown))}")
    if said.backend == "elasticsearch" and not os.environ.get("ELASTICSEARCH_URL"):
        parser.error("--backend elasticsearch needs ELASTICSEARCH_URL, the address of a node")
    if said.backend == "database":
        os.environ.pop("ELASTICSEARCH_URL", None)
    folder = judged.HELD_OUT if said.held_out else judged.FOLDER
    queries = [query for code in said.languages or judged.languages() for query in judged.queries(code, folder)]
    with tempfile.TemporaryDirectory(prefix="cimb-search-") as var:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.base", "CIMB_VAR": os.environ.get("CIMB_VAR") or var}
        django.setup()
        with patient():
            prepare()
            try:
                is_good = measured(queries, said.backend, said.failures)
            except OtherBackendError as error:
                print(f"Not measured: {error}", file=sys.stderr)
                return 2
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
