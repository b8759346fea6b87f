"""Fills an empty index with entries in every language, in bulk, of invented words that are as frequent as real ones.

Words follow Zipf's law in each language: a few are in most texts, most are in a few. They are analysed as real ones are.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from django.conf import settings
from django.utils import timezone
from wagtail.search.backends import get_search_backend

from core.findable import Kind
from search.analysis import token
from search.models import Entry, EntryWords, KnownWord

VOCABULARY = 6_000  # words a language
SHORTEST, LONGEST = 150, 300  # words of a text
A_BATCH = 100
LETTERS = {
    "ru": "абвгдежзиклмнопрстуфхцчшюя",
    "uk": "абвгґдежзиіїклмнопрстуфхцчшюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی",
    "ps": "ابپتټجچحځدډرړزژسشښصطعغفقکګلمنڼهوی",
    "ti": "ሀለሐመረሰሸቀበተነአከወዘየደገጠፈሁሉሙሩሱሹቁቡቱኑኡኩዉዙዩዱጉ",
}
LATIN = "aeiouaeioubcdfghjklmnpqrstvwxyz"


@dataclass(frozen=True)
class Tongue:
    """A language's words, the frequent ones first, how each is compared, and how often one of them comes."""

    words: list[str]
    tokens: list[str]
    weights: list[float]

    def draw(self, chance: random.Random, number: int) -> list[int]:
        return chance.choices(range(len(self.words)), cum_weights=self.weights, k=number)


def tongue(code: str, chance: random.Random) -> Tongue:
    letters = LETTERS.get(code, LATIN)
    words = list({"".join(chance.choices(letters, k=chance.randint(4, 10))): None for _ in range(VOCABULARY)})
    weights = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    return Tongue(words, [token(word, code) for word in words], weights)


def fill(pages: int) -> dict[str, Tongue]:
    """That many pages: as many things as they are in all the languages of the site together."""
    chance = random.Random(7)  # noqa: S311  # the same at each run
    tongues = {code: tongue(code, chance) for code, _name in settings.LANGUAGES}
    entries = [entry(number, chance) for number in range(pages // len(tongues))]
    Entry.objects.bulk_create(entries)
    known: Counter[tuple[str, str]] = Counter()
    for first in range(0, len(entries), A_BATCH):
        rows = [row for each in entries[first : first + A_BATCH] for row in rows_of(each, tongues, chance, known)]
        EntryWords.objects.bulk_create(rows)
        pks = [each.pk for each in entries[first : first + A_BATCH]]
        get_search_backend().add_bulk(Entry, list(Entry.objects.filter(pk__in=pks).prefetch_related("words")))
    forms = {
        (code, each.tokens[place]): word for code, each in tongues.items() for place, word in enumerate(each.words)
    }
    KnownWord.objects.bulk_create(
        [
            KnownWord(language=code, token=of, form=forms[code, of], entries=number)
            for (code, of), number in known.items()
        ],
        batch_size=1000,
    )
    return tongues


def entry(number: int, chance: random.Random) -> Entry:
    kind = chance.choice([*Kind])
    facets = [f"kind:{kind}", f"topic:topic-{chance.randint(1, 12)}", f"commune:{chance.randint(53001, 53013)}"]
    languages = [f"language:{code}" for code, _name in settings.LANGUAGES]
    day: date | None = timezone.localdate() + timedelta(days=chance.randint(-300, 300))
    day = day if kind == Kind.ACTIVITY else None
    return Entry(
        key=f"bench:{number}",
        kind=kind,
        facets=f" {' '.join([*facets, *languages])} ",
        next_day=day if day and day >= timezone.localdate() else None,
        last_day=day,
        changed_at=timezone.now(),
    )


def rows_of(
    made: Entry, tongues: dict[str, Tongue], chance: random.Random, known: Counter[tuple[str, str]]
) -> Iterator[EntryWords]:
    for code, each in tongues.items():
        drawn = [each.draw(chance, number) for number in (5, 3, 20, chance.randint(SHORTEST, LONGEST))]
        title, names, summary, body = (" ".join(each.words[place] for place in places) for places in drawn)
        tokens = [" ".join(filter(None, (each.tokens[place] for place in places))) for places in drawn]
        known.update({(code, of) for text in tokens for of in text.split()})
        yield EntryWords(
            entry=made,
            language=code,
            title=title,
            address=f"/{code}/{names.replace(' ', '-')}/",
            summary=summary,
            body=body,
            **dict(zip(("title_tokens", "name_tokens", "summary_tokens", "body_tokens"), tokens, strict=True)),
        )
