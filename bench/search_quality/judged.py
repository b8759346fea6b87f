"""Queries that somebody judged, and what a search's answers are worth beside them. Pure but for the files.

``<language>.tsv`` has a query a line: its class, the words as a reader of that language types them, and the things with
any of which they would be content, each by its address below the language (``lexique/cpas``), between spaces.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

FOLDER = Path(__file__).parent
HELD_OUT = FOLDER / "held_out"
CLASSES = ("exact", "inflected", "misspelt", "synonym", "question", "abbreviation", "other-language")
LOOKED_AT = 10  # answers: a page of them
HOME = "accueil"  # the name of the address that is a language's own
BARS = {"fr": 0.95, "nl": 0.95, "en": 0.95, "es": 0.95, "ar": 0.90, "tr": 0.90, "ru": 0.90, "uk": 0.90}  # success@3


@dataclass(frozen=True)
class Judged:
    """``things``: the names of what answers it, any of them as well as another."""

    language: str
    kind: str  # one of CLASSES
    text: str
    things: frozenset[str]


@dataclass(frozen=True)
class Outcome:
    """``answers``: the names of what was found, best first."""

    query: Judged
    answers: tuple[str, ...]

    @property
    def rank(self) -> int:
        """The place of the first answer that is acceptable, from 1 on; 0 where none is among those looked at."""
        places = (place for place, name in enumerate(self.answers[:LOOKED_AT], 1) if name in self.query.things)
        return next(places, 0)


@dataclass(frozen=True)
class Measures:
    """Of some outcomes: the share with an acceptable answer first, and among three; the mean of 1 / its place."""

    queries: int
    first: float
    three: float
    reciprocal_rank: float


def languages() -> list[str]:
    return [code for code in BARS if (FOLDER / f"{code}.tsv").is_file()]


def queries(language: str, folder: Path = FOLDER) -> list[Judged]:
    with (folder / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))
    return [Judged(language, kind, text, frozenset(things.split())) for kind, text, things in rows]


def name(address: str) -> str:
    """``/ar/lexique/cpas/`` is ``lexique/cpas``: slugs are the source's in every language."""
    return address.strip("/").partition("/")[2] or HOME


def measures(outcomes: Iterable[Outcome]) -> Measures:
    """What they say together; nought of nothing."""
    ranks = [outcome.rank for outcome in outcomes]
    if not ranks:
        return Measures(0, 0.0, 0.0, 0.0)
    first, three = (fmean(1 <= rank <= bar for rank in ranks) for bar in (1, 3))
    return Measures(len(ranks), first, three, fmean(1 / rank if rank else 0.0 for rank in ranks))


def report(outcomes: list[Outcome]) -> dict[str, dict[str, Measures]]:
    """Language -> class, and ``all``, -> measures, for the languages that were asked."""
    asked = dict.fromkeys(outcome.query.language for outcome in outcomes)
    mine = {code: [outcome for outcome in outcomes if outcome.query.language == code] for code in asked}
    return {
        code: {"all": measures(found)}
        | {kind: measures(each for each in found if each.query.kind == kind) for kind in CLASSES}
        for code, found in mine.items()
    }


def failures(outcomes: Iterable[Outcome]) -> list[str]:
    """A line for each query without an acceptable answer among the first three: what came instead."""
    return [
        f"{outcome.query.language} {outcome.query.kind}: « {outcome.query.text} » gives "
        f"{', '.join(outcome.answers[:3]) or 'nothing'}; {f'{outcome.rank}th' if outcome.rank else 'not among ten'}: "
        f"{', '.join(sorted(outcome.query.things))}"
        for outcome in outcomes
        if not 1 <= outcome.rank <= 3
    ]
