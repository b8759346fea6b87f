"""What a search with Elasticsearch costs beside the engine's own ``took``, with 10,000 pages in twelve languages.

    ELASTICSEARCH_URL=$(python -m bench.elasticsearch_node start) python -m bench.search_elasticsearch [pages]

On a database of its own: that of ``DATABASE_URL``, which must be empty, or an SQLite file. The index has a name of its
own and is deleted at the end.
"""

import os
import sys
import tempfile
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time
from typing import Any

import django

PAGES = 10_000
ROUNDS = 15


@dataclass(frozen=True)
class Cost:
    """Milliseconds: ``beside``, of the search without the engine's ``took``; ``work``, of this process alone in it."""

    whole: float
    took: float
    beside: float
    work: float
    requests: float
    found: int


def cost(words: str, language: str, address: str) -> Cost:
    """Medians of a search as a view asks it, weighing and snippets included."""
    from django.http import QueryDict

    from search import query
    from search.backends.elasticsearch import TimedSearch
    from search.filters import SearchFilter, page_number

    took: list[int] = []
    searched = TimedSearch.searched

    def noted(search: TimedSearch, body: dict[str, Any]) -> dict[str, Any]:
        answer = searched(search, body)
        took.append(answer["took"])
        return answer

    TimedSearch.searched = noted  # type: ignore[method-assign]
    parameters = QueryDict(address)
    chosen, page = SearchFilter.parsed(parameters)[0], page_number(parameters)[0]
    query.answer(words, language, chosen, page)
    rows = []
    for _ in range(ROUNDS):
        took.clear()
        begin, began = perf_counter(), process_time()
        found = query.answer(words, language, chosen, page).total
        work, whole = (process_time() - began) * 1000, (perf_counter() - begin) * 1000
        rows.append((whole, sum(took), whole - sum(took), work, len(took)))
    TimedSearch.searched = searched  # type: ignore[method-assign]
    return Cost(*(median(each) for each in zip(*rows, strict=True)), found)


def table(pages: int) -> None:
    from django.core.management import call_command

    from bench.many_entries import fill
    from bench.search import questions
    from search.backends import choosing, rebuilding
    from tests.search.nodes import ADDRESS, node_at

    call_command("migrate", verbosity=0)
    tongues = fill(pages)
    with node_at(ADDRESS, seconds=30):
        rebuilding.rebuild(lambda done, total: None)
        print("| question | whole | took | beside | this process | requests | found |\n|---|---|---|---|---|---|---|")
        for name, asked in questions(tongues).items():
            each = cost(*asked)
            times = " | ".join(f"{time:.1f} ms" for time in (each.whole, each.took, each.beside, each.work))
            print(f"| {name} | {times} | {each.requests:.0f} | {each.found} |")
        if not isinstance(choosing.current(), choosing.GuardedBackend):
            raise RuntimeError("Elasticsearch did not answer.")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="cimb-search-") as var:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.base", "CIMB_VAR": os.environ.get("CIMB_VAR") or var}
        django.setup()
        table(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)


if __name__ == "__main__":
    main()
