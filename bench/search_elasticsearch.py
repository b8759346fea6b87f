"""What a search with Elasticsearch costs beside the engine's own ``took``, at 10,000 entries in 12 languages.

    ELASTICSEARCH_URL=$(python -m bench.elasticsearch_node start) python -m bench.search_elasticsearch

``measured`` works on the entries of the database that is set up: it makes the index under a prefix of its own, asks
each question several times and gives medians. Run by itself it fills an empty database with entries first.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

import django

TIMES = 15
QUESTIONS = (
    ("fr", "inscription école"),
    ("fr", "logemant"),
    ("nl", "woning"),
    ("ar", "مدرسة"),
    ("ru", "школа"),
    ("en", "how to register a child at school"),
)


@dataclass(frozen=True)
class Cost:
    """Milliseconds: of the whole search as a view asks it, of the backend alone, of the engine (``took``)."""

    question: str
    whole: float
    backend: float
    took: float


def measured(questions: Sequence[tuple[str, str]] = QUESTIONS) -> list[Cost]:
    from django.test import override_settings

    from search.backends import elasticsearch, rebuilding
    from tests.search.nodes import ADDRESS, backends

    with override_settings(WAGTAILSEARCH_BACKENDS=backends(ADDRESS), ELASTICSEARCH_SECONDS=20):
        rebuilding.rebuild(lambda done, total: None)
        try:
            return [cost(text, language) for language, text in questions]
        finally:
            client = elasticsearch.patient().es
            for name in client.indices.get(index=f"{elasticsearch.patient().family}*").body:
                client.indices.delete(index=name)


def cost(text: str, language: str) -> Cost:
    from search.backends import choosing, elasticsearch
    from search.backends.found import MOST
    from search.filters import SearchFilter
    from search.query import answer
    from search.understanding import understood

    backend = elasticsearch.quick()
    took: list[float] = []
    searched = backend.searched
    backend.searched = lambda body, until: noted(searched(body, until), took)  # type: ignore[method-assign]
    question, nothing = understood(text, language), SearchFilter()
    try:
        whole = [timed(lambda: answer(text, language, nothing)) for _ in range(TIMES)]
        took.clear()
        alone = [timed(lambda: choosing.current().find(question, nothing, 0, MOST)) for _ in range(TIMES)]
    finally:
        del backend.searched
    per_search = sum(took) / TIMES
    return Cost(text, statistics.median(whole), statistics.median(alone), per_search)


def noted(answer: dict, took: list[float]) -> dict:
    took.append(answer["took"])
    return answer


def timed(call) -> float:
    began = time.perf_counter()
    call()
    return (time.perf_counter() - began) * 1000


def fill(number: int) -> None:
    """Entries of random words in all languages, as many words as pages have."""
    from django.conf import settings
    from django.utils import timezone

    from search.models import Entry, EntryWords

    chance = random.Random(7)  # noqa: S311
    syllables = ["ba", "lo", "ge", "ment", "in", "scri", "ption", "é", "co", "le", "ki", "na", "tu", "re", "sa", "vo"]
    words = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)]
    words += [word for _language, text in QUESTIONS for word in text.split()] * 20
    Entry.objects.all().delete()
    for start in range(0, number, 500):
        made = Entry.objects.bulk_create(
            Entry(
                key=f"bench:{each}",
                kind=chance.choice(["guide", "activity", "news", "page"]),
                facets=f" kind:guide topic:t{each % 20} language:fr commune:c{each % 70} ",
                changed_at=timezone.now(),
            )
            for each in range(start, min(start + 500, number))
        )
        rows = []
        for entry in made:
            for code, _name in settings.LANGUAGES:
                title, summary, body = (" ".join(chance.choices(words, k=size)) for size in (5, 15, 120))
                rows.append(
                    EntryWords(
                        entry=entry,
                        language=code,
                        title=title,
                        address=f"/{code}/{entry.key}/",
                        summary=summary,
                        body=body,
                        title_tokens=title,
                        summary_tokens=summary,
                        body_tokens=body,
                    )  # fmt: skip
                )
        EntryWords.objects.bulk_create(rows)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="cimb-search-") as var:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.base", "CIMB_VAR": os.environ.get("CIMB_VAR") or var}
        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        fill(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
        print("| question | whole search | backend | took | beside took |\n|---|---|---|---|---|")
        for each in measured():
            numbers = f"{each.whole:.0f} ms | {each.backend:.1f} ms | {each.took:.1f} ms"
            print(f"| {each.question} | {numbers} | {each.backend - each.took:.1f} ms |")


if __name__ == "__main__":
    main()
