"""Trees of every kind for hypothesis: sound ones, and any at all."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from resources.questionnaire.tree import Choice, DateQuestion, Link, Outcome, Step, Tree

LIMIT = date(2025, 1, 1)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def answers(number: int, goals: list[str]) -> tuple[Link, ...]:
    return tuple(Link(f"{number:04x}{place:04x}", goal, f"réponse {place}") for place, goal in enumerate(goals))


def step(number: int, kind: str, goals: list[str]) -> Step:
    base: dict[str, Any] = {"id": f"block-{number}", "name": f"n{number}", "text": f"Texte {number}"}
    if kind == "outcome":
        return Outcome(**base, kind="concerned")
    if kind == "date":
        before, since, *unknown = goals
        return DateQuestion(**base, limit=LIMIT, before=before, since=since, unknown=unknown[0] if unknown else "")
    return Choice(**base, answers=answers(number, goals))


@st.composite
def sound_trees(draw: st.DrawFn) -> Tree:
    """Every step leads to later ones only, and each is led to."""
    size = draw(st.integers(2, 9))
    kinds = ["choice", *draw(st.lists(st.sampled_from(["choice", "date", "outcome"]), min_size=size, max_size=size))]
    kinds[-1] = "outcome"
    kinds[0] = draw(st.sampled_from(["choice", "date"]))
    goals: list[list[int]] = []
    for number, kind in enumerate(kinds):
        later = st.integers(number + 1, len(kinds) - 1)
        least, most = {"choice": (1, 4), "date": (2, 3), "outcome": (0, 0)}[kind]
        goals.append(draw(st.lists(later, min_size=least, max_size=most)) if kind != "outcome" else [])
    for number in range(1, len(kinds)):
        if not any(number in each for each in goals[:number]):
            before = [place for place in range(number) if kinds[place] == "choice"]
            if before:
                goals[draw(st.sampled_from(before))].append(number)
    kept = reachable(goals)
    steps = [step(number, kinds[number], [f"n{goal}" for goal in goals[number]]) for number in kept]
    return Tree(tuple(terms(draw, Tree(tuple(steps)))))


def reachable(goals: list[list[int]]) -> list[int]:
    seen: set[int] = set()
    waiting = [0]
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            waiting += goals[number]
    return sorted(seen)


def terms(draw: st.DrawFn, tree: Tree) -> list[Step]:
    """The steps, some outcomes with a term where every way to them gives a date."""
    ways = every_way(tree)
    found = []
    for each in tree.steps:
        dated = all(any(link.dated for link in way) for way, end in ways if end is each)
        if isinstance(each, Outcome) and dated and draw(st.booleans()):
            each = replace(each, term=draw(st.integers(1, 600)))
        found.append(each)
    return found


def every_way(tree: Tree) -> list[tuple[list[Link], Step]]:
    """Each way through a sound tree, walked one by one: its links and its end."""
    found: list[tuple[list[Link], Step]] = []

    def walk(at: Step, way: list[Link]) -> None:
        assert len(way) <= len(tree.steps)
        if not at.links:
            found.append((way, at))
        for link in at.links:
            further = tree.next(link.goal)
            assert further is not None
            walk(further, [*way, link])

    assert tree.first is not None
    walk(tree.first, [])
    return found


@st.composite
def any_trees(draw: st.DrawFn) -> Tree:
    """Steps that lead anywhere, back and nowhere, with names that are missing or double."""
    size = draw(st.integers(0, 7))
    names = st.sampled_from(["", "nulle-part", *(f"n{number}" for number in range(size))])
    steps: list[Step] = []
    for number in range(size):
        kind = draw(st.sampled_from(["choice", "date", "outcome"]))
        least, most = (2, 3) if kind == "date" else (0, 4)
        made = step(number, kind, draw(st.lists(names, min_size=least, max_size=most)))
        if draw(st.integers(0, 9)) == 0:
            made = replace(made, name=draw(names))
        if isinstance(made, Outcome):
            made = replace(made, term=draw(st.sampled_from([None, 18])))
        steps.append(made)
    return Tree(tuple(steps))
