"""What a search costs with 10,000 pages in twelve languages, against the bare text search that it makes: `make bench`.

On a database of its own: that of ``DATABASE_URL``, which must be empty, or an SQLite file. ``python -m bench.search
[pages]``. Times are those of this process where the database is a part of it.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time
from typing import Any

import django

PAGES = 10_000
ROUNDS = 25


@dataclass(frozen=True)
class Cost:
    """Milliseconds of a search, of the statement that finds its entries run alone, and of the text search within that;
    how many queries the search makes and what it finds.
    """

    whole: float
    statement: float
    bare: float
    queries: int
    found: int


def questions(tongues: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    """What is asked: name -> words, the reader's language, the selection in the address."""
    fr, ru = tongues["fr"].words, tongues["ru"].words
    misspelt = next(word for word in fr[50:] if len(word) == 8)
    return {
        "a frequent word": (fr[0], "fr", ""),
        "a rare word": (fr[3000], "fr", ""),
        "two words": (f"{fr[5]} {fr[40]}", "fr", ""),
        "a question of six words": (" ".join(fr[place] for place in (1, 20, 80, 200, 500, 900)), "fr", ""),
        "words in Russian": (f"{ru[3]} {ru[30]}", "ru", ""),
        "a French word, in Arabic": (fr[10], "ar", ""),
        "a misspelt word": (f"{misspelt[:-1]}{'a' if misspelt[-1] != 'a' else 'e'}", "fr", ""),
        "two words, two filters": (f"{fr[5]} {fr[40]}", "fr", "kind=guide&kind=news&topic=topic-3"),
        "the twelfth page": (fr[0], "fr", "page=12"),
    }


def clock() -> float:
    from django.db import connection

    return process_time() if connection.vendor == "sqlite" else perf_counter()


def timed(*works: Callable[[], object]) -> list[float]:
    """The median of each in milliseconds. They take turns: what else the machine does slows all of them alike."""
    times: list[list[float]] = [[] for _work in works]
    for turn in range(ROUNDS + 1):
        for mine, work in zip(times, works, strict=True):
            begin = clock()
            work()
            if turn:  # the first time a process reads what it keeps
                mine.append(clock() - begin)
    return [median(mine) * 1000 for mine in times]


def cost(text: str, language: str, address: str) -> Cost:
    from django.db import connection
    from django.http import QueryDict
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone

    from search.backends.database import DIALECTS, FOUND, content_type
    from search.filters import SearchFilter, page_number
    from search.query import answer
    from search.understanding import understood

    parameters = QueryDict(address)
    chosen, page = SearchFilter.parsed(parameters)[0], page_number(parameters)[0]
    dialect, question = DIALECTS[connection.vendor], understood(text, language)
    matching, values = dialect.matching(question)
    joined = FOUND.format(matching=matching, integer=dialect.INTEGER)
    more = [content_type(), question.enough, timezone.now()]

    def run(statement: str, values: list[Any]) -> object:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()

    with CaptureQueriesContext(connection) as asked:
        found = answer(text, language, chosen, page)
    queries = len(asked)
    times = timed(
        lambda: answer(text, language, chosen, page),
        lambda: run(joined, [*values, *more]),
        lambda: run(matching, values),
    )
    return Cost(*times, queries, found.total)


def suggesting(tongues: dict[str, Any]) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from search.query import suggestions

    typed = tongues["fr"].words[2][:3]
    with CaptureQueriesContext(connection) as asked:
        found = suggestions(typed, "fr")
    queries = len(asked)
    return Cost(*timed(lambda: suggestions(typed, "fr")), 0.0, 0.0, queries, len(found))


def table(pages: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from bench.many_entries import fill

    call_command("migrate", verbosity=0)
    tongues = fill(pages)
    print(f"{connection.vendor}; {pages:,} pages in {len(tongues)} languages\n")
    print("| question | search | its statement | bare text search | ratio | queries | found |")
    print("|---|---|---|---|---|---|---|")
    costs = {name: cost(*asked) for name, asked in questions(tongues).items()}
    for name, each in costs.items():
        times = f"{each.whole:.1f} ms | {each.statement:.1f} ms | {each.bare:.1f} ms | {each.whole / each.bare:.1f}"
        print(f"| {name} | {times} | {each.queries} | {each.found} |")
    whole, statement, bare = (
        sum(getattr(each, name) for each in costs.values()) for name in ("whole", "statement", "bare")
    )
    print(f"| all of them | {whole:.1f} ms | {statement:.1f} ms | {bare:.1f} ms | {whole / bare:.1f} | | |")
    each = suggesting(tongues)
    print(f"| suggestions | {each.whole:.1f} ms | | | | {each.queries} | {each.found} |")


def main() -> None:
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else PAGES
    with tempfile.TemporaryDirectory(prefix="cimb-search-") as var:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.base", "CIMB_VAR": os.environ.get("CIMB_VAR") or var}
        django.setup()
        table(pages)


if __name__ == "__main__":
    main()
