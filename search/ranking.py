"""Weighs the first entries again, by what each of them is and where the words stand in it. Pure.

A backend's score says how often words occur; this says what answers best, the same for every backend. Each feature is
a number from 0 to 1, below 0 where it counts against the entry; staff are shown all of them. The weights are about
readers and content in general, and fit no single question.
"""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from core.findable import Kind
from search.candidates import NO_TOKENS, Candidate, Tokens
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
CALLED_OFF = -0.5
YEAR = 365


class Standing(NamedTuple):
    """Where a word of the question stands: as which tokens, how well (``weight``); ``place`` is empty where nowhere."""

    typed: str
    place: str = ""
    tokens: tuple[str, ...] = ()
    weight: float = 0.0


@dataclass
class Weighed:
    """``features``: name -> value; the total is their sum, each times its weight in ``WEIGHTS``."""

    pk: int
    features: dict[str, float]
    standings: list[Standing]

    @property
    def total(self) -> float:
        return sum([WEIGHTS[name] * value for name, value in self.features.items() if value])


class Way(NamedTuple):
    """An alternative of a word; ``needles`` are its tokens between spaces, as texts have them."""

    weight: float
    tokens: tuple[str, ...]
    needles: tuple[str, ...]


def ways(word: Asked, language: str | None) -> list[Way]:
    """What stands for a word in a language, or in any: each once, the weightiest first."""
    found: dict[tuple[str, ...], float] = {}
    for each in word.alternatives:
        if each.tokens and (language is None or each.language in {"", language}):
            found[each.tokens] = max(each.weight, found.get(each.tokens, 0.0))
    in_order = sorted(found.items(), key=lambda item: -item[1])
    return [Way(weight, tokens, tuple(f" {token} " for token in tokens)) for tokens, weight in in_order]


Best = tuple[float, str, tuple[str, ...]]  # how well a word stands, where, as what
NOWHERE: Best = (0.0, "", ())


class Sought:
    """A question in one language, or in any: what stands for each of its words, and for each two neighbours."""

    def __init__(self, words: Sequence[Asked], language: str | None) -> None:
        self.words = [ways(word, language) for word in words]
        expressions = [[" ".join(way.tokens) for way in mine] for mine in self.words]
        self.pairs = [
            [f" {first} {second} " for first in before for second in after] for before, after in pairwise(expressions)
        ]


def weigh(question: Question, candidates: Sequence[Candidate], today: date) -> list[Weighed]:
    """The same entries, the best first; what is equal stays in the backend's order."""
    scale = Scale(question, candidates, today)
    return sorted(map(scale.weighed, candidates), key=lambda each: -each.total)


class Scale:
    """What is the same for all entries of one question."""

    def __init__(self, question: Question, candidates: Sequence[Candidate], today: date) -> None:
        self.question = question
        self.today = today
        self.best = max((candidate.score for candidate in candidates), default=0.0)
        self.any = Sought(question.words, None)
        self.sought: dict[str, Sought] = {}
        weights = [word.weight for word in question.words]
        self.most = sum(max((len(each.tokens) for each in word.alternatives), default=0) for word in question.words)
        self.rarity = weights if any(weights) else [1.0] * len(weights)
        self.rare = sum(self.rarity)

    def of(self, language: str) -> Sought:
        if language not in self.sought:
            self.sought[language] = Sought(self.question.words, language)
        return self.sought[language]

    def weighed(self, candidate: Candidate) -> Weighed:
        sought, tokens = self.of(candidate.shown), candidate.tokens.get(candidate.shown, NO_TOKENS)
        found = [best_of(ways, tokens) for ways in sought.words]
        adjacent = adjacency(sought, found, tokens)
        standings = self.standings(candidate, found)
        weights = [standing.weight for standing in standings]
        features = {
            "words": sum(map(mul, self.rarity, weights)) / self.rare if weights else 0.0,
            "covered": sum(map(bool, weights)) / len(weights) if weights else 0.0,
            "score": candidate.score / self.best if self.best > 0 else 0.0,
            "kind": KINDS.get(candidate.kind, 0.0),
            "time": timeliness(candidate, self.today),
            "language": 1.0 if candidate.shown == self.question.language else 0.0,
            "example": -1.0 if candidate.example else 0.0,
            "adjacent": adjacent,
            **self.titles(candidate, standings),
        }
        return Weighed(candidate.pk, features, standings)

    def standings(self, candidate: Candidate, found: Iterable[Best]) -> list[Standing]:
        """The best of the places where anything stands that stands for each word: those found in what is shown, and
        those in other languages.
        """
        titles, texts, _by_title = candidate.tokens.but(candidate.shown)
        standings = []
        for number, (word, best) in enumerate(zip(self.question.words, found, strict=True)):
            if best[0] < PLACES["other titles"]:
                best = better(best, in_other_titles(self.any.words[number], titles))
            if best[0] < PLACES["other texts"]:
                for code, tokens in texts:
                    best = better(best, in_other_texts(self.of(code).words[number], tokens))
            value, place, tokens_ = best
            standings.append(Standing(word.typed, place, tokens_, value))
        return standings

    def titles(self, candidate: Candidate, standings: Sequence[Standing]) -> dict[str, float]:
        """How far the words are the title that is shown; whether they are all of it, or of one in another language."""
        found = {"in title": 0.0, "exact": 0.0, "share": 0.0}
        if not all(standing.place in {"title", "names", "other titles"} for standing in standings):
            return found
        shown = candidate.tokens.get(candidate.shown, NO_TOKENS)
        found["in title"], found["share"] = fitting(self.of(candidate.shown).words, shown)
        found["exact"] = found["in title"] if found["share"] == 1.0 else 0.0
        for length, language, tokens in candidate.tokens.but(candidate.shown).by_title:
            if length > self.most:
                break
            least, share = fitting(self.of(language).words, tokens)
            if share == 1.0:
                found["exact"] = max(found["exact"], least * PLACES["other titles"])
        return found


