"""What Elasticsearch is asked for a question, and what its answer says. Pure.

One request gives the entries, their number, the counts of all filters and the snippets. A word of the question is
found by the words that the database's index has too (``*_tokens``), and by what Elasticsearch's analysers make of it.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings

from search.backends.found import Found, Hit
from search.backends.mapping import LANGUAGES, TEXTS
from search.backends.terms import beginnings, of_texts, of_titles
from search.filters import PERIODS, SEVERAL, SearchFilter, bounds
from search.matches import preference
from search.question import Asked, Question
from search.snippets import BEGIN, END

TITLE, TEXT = 8.0, 1.0  # how much more a word of a title counts than one of a text, for the first choice of entries
OWN, SOURCE, OTHER = 1.0, 0.9, 0.7  # a title's language: the reader's, the source, any other
AS_TYPED, MISTYPED = 0.5, 0.2  # what only Elasticsearch's analysers find, and with errors in typing
MOST_VALUES = 200  # of one filter; there are 70 communes
SNIPPET = 180  # characters

Body = dict[str, Any]


def request(
    question: Question,
    chosen: SearchFilter,
    first: int,
    most: int,
    *,
    now: datetime,
    today: date,
    order: Sequence[str],
    least: int,
    mistyped: bool = False,
) -> Body:
    """The body of a search. ``order``: languages, the one that a thing is shown in first where it has it.

    ``least``: how many of the words an entry must have; ``mistyped``: that each may be.
    """
    asked = {name: condition(name, values, today) for name, values in chosen.values().items()}
    return {
        "query": {
            "bool": {
                "should": [word_clause(word, question, mistyped) for word in question.words],
                "minimum_should_match": least,
                "must_not": [{"range": {"until": {"lte": now.isoformat()}}}],
            }
        },
        "post_filter": {"bool": {"filter": list(asked.values())}},
        "aggs": {"every": {"filter": {"match_all": {}}}} | counts_of(asked, today),
        "highlight": highlight(question, order),
        "sort": ["_score", {"pk": "asc"}],
        "docvalue_fields": ["pk", "shown"],
        "from_": first,
        "size": most,
        "source": False,
        "track_total_hits": True,
        "track_scores": True,
    }


def word_clause(word: Asked, question: Question, mistyped: bool) -> Body:
    """All that stands for a word, of which the best counts most."""
    queries = [together("title_tokens", tokens, TITLE * weight(word, tokens)) for tokens in of_titles(word)]
    queries += [together("body_tokens", tokens, TEXT) for tokens in of_texts(word, question.texts)]
    queries.append(as_typed(word.typed, question, AS_TYPED))
    if mistyped:
        queries.append(as_typed(word.typed, question, MISTYPED, fuzzily=True))
    return {"dis_max": {"queries": queries, "tie_breaker": 0.1, "boost": max(word.weight, 0.05)}}


def weight(word: Asked, tokens: Sequence[str]) -> float:
    """How well these analysed words answer."""
    return max((each.weight for each in word.alternatives if each.tokens == tokens), default=1.0)


def together(field: str, tokens: Sequence[str], boost: float) -> Body:
    """All of these analysed words."""
    return {"match": {field: {"query": " ".join(tokens), "operator": "and", "boost": boost}}}


def as_typed(text: str, question: Question, boost: float, fuzzily: bool = False) -> Body:
    """The word as each language's analyser takes it: in titles of all languages, in texts of those searched."""
    texts = [language for language in question.texts if language in LANGUAGES]
    fields = [f"title_{language}^{TITLE * nearness(language, question)}" for language in LANGUAGES]
    fields += [f"{name}_{language}^{TEXT}" for language in texts for name in TEXTS]
    found: Body = {"query": text, "fields": fields, "type": "best_fields", "operator": "and", "boost": boost}
    if fuzzily:
        found |= {"fuzziness": "AUTO", "prefix_length": 1, "max_expansions": 25}
    return {"multi_match": found}


def nearness(language: str, question: Question) -> float:
    if language == question.language:
        return OWN
    return SOURCE if language == settings.LANGUAGE_CODE else OTHER


# -- Filters --------------------------------------------------------------------------------


def condition(name: str, values: Iterable[str], today: date) -> Body:
    """That an entry has one of the values of a filter."""
    if name in SEVERAL:
        return {"terms": {name: list(values)}}
    return {"bool": {"should": [within(period, today) for period in values], "minimum_should_match": 1}}


