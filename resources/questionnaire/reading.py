"""From a stream of blocks to the tree that is checked, drawn and followed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from resources.enums import OutcomeKind
from resources.questionnaire.state import mark_of
from resources.questionnaire.tree import Choice, DateQuestion, Link, Outcome, Step, Tree


def tree_of(stream: Iterable[Any]) -> Tree:
    """The questionnaire of a page, however unfinished. A block that was never saved may have no id yet."""
    numbered = enumerate(stream)
    return Tree(
        tuple(READERS[block.block_type](str(block.id or f"new-{place}"), block.value) for place, block in numbered)
    )


def text(value: Any, name: str) -> str:
    return str(value.get(name) or "").strip()


def choice(identifier: str, value: Any) -> Step:
    answers = tuple(
        Link(mark_of(item.id), text(item.value, "leads_to"), text(item.value, "text"))
        for item in value["answers"].bound_blocks
    )
    return Choice(identifier, text(value, "name"), text(value, "text"), answers)


def date_question(identifier: str, value: Any) -> Step:
    limit = value.get("limit")
    return DateQuestion(
        identifier,
        text(value, "name"),
        text(value, "text"),
        limit if isinstance(limit, date) else DateQuestion.limit,
        *(text(value, name) for name in (DateQuestion.BEFORE, DateQuestion.SINCE, DateQuestion.UNKNOWN)),
    )


def outcome(identifier: str, value: Any) -> Step:
    kind = text(value, "kind")
    sourced = kind == OutcomeKind.ASK or any(text(source, "title") for source in value["sources"])
    return Outcome(
        identifier, text(value, "name"), text(value, "title"), kind, value.get("term_months") or None, sourced
    )


READERS = {"question": choice, "date_question": date_question, "outcome": outcome}