def better(one: Best, other: Best) -> Best:
    return other if other[0] > one[0] else one


def best_of(mine: Iterable[Way], tokens: Tokens) -> Best:
    """In the words of one language. What is several words is as well found as the worst of them."""
    best = NOWHERE
    for way in mine:
        if way.weight <= best[0]:
            break
        place = place_of(way, tokens)
        if place and (value := PLACES[place] * way.weight) > best[0]:
            best = (value, place, way.tokens)
    return best


def place_of(way: Way, tokens: Tokens) -> str:
    """The place of the word that stands least well; empty where one stands nowhere."""
    worst = ""
    for token, needle in zip(way.tokens, way.needles, strict=True):
        place = tokens.places.get(token) or ("body" if needle in tokens.body else "")
        if not place:
            return ""
        if not worst or PLACES[place] < PLACES[worst]:
            worst = place
    return worst


def in_other_titles(mine: Iterable[Way], titles: Container[str]) -> Best:
    """In the titles and names of the languages that are not shown."""
    for way in mine:
        if has(titles, way.tokens):
            return (way.weight * PLACES["other titles"], "other titles", way.tokens)
    return NOWHERE


def in_other_texts(mine: Iterable[Way], tokens: Tokens) -> Best:
    """In the words of a language that is searched and not shown."""
    value, place, sought = best_of(mine, tokens)
    return (value / PLACES[place] * PLACES["other texts"], "other texts", sought) if place else NOWHERE


def has(where: Container[str], parts: Iterable[str]) -> bool:
    for part in parts:  # noqa: SIM110  # a generator takes three times as long
        if part not in where:
            return False
    return True


def fitting(words: Iterable[Sequence[Way]], tokens: Tokens) -> tuple[float, float]:
    """The weight of the word that stands least well in a title, 0 where one does not stand there, and how much of the
    title the words are.
    """
    matched: set[str] = set()
    least = EXACT
    for mine in words:
        best = next((way for way in mine if has(tokens.title, way.needles)), None)
        if best is None:
            return 0.0, 0.0
        least = min(least, best.weight)
        matched.update(best.tokens)
    every = tokens.title_words
    return (least, sum(token in matched for token in every) / len(every)) if every else (0.0, 0.0)


def adjacency(sought: Sought, found: Sequence[Best], tokens: Tokens) -> float:
    """The share of the question's neighbours that are neighbours in the words shown too, best in the title."""
    if not sought.pairs:
        return 0.0
    fields = ((tokens.title, 1.0), (tokens.summary, 0.7), (tokens.names, 0.5), (tokens.body, 0.5))
    values = [
        side_by_side(pairs, fields) if first[1] and second[1] else 0.0
        for pairs, (first, second) in zip(sought.pairs, pairwise(found), strict=True)
    ]
    return sum(values) / len(values)


def side_by_side(pairs: Sequence[str], fields: Iterable[tuple[str, float]]) -> float:
    """The value of the first text that has two words side by side, as any of these."""
    for text, value in fields:
        for pair in pairs:
            if pair in text:
                return value
    return 0.0


def timeliness(candidate: Candidate, today: date) -> float:
    """The sooner the better; what is past or called off counts against itself."""
    if candidate.off:
        return CALLED_OFF
    if candidate.next_day and candidate.next_day >= today:
        days = min((candidate.next_day - today).days, YEAR)
        return COMING - (COMING - LATER) * days / YEAR
    return -1.0 if candidate.last_day and candidate.last_day < today else 0.0
