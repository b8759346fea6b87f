"""What one page of a questionnaire shows: a question or an outcome, with the answers given so far."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from core.templatetags.core_tags import long_date
from resources.questionnaire import state
from resources.questionnaire.state import NoDateError, Way
from resources.questionnaire.tree import Choice, DateQuestion, Outcome, Tree
from resources.questionnaire.words import Said, Words

FIELDS = ("day", "month", "year")
LONGEST = 20  # characters of what was typed that are shown again


@dataclass(frozen=True)
class Button:
    """An answer to choose, and the address that it leads to."""

    words: Said
    url: str


@dataclass(frozen=True)
class Answered:
    """An answer that was given, and the address of its question."""

    question: Said
    answer: Said
    url: str


@dataclass(frozen=True)
class Typed:
    """What was sent of a date: the three fields as they were typed, and why they are none."""

    day: str = ""
    month: str = ""
    year: str = ""
    error: str = ""


@dataclass
class Asked:
    """One page. ``base`` is the guide's own address in the reader's language."""

    tree: Tree
    way: Way
    words: Words
    base: str
    typed: Typed = field(default_factory=Typed)

    @property
    def below(self) -> str:
        """What follows the guide's address here: what could be read of the answers."""
        return state.path(self.way.marks)

    @property
    def block(self) -> str:
        return self.way.at.id

    @property
    def is_outcome(self) -> bool:
        return isinstance(self.way.at, Outcome)

    @property
    def is_date(self) -> bool:
        return isinstance(self.way.at, DateQuestion)

    @property
    def is_first(self) -> bool:
        """The one page that search engines list: the others are ways of single readers."""
        return not self.way.given and self.way.fits

    @property
    def kind(self) -> str:
        return self.way.at.kind if isinstance(self.way.at, Outcome) else ""

    @property
    def title(self) -> Said:
        return self.words.of(self.block, "title" if self.is_outcome else "text")

    @property
    def text(self) -> Said:
        """The reasons of an outcome, the help of a question."""
        return self.words.of(self.block, "text" if self.is_outcome else "help")

    @property
    def buttons(self) -> list[Button]:
        if not isinstance(self.way.at, Choice):
            return []
        return [Button(self.words.answer(self.block, link.id), self.address(link.id)) for link in self.way.at.answers]

    @property
    def unknown(self) -> str:
        """Where it leads not to know the date; empty where that is no answer."""
        offered = isinstance(self.way.at, DateQuestion) and self.way.at.unknown
        return self.address(DateQuestion.UNKNOWN) if offered else ""

    @property
    def answered(self) -> list[Answered]:
        marks = self.way.marks
        return [
            Answered(
                self.words.of(given.question.id, "text"), self.answer(given), self.base + state.path(marks[:place])
            )
            for place, given in enumerate(self.way.given)
        ]

    def answer(self, given: state.Given) -> Said:
        if given.day:
            return Said(long_date(given.day))
        if isinstance(given.question, DateQuestion):
            return Said(_("I do not know the date"))
        return self.words.answer(given.question.id, given.mark)

    def address(self, mark: str) -> str:
        return self.base + state.path((*self.way.marks, mark))

    @property
    def back(self) -> str:
        """The question before; the guide before the first."""
        return self.base + state.path(self.way.marks[:-1]) if self.way.given else self.base

    @property
    def start(self) -> str:
        return self.base + state.path(())

    @property
    def here(self) -> str:
        return self.base + self.below

    @property
    def number(self) -> int:
        return len(self.way.given) + 1

    @property
    def total(self) -> int:
        """The most questions that this way may have."""
        return len(self.way.given) + self.tree.most_questions[self.block]

    @property
    def sources(self) -> list[tuple[Said, str]]:
        return self.words.sources(self.block)

    @property
    def pages(self) -> list[Any]:
        return self.words.pages(self.block)

    @property
    def term(self) -> date | None:
        return self.way.term

    @property
    def is_over(self) -> bool:
        return self.term is not None and self.term < timezone.localdate()

    @property
    def has_changed(self) -> bool:
        """Whether the French words of what is shown have changed since they were translated."""
        return self.block in self.words.changed


def sent(query: QueryDict) -> Typed | date | None:
    """The date that a form sent, or what is wrong with it; nothing where no form was sent."""
    if not any(name in query for name in FIELDS):
        return None
    texts = {name: query.get(name, "")[:LONGEST] for name in FIELDS}
    try:
        return state.typed_day(**texts)
    except NoDateError as fault:
        return Typed(**texts, error=missing() if fault.missing else wrong())


def missing() -> str:
    return _("Please write the day, the month and the year in figures. For example: 5, 3, 2025.")


def wrong() -> str:
    return _("This date does not exist. Please look at the day, the month and the year again.")
