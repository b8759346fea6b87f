"""What is known of an entry that was found, to be weighed. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from sys import intern
from typing import NamedTuple


@dataclass(frozen=True)
class Tokens:
    """The analysed words of an entry in one language, each text with a space before, between and after its words."""

    title: str = " "
    names: str = " "
    summary: str = " "
    body: str = " "

    @cached_property
    def places(self) -> dict[str, str]:
        """The best place of each word but for those of the body."""
        texts = (("summary", self.summary), ("names", self.names), ("title", self.title))
        return {token: place for place, text in texts for token in text.split()}

    @cached_property
    def title_words(self) -> list[str]:
        return self.title.split()


NO_TOKENS = Tokens()


class Elsewhere(NamedTuple):
    """The words of an entry but for those in one language: of titles and names, as keys; of texts, by language.

    ``by_title``: every language with how many words its title has, the shortest title first.
    """

    titles: dict[str, None]
    texts: list[tuple[str, Tokens]]
    by_title: list[tuple[int, str, Tokens]]


class Everywhere(dict[str, Tokens]):
    """The words of an entry in each of its languages. What is asked of those that are not shown is made once."""

    def __init__(self, tokens: Mapping[str, Tokens]) -> None:
        super().__init__(tokens)
        self.elsewhere: dict[str, Elsewhere] = {}

    def but(self, shown: str) -> Elsewhere:
        if shown not in self.elsewhere:
            others = [(code, tokens) for code, tokens in self.items() if code != shown]
            titles = dict.fromkeys(
                intern(token) for _code, tokens in others for token in f"{tokens.title}{tokens.names}".split()
            )
            texts = [(code, tokens) for code, tokens in others if not f"{tokens.summary}{tokens.body}".isspace()]
            lengths = [(len(tokens.title_words), code, tokens) for code, tokens in others]
            self.elsewhere[shown] = Elsewhere(titles, texts, sorted(lengths, key=itemgetter(0)))
        return self.elsewhere[shown]


class Candidate(NamedTuple):
    """What is known of an entry that was found. ``shown``: the language of the words that its reader is shown.
    ``off``: it is cancelled or postponed.

    ``tokens`` are by language. Of a language that is neither shown nor searched it may have titles and names only.
    """

    pk: int
    score: float
    kind: str
    shown: str
    tokens: Everywhere
    example: bool = False
    next_day: date | None = None
    last_day: date | None = None
    off: bool = False
