"""What a page with filters offers: the choices of each, named for the reader, with how much each would show. Pure."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """How a choice is named; ``code`` is the language of the name where it is not the reader's."""

    text: str
    code: str = ""


@dataclass(frozen=True)
class Choice:
    """A value of a filter: ``count`` things would be shown with it, given the other filters."""

    name: str
    value: str
    words: Words
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    """The choices of one filter; a filter that is on or off stands with the others of its kind.

    ``none`` names leaving them all, where no two can be chosen together.
    """

    name: str
    title: str
    choices: list[Choice]
    none: str = ""

    @property
    def chosen(self) -> int:
        return sum(choice.chosen for choice in self.choices)


@dataclass(frozen=True)
class Counted:
    """How much a selection has; how much with each value, and how much without each filter."""

    total: int = 0
    values: dict[str, dict[str, int]] = field(default_factory=dict)
    without: dict[str, int] = field(default_factory=dict)


Labels = dict[str, dict[str, Words]]  # a filter's name -> its values -> how they are named
