"""Weighs the first entries again, by what each of them is and where the words stand in it. Pure.

A backend's score says how often words occur; this says what answers best, the same for every backend. Each feature is
a number from 0 to 1, below 0 where it counts against the entry; staff are shown all of them. The weights are about
readers and content in general, and fit no single question.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from core.findable import Kind
from search.question import EXACT, Asked, Question

# How much a word counts by where it stands: in what is shown, or in a language that is not.
PLACES = {"title": 1.0, "names": 0.75, "summary": 0.55, "body": 0.4, "other titles": 0.7, "other texts": 0.3}
WEIGHTS = {
    "words": 1.0,  # each by the best place it stands in, and how rare it is
    "covered": 0.5,  # how many of them are found at all
    "in title": 0.3,  # all of them in the title that is shown
    "exact": 0.5,  # a title is these words and no other
    "share": 0.15,  # how much of the title they are
    "adjacent": 0.15,  # what follows each other in the question does so in the entry
    "score": 0.15,  # the backend's, next to its best: how often the words occur
    "kind": 0.1,
    "time": 0.2,  # what is to come, against what is past
    "language": 0.08,  # shown in the reader's own
    "example": 0.05,  # invented
}
KINDS: dict[str, float] = {  # what answers comes before what tells of something that happened
    Kind.GUIDE: 1.0,
    Kind.TERM: 0.9,
    Kind.ORGANISATION: 0.7,
    Kind.ACTIVITY: 0.7,
    Kind.PAGE: 0.6,
    Kind.CAMPAIGN: 0.5,
    Kind.PUBLICATION: 0.5,
    Kind.FIGURE: 0.3,
    Kind.NEWS: 0.0,
}
COMING, LATER = 0.3, 0.1  # of what takes place today, and of what is a year away
YEAR = 365


@dataclass(frozen=True)
class Tokens:
    """The analysed words of an entry in one language, each text with a space before, between and after its words."""

    title: str = " "
    names: str = " "
    summary: str = " "
    body: str = " "


@dataclass(frozen=True)
class Candidate:
    """What is known of an entry that was found. ``shown``: the language of the words that its reader is shown."""

    pk: int
    score: float
    kind: str
    shown: str
    tokens: dict[str, Tokens]  # by language
    example: bool = False
    next_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Standing:
    """Where a word of the question stands: as which tokens, how well (``weight``); ``place`` is empty where nowhere."""

    typed: str
    place: str = ""
    tokens: tuple[str, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True)
class Weighed:
    """``features``: name -> value; the total is their sum, each times its weight in ``WEIGHTS``."""

    pk: int
    features: dict[str, float]
    standings: tuple[Standing, ...]

    @property
    def total(self) -> float:
        return sum(WEIGHTS[name] * value for name, value in self.features.items())


def weigh(question: Question, candidates: Sequence[Candidate], today: date) -> list[Weighed]:
    """The same entries, the best first; what is equal stays in the backend's order."""
    best = max((candidate.score for candidate in candidates), default=0.0)
    found = [weighed(question, candidate, best, today) for candidate in candidates]
    return sorted(found, key=lambda each: -each.total)


def weighed(question: Question, candidate: Candidate, best: float, today: date) -> Weighed:
    standings = tuple(standing(word, candidate) for word in question.words)
    features = {
        "words": mean(question.words, [each.weight for each in standings]),
        "covered": sum(bool(each.place) for each in standings) / max(len(standings), 1),
        "score": candidate.score / best if best > 0 else 0.0,
        "kind": KINDS.get(candidate.kind, 0.0),
        "time": timeliness(candidate, today),
        "language": float(candidate.shown == question.language),
        "example": -float(candidate.example),
        **in_titles(question, candidate),
        "adjacent": adjacency(question.words, candidate),
    }
    return Weighed(candidate.pk, features, standings)


def mean(words: Sequence[Asked], values: Sequence[float]) -> float:
    """Of a value for each word, by how rare each is."""
    weights = [word.weight for word in words]
    if not any(weights):
        weights = [1.0] * len(words)
    return sum(map(float.__mul__, weights, values)) / sum(weights) if words else 0.0


