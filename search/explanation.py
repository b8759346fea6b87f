"""Why a search finds what it finds, in sentences for the staff: what was understood, and how each result is weighed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from core.findable import Kind
from core.languages import autonym, direction
from search import analysis, matches, promotions, query, ranking, staff_synonyms
from search.backends import choosing, elasticsearch, health
from search.filters import SearchFilter
from search.models import KnownWord
from search.question import EXACT, SYNONYM, Alternative, Asked, Question
from search.understanding import understood

FIRST = 10  # results that are explained

FEATURES = {
    "words": "Les mots, selon la place où ils se trouvent",
    "covered": "La part des mots qui s’y trouvent",
    "in title": "Tous les mots sont dans le titre",
    "exact": "Le titre est exactement ces mots",
    "share": "La part du titre que sont ces mots",
    "adjacent": "Les mots se suivent comme dans la question",
    "score": "Le nombre de fois que les mots s’y trouvent",
    "kind": "Le type : un guide avant une actualité",
    "time": "À venir, ou passé",
    "language": "Dans la langue du lecteur",
    "example": "Un exemple inventé passe après",
}
PLACES = {
    "title": "dans le titre",
    "names": "dans les thèmes, les catégories ou les autres noms",
    "summary": "dans le résumé",
    "body": "dans le texte",
    "other titles": "dans un titre ou un thème d’une autre langue",
    "other texts": "dans un texte d’une autre langue",
    "": "nulle part",
}


@dataclass(frozen=True)
class Meaning:
    """What stands for a word: how it is written in the index, why it does, in which languages, in how many entries."""

    form: str
    why: str
    languages: str
    entries: int


@dataclass(frozen=True)
class Word:
    """A word of the question. ``rarity``: how much it says of what is meant, of a hundred."""

    typed: str
    rarity: int
    meanings: list[Meaning]

    @property
    def is_known(self) -> bool:
        return any(meaning.entries for meaning in self.meanings)


@dataclass(frozen=True)
class Point:
    """What one feature of a result adds: its value times its weight."""

    label: str
    value: float
    weight: float

    @property
    def points(self) -> float:
        return self.value * self.weight


@dataclass(frozen=True)
class Row:
    """A result, and why it stands where it does. ``places``: each word of the question, and where it is found."""

    number: int
    key: str
    title: str
    address: str
    language: str
    kind: str
    points: list[Point]
    places: list[tuple[str, str]]
    promoted: bool = False

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def total(self) -> float:
        return sum(point.points for point in self.points)


@dataclass(frozen=True)
class Explained:
    """``rows``: the first results. ``order``: the keys of all that were weighed, as they are shown."""

    question: Question
    words: list[Word]
    texts: str
    backend: str
    total: int
    loose: bool
    rows: list[Row]
    order: list[str]


def explained(text: str, language: str) -> Explained:
    """The same as a reader of this language is given for this text, without a selection."""
    question = understood(text, language)
    first = promotions.promoted(question.text, language)
    found, ordered = query.weighed(choosing.current(), question, SearchFilter(), matches.with_keys(first))
    shown = matches.shown([each.pk for each in ordered], language)
    weighed = [shown[each.pk].key for each in ordered if each.pk in shown]
    order = [*first, *(key for key in weighed if key not in first)]
    rows = [row(each, shown[each.pk], order, first) for each in ordered if each.pk in shown]
    return Explained(
        question,
        words(question),
        ", ".join(map(autonym, question.texts)),
        who_answered(),
        max(found.total, len(rows)),
        found.loose,
        sorted(rows, key=lambda each: each.number)[:FIRST],
        order,
    )


def who_answered() -> str:
    if not elasticsearch.is_configured():
        return "la base de données a répondu"
    state = health.state()
    if state.is_down:
        return f"la base de données a répondu à la place d’Elasticsearch. {state.reason}".rstrip(".")
    if state.missed:
        return "la base de données a répondu, le temps qu’Elasticsearch apprenne ce qui vient de changer"
    return "Elasticsearch a répondu"


def row(weighed: ranking.Weighed, shown: matches.Shown, order: list[str], first: list[str]) -> Row:
    return Row(
        number=order.index(shown.key) + 1,
        key=shown.key,
        title=shown.title,
        address=shown.address,
        language=shown.language,
        kind=kind_label(shown.kind),
        points=points(weighed),
        places=places(weighed),
        promoted=shown.key in first,
    )


def points(weighed: ranking.Weighed) -> list[Point]:
    """Every feature that counts here, the weightiest first."""
    found = [
        Point(FEATURES.get(name, name), value, ranking.WEIGHTS[name])
        for name, value in weighed.features.items()
        if value
    ]
    return sorted(found, key=lambda point: -abs(point.points))


def places(weighed: ranking.Weighed) -> list[tuple[str, str]]:
    return [(standing.typed, PLACES.get(standing.place, standing.place)) for standing in weighed.standings]


def kind_label(kind: str) -> str:
    return str(Kind(kind).label) if kind in Kind.values else kind


def words(question: Question) -> list[Word]:
    """Each word with all that stands for it; two queries, whatever their number."""
    known = written(question.words)
    sources = Sources()
    return [Word(asked.typed, round(100 * asked.weight), meanings(asked, known, sources)) for asked in question.words]


Known = dict[tuple[str, str], KnownWord]


def written(asked: Iterable[Asked]) -> Known:
    """How the analysed words are written in the index, by language and token; one query."""
    tokens = {token for word in asked for alternative in word.alternatives for token in alternative.tokens}
    return {(known.language, known.token): known for known in KnownWord.objects.filter(token__in=tokens)}


def meanings(asked: Asked, known: Known, sources: "Sources") -> list[Meaning]:
    """Those that the index has; alternatives that differ by their language only are one line."""
    grouped: dict[tuple[str, str], tuple[list[str], int]] = {}
    for alternative in asked.alternatives:
        forms = [form(token, alternative.language, known) for token in alternative.tokens]
        entries = min((in_entries(token, alternative.language, known) for token in alternative.tokens), default=0)
        line = (" ".join(forms), why(alternative, sources))
        languages, most = grouped.get(line, ([], 0))
        grouped[line] = ([*languages, alternative.language], max(most, entries))
    found = [
        Meaning(text, reason, ", ".join(autonym(code) for code in dict.fromkeys(languages) if code), entries)
        for (text, reason), (languages, entries) in grouped.items()
    ]
    return [meaning for meaning in found if meaning.entries] or found[:1]


def form(token: str, language: str, known: Known) -> str:
    found = most_written(token, language, known)
    return found.form if found else token


def in_entries(token: str, language: str, known: Known) -> int:
    found = most_written(token, language, known)
    return found.entries if found else 0


def most_written(token: str, language: str, known: Known) -> KnownWord | None:
    """In the language, or where none is meant in the one in which most entries have it."""
    there = [each for (code, other), each in known.items() if other == token and language in {"", code}]
    return max(there, key=lambda each: each.entries, default=None)


def why(alternative: Alternative, sources: "Sources") -> str:
    if alternative.weight >= EXACT:
        return "le mot, sous toutes ses formes"
    if alternative.weight >= SYNONYM:
        return sources.of(alternative)
    return "orthographe proche : le mot écrit n’est pas connu"


class Sources:
    """Where a synonym comes from: the group of the staff's, or of the site's own files, that it is in."""

    def __init__(self) -> None:
        self.staff = staff_synonyms.by_language()

    def of(self, alternative: Alternative) -> str:
        for code in [alternative.language] if alternative.language else dict(settings.LANGUAGES):
            if group := group_with(alternative.tokens, self.staff.get(code, []), code):
                return f"synonyme ajouté par le personnel : « {group} »"
            if group := group_with(alternative.tokens, staff_synonyms.delivered(code), code):
                return f"synonyme d’origine : « {group} »"
        return "synonyme"


def group_with(tokens: tuple[str, ...], groups: Iterable[str], language: str) -> str:
    """The first of the groups with these analysed words."""
    for group in groups:
        if any(tuple(filter(None, analysis.tokens(part, language))) == tokens for part in staff_synonyms.parts(group)):
            return group
    return ""
