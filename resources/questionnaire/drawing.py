"""The picture of a tree for editors: a box a step, a line an answer. Pure: where things lie, which a template draws.

The questions stand in one column, each below all that lead to it; the outcomes in another beside it, each about as high
as what leads to it. An answer is a row of its question's box, so that its line needs no words of its own: to an outcome
it runs between the columns, to another question along the other side. What leads nowhere, or back, is drawn as a fault.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import wrap

from resources.questionnaire.tree import DateQuestion, Link, Outcome, Step, Tree

WIDTH, COLUMN_GAP, ROW_GAP = 250, 120, 26
SIDE = 90  # beside the questions, for the lines from one to another
LINE, PADDING, LETTERS = 19, 10, 32  # of text: its height, the room around it, how much of it fits on a line
MOST_LINES = 3
MARGIN = 12
MARKS = re.compile(r" ([?!:;»])")


@dataclass(frozen=True)
class Text:
    """A line of text; ``y`` is its base line."""

    x: int
    y: int
    words: str


@dataclass(frozen=True)
class Row:
    """An answer within its question's box. ``is_lost`` where it leads nowhere."""

    top: int
    texts: tuple[Text, ...]
    is_lost: bool


@dataclass
class Box:
    """A step. ``kind`` is ``question`` or what an outcome comes to; ``is_stray`` where no way leads to it."""

    step: Step
    kind: str
    depth: int
    name: str
    words: list[str]
    rows: list[tuple[Link, list[str]]]
    is_stray: bool
    x: int = 0
    y: int = 0

    @property
    def is_outcome(self) -> bool:
        return isinstance(self.step, Outcome)

    @property
    def width(self) -> int:
        return WIDTH

    @property
    def head(self) -> int:
        """How high the name and the words are."""
        return 2 * PADDING + LINE * (1 + len(self.words))

    @property
    def height(self) -> int:
        return self.head + sum(row_height(lines) for _, lines in self.rows)

    @property
    def title(self) -> Text:
        return Text(self.x + PADDING, self.y + PADDING + LINE - 5, self.name)

    @property
    def texts(self) -> list[Text]:
        return [
            Text(self.x + PADDING, self.y + PADDING + LINE * (place + 2) - 5, line)
            for place, line in enumerate(self.words)
        ]

    def tops(self) -> list[int]:
        """Where each row begins."""
        found, top = [], self.y + self.head
        for _, lines in self.rows:
            found.append(top)
            top += row_height(lines)
        return found


@dataclass(frozen=True)
class Line:
    """From an answer to where it leads; ``path`` is SVG's. ``is_back`` where it leads to what came before."""

    path: str
    is_back: bool


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    boxes: list[Box] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Item:
    """The same in words: a step below the answer that leads to it. Each step is told once, at its first mention."""

    answer: str
    step: Step | None
    goal: str
    is_told: bool
    items: tuple["Item", ...] = ()


def row_height(lines: Iterable[str]) -> int:
    return LINE * len(list(lines)) + PADDING


def cut(words: str, most: int = MOST_LINES) -> list[str]:
    """The words in lines, the last ending in … where they are too many; no line begins with a mark."""
    return wrap(MARKS.sub("\N{NO-BREAK SPACE}\\1", words), LETTERS, max_lines=most, placeholder=" …")


def said(step: Step, link: Link) -> str:
    """What an answer says, in the editors' words."""
    if isinstance(step, DateQuestion):
        day = f"{step.limit:%d/%m/%Y}"
        return {
            DateQuestion.BEFORE: f"Avant le {day}",
            DateQuestion.SINCE: f"Le {day} ou après",
            DateQuestion.UNKNOWN: "Date inconnue",
        }[link.id]
    return link.text or "(sans texte)"


def depths(tree: Tree) -> dict[str, int]:
    """Step id -> how far down it stands: one more than the deepest that leads to it."""
    found = dict.fromkeys((step.id for step in tree.steps), 0)
    order = list(tree.finished_first())[::-1]
    places = {step.id: place for place, step in enumerate(order)}
    for step in order:
        for further in tree.after(step):
            if places[further.id] > places[step.id]:  # else it leads back
                found[further.id] = max(found[further.id], found[step.id] + 1)
    return found