def standing(word: Asked, candidate: Candidate) -> Standing:
    """The best of the places where anything stands that stands for the word."""
    best = Standing(word.typed)
    for language, place, text in places(candidate):
        value = PLACES[place]
        if value <= best.weight:
            continue
        for alternative in word.alternatives:
            weight = value * alternative.weight
            fits = place == "other titles" or alternative.language in {"", language}
            if weight > best.weight and fits and has(text, alternative.tokens):
                best = Standing(word.typed, place, alternative.tokens, weight)
    return best


def places(candidate: Candidate) -> Iterator[tuple[str, str, str]]:
    """The language, the name and the words of each place, those that are shown first."""
    mine = candidate.tokens.get(candidate.shown, Tokens())
    yield candidate.shown, "title", mine.title
    yield candidate.shown, "names", mine.names
    others = [(language, each) for language, each in candidate.tokens.items() if language != candidate.shown]
    for language, each in others:
        yield language, "other titles", f"{each.title}{each.names}"
    yield candidate.shown, "summary", mine.summary
    yield candidate.shown, "body", mine.body
    for language, each in others:
        yield language, "other texts", f"{each.summary}{each.body}"


def has(text: str, tokens: Iterable[str]) -> bool:
    return all(f" {token} " in text for token in tokens)


def in_titles(question: Question, candidate: Candidate) -> dict[str, float]:
    """How far the words are the title that is shown, and whether they are all of it, or of one in another language."""
    mine, exact = Fit(0.0, 0.0), 0.0
    for language, tokens in candidate.tokens.items():
        fit = fitting(question.words, tokens.title, language)
        shown = language == candidate.shown
        mine = fit if shown else mine
        if fit.share == 1.0:
            exact = max(exact, fit.weight * (1.0 if shown else PLACES["other titles"]))
    return {"in title": mine.weight, "exact": exact, "share": mine.share if mine.weight else 0.0}


@dataclass(frozen=True)
class Fit:
    """``weight``: of the word that stands least well in a title, 0 where one does not stand there. ``share``: how much
    of the title the words are.
    """

    weight: float
    share: float


def fitting(words: Sequence[Asked], title: str, language: str) -> Fit:
    matched: set[str] = set()
    least = EXACT
    for word in words:
        found = [each for each in word.alternatives if each.language in {"", language} and has(title, each.tokens)]
        if not found:
            return Fit(0.0, 0.0)
        best = max(found, key=lambda each: each.weight)
        least = min(least, best.weight)
        matched.update(best.tokens)
    every = title.split()
    return Fit(least, sum(token in matched for token in every) / len(every)) if every else Fit(0.0, 0.0)


def adjacency(words: Sequence[Asked], candidate: Candidate) -> float:
    """The share of the question's neighbours that are neighbours in the words shown too, best in the title."""
    mine = candidate.tokens.get(candidate.shown, Tokens())
    fields = ((mine.title, 1.0), (mine.summary, 0.7), (mine.names, 0.5), (mine.body, 0.5))
    pairs = list(pairwise(words))
    values = [
        max((value for text, value in fields if beside(*pair, candidate.shown, text)), default=0.0) for pair in pairs
    ]
    return sum(values) / len(values) if values else 0.0


def beside(first: Asked, second: Asked, language: str, text: str) -> bool:
    """Whether a text has two words one after the other, stop words left out."""
    before, after = (
        [" ".join(each.tokens) for each in word.alternatives if each.language in {"", language}]
        for word in (first, second)
    )
    return any(f" {left} {right} " in text for left in before for right in after)


def timeliness(candidate: Candidate, today: date) -> float:
    """The sooner the better; what is past counts against itself."""
    if candidate.next_day and candidate.next_day >= today:
        days = min((candidate.next_day - today).days, YEAR)
        return COMING - (COMING - LATER) * days / YEAR
    return -1.0 if candidate.last_day and candidate.last_day < today else 0.0