def within(period: str, today: date) -> Body:
    """That it takes place in a period, as ``filters.periods_of`` says."""
    begin, end = bounds(period, today)
    coming = {"range": {"next_day": {"gte": today.isoformat()}}}
    if period == "past":
        return {"bool": {"filter": {"range": {"last_day": {"lte": str(end)}}}, "must_not": coming}}
    days = {"gte": str(begin)} | ({"lte": str(end)} if end else {})
    return {"range": {"next_day": days}}


def counts_of(asked: dict[str, Body], today: date) -> Body:
    """For each filter the number of entries with each value, among those that the other filters let through."""
    aggregations: Body = {}
    for name in (*SEVERAL, "period"):
        others = [each for other, each in asked.items() if other != name]
        values: Body = (
            {"terms": {"field": name, "size": MOST_VALUES}}
            if name in SEVERAL
            else {"filters": {"filters": {period: within(period, today) for period in PERIODS}}}
        )
        aggregations[name] = {"filter": {"bool": {"filter": others}}, "aggs": {"values": values}}
    return aggregations


def counts_from(aggregations: Body) -> dict[str, dict[str, int]]:
    counts = {}
    for name in (*SEVERAL, "period"):
        buckets = aggregations[name]["values"]["buckets"]
        pairs = buckets.items() if isinstance(buckets, dict) else [(each["key"], each) for each in buckets]
        if found := {value: each["doc_count"] for value, each in pairs if each["doc_count"]}:
            counts[name] = found
    return counts


# -- Snippets, answers ----------------------------------------------------------------------


def shown_order(language: str) -> list[str]:
    """The reader's language first, as ``search.matches`` has it."""
    return [each for each in preference(language) if each in LANGUAGES]


def highlight(question: Question, order: Sequence[str]) -> Body:
    """In the first two languages of the order, in which nearly everything is shown: a text costs as it is long."""
    words = f"{question.text} {question.meant}".strip()
    fields = {
        f"{name}_{language}": {"highlight_query": {"match": {f"{name}_{language}": {"query": words}}}}
        for language in order[:2]
        for name in TEXTS
    }
    return {
        "type": "unified",
        "fields": fields,
        "pre_tags": [BEGIN],
        "post_tags": [END],
        "number_of_fragments": 1,
        "fragment_size": SNIPPET,
        "order": "score",
    }


def snippet(hit: Body, order: Sequence[str]) -> str:
    """The best piece of text in the language that its reader is shown, from its summary or its body."""
    shown = hit.get("fields", {}).get("shown", [])
    language = next((each for each in order if each in shown), "")
    pieces = [each for name in TEXTS for each in hit.get("highlight", {}).get(f"{name}_{language}", [])]
    return max(pieces, key=lambda piece: piece.count(BEGIN), default="")


def found(answer: Body, order: Sequence[str]) -> tuple[int, Found]:
    """How many entries there are without any filter, and those that were asked for."""
    hits = [Hit(each["fields"]["pk"][0], each["_score"], snippet(each, order)) for each in answer["hits"]["hits"]]
    aggregations = answer["aggregations"]
    every = aggregations["every"]["doc_count"]
    return every, Found(hits, answer["hits"]["total"]["value"], counts_from(aggregations))


# -- Suggestions ----------------------------------------------------------------------------


def beginning(question: Question, most: int, now: datetime) -> Body:
    """Titles with all the words, of which the last may not be typed to its end: a request for suggestions.

    Which they are is said by the words that the database has too; those of the reader's language come first.
    """
    fields = [f"title_{language}.begin^{nearness(language, question)}" for language in LANGUAGES]
    must: list[Body] = []
    for whole, begun in beginnings(question):
        queries = [together("beginnings", tokens, 1.0) for tokens in whole]
        queries += [{"prefix": {"beginnings": {"value": part}}} for part in begun]
        must.append({"dis_max": {"queries": queries}})
    near = [{"multi_match": {"query": word.typed, "fields": fields, "operator": "and"}} for word in question.words[-1:]]
    return {
        "query": {"bool": {"must": must, "should": near, "must_not": [{"range": {"until": {"lte": now.isoformat()}}}]}},
        "sort": ["_score", {"pk": "asc"}],
        "docvalue_fields": ["pk"],
        "size": most,
        "source": False,
        "track_scores": True,
        "track_total_hits": False,
    }