def boxes(tree: Tree) -> list[Box]:
    depth, reached = depths(tree), tree.reached()
    return [
        Box(
            step=step,
            kind=step.kind or "ask" if isinstance(step, Outcome) else "question",
            depth=depth[step.id],
            name=step.name or "(sans nom)",
            words=cut(step.text),
            rows=[(link, cut(said(step, link), 2)) for link in step.links],
            is_stray=step.id not in reached,
        )
        for step in tree.steps
    ]


def picture(tree: Tree) -> Picture:
    found = boxes(tree)
    by_id = {box.step.id: box for box in found}
    bottom = MARGIN
    for box in sorted((box for box in found if not box.is_outcome), key=lambda box: (box.is_stray, box.depth)):
        box.x, box.y = MARGIN + SIDE, bottom
        bottom += box.height + ROW_GAP
    bottom = max(bottom, beside(tree, found, by_id))
    rows, lines = [], []
    for box in found:
        for (link, words), top in zip(box.rows, box.tops(), strict=True):
            goal = tree.next(link.goal)
            texts = [Text(box.x + PADDING, top + LINE * (place + 1), line) for place, line in enumerate(words)]
            rows.append(Row(top, tuple(texts), goal is None))
            if goal is not None:
                lines.append(line_between(box, top + row_height(words) // 2, by_id[goal.id]))
    width = 2 * MARGIN + SIDE + 2 * WIDTH + COLUMN_GAP
    return Picture(width, max(bottom - ROW_GAP + MARGIN, 2 * MARGIN), found, rows, lines)


def beside(tree: Tree, found: list[Box], by_id: dict[str, Box]) -> int:
    """Puts each outcome beside the middle of the answers that lead to it; where the last of them ends."""
    leading: dict[str, list[int]] = {}
    for box in found:
        for (link, _), top in zip(box.rows, box.tops(), strict=True):
            if goal := tree.next(link.goal):
                leading.setdefault(goal.id, []).append(top)
    wanted = {identifier: sum(tops) // len(tops) - 2 * LINE for identifier, tops in leading.items()}
    last = max((box.y for box in found), default=0)
    bottom = MARGIN
    for box in sorted((box for box in found if box.is_outcome), key=lambda box: wanted.get(box.step.id, last)):
        box.x = MARGIN + SIDE + WIDTH + COLUMN_GAP
        box.y = max(bottom, wanted.get(box.step.id, last))
        bottom = box.y + box.height + ROW_GAP
    return bottom


def line_between(box: Box, y: int, goal: Box) -> Line:
    """A curve from the end of a row to the name of where it leads."""
    end_y = goal.y + PADDING + LINE // 2
    if goal.is_outcome:
        x, end_x, bend = box.x + WIDTH, goal.x, COLUMN_GAP // 2
        return Line(f"M{x} {y}C{x + bend} {y} {end_x - bend} {end_y} {end_x} {end_y}", is_back=False)
    bend = min(SIDE * 4 // 3, 20 + abs(end_y - y) // 6)  # a curve goes three quarters of the way to its handles
    return Line(f"M{box.x} {y}C{box.x - bend} {y} {goal.x - bend} {end_y} {goal.x} {end_y}", goal.y <= box.y)


def in_words(tree: Tree) -> list[Item]:
    """The tree as a nested list from the first question on, then what no way leads to."""
    told: set[str] = set()
    roots = [tree.first] if tree.first else []
    reached = tree.reached()
    stray = [step for step in tree.steps if step.id not in reached]
    return [told_item(tree, step, told) for step in [*roots, *stray] if step.id not in told]


def told_item(tree: Tree, step: Step, told: set[str], answer: str = "", goal: str = "") -> Item:
    told.add(step.id)
    items = []
    for link in step.links:
        further = tree.next(link.goal)
        if further is None or further.id in told:
            items.append(Item(said(step, link), further, link.goal, is_told=True))
        else:
            items.append(told_item(tree, further, told, said(step, link), link.goal))
    return Item(answer, step, goal or step.name, is_told=False, items=tuple(items))
