"""Words that stand for others: Solr's files in ``search/synonyms/``, and what staff add. Pure.

``a, b, c``: each stands for the others. ``a => b, c``: who asks for a finds b and c too, not the other way round. ``#``
begins a comment. Any of them may be several words. ``all.txt`` holds for every language: abbreviations and names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from search.analysis import tokens
from search.letters import folded, pieces
from search.spelling import Lexicon

FOLDER = Path(__file__).parent / "synonyms"
EVERY_LANGUAGE = "all"
SOURCE_LANGUAGE = "fr"  # what names of every language are analysed by, beside the reader's
MOST_WORDS = 8  # in one expression
MOST_EXPRESSIONS = 40  # in one line

Tokens = tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """Expressions as written. Where it is ``one_way`` the first stand for the others, and not for each other."""

    said: tuple[str, ...]
    meant: tuple[str, ...]
    one_way: bool = False


class WrongLineError(ValueError):
    """A line that is no rule; the message says why."""


def parsed(line: str) -> Rule | None:
    """The rule of a line, nothing for an empty one or a comment. Raises ``WrongLineError``."""
    content = line.partition("#")[0].strip()
    if not content:
        return None
    said, arrow, meant = content.partition("=>")
    if not arrow:
        group = expressions(said)
        if len(group) < 2:
            raise WrongLineError("one expression alone stands for nothing")
        return Rule(group, group)
    return Rule(expressions(said), expressions(meant), one_way=True)


def expressions(text: str) -> tuple[str, ...]:
    """The expressions between commas. Raises ``WrongLineError`` for one without words, too long or there twice."""
    written = [" ".join(part.split()) for part in text.split(",")]
    for expression in written:
        words = pieces(expression)
        if not words or "=>" in expression:
            raise WrongLineError(f"no words in « {expression} »")
        if len(words) > MOST_WORDS:
            raise WrongLineError(f"more than {MOST_WORDS} words in « {expression} »")
    if len({expression.casefold() for expression in written}) < len(written):
        raise WrongLineError("an expression is there twice")
    if len(written) > MOST_EXPRESSIONS:
        raise WrongLineError(f"more than {MOST_EXPRESSIONS} expressions")
    return tuple(written)


def rules(lines: Iterable[str]) -> Iterator[Rule]:
    """The rules of these lines; wrong ones are left out."""
    for line in lines:
        try:
            rule = parsed(line)
        except WrongLineError:
            continue
        if rule:
            yield rule


def wrong_lines(path: Path) -> list[str]:
    """``fr.txt:12: why`` for each wrong line of a file."""
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            parsed(line)
        except WrongLineError as error:
            found.append(f"{path.name}:{number}: {error}")
    return found


@lru_cache(maxsize=32)
def file_rules(name: str) -> tuple[Rule, ...]:
    """The rules of ``<name>.txt``, none where there is no such file."""
    path = FOLDER / f"{name}.txt"
    return tuple(rules(path.read_text("utf-8").splitlines())) if path.is_file() else ()


class Synonyms:
    """The expressions of a language by their analysed words, and what each stands for."""

    def __init__(self, language: str, added: Iterable[str] = ()) -> None:
        self.known: dict[Tokens, list[Tokens]] = {}
        self.written: dict[str, str] = {}  # what is one word, analysed, as its line has it
        for rule in file_rules(EVERY_LANGUAGE):
            here = analysed(rule.meant, (language,))
            official = analysed(rule.meant, (SOURCE_LANGUAGE,))
            self.add(analysed(rule.said, (language, SOURCE_LANGUAGE)), [*official, *filter(is_one_word, here)])
        for rule in (*file_rules(language), *rules(added)):
            self.add(analysed(rule.said, (language,)), analysed(rule.meant, (language,)))
            for expression in rule.said:
                if is_one_word(words := tuple(filter(None, tokens(expression, language)))):
                    self.written.setdefault(words[0], expression)
        self.longest = max(map(len, self.known), default=0)

    def add(self, said: Iterable[Tokens], meant: Iterable[Tokens]) -> None:
        for expression in said:
            others = self.known.setdefault(expression, [])
            others += [other for other in dict.fromkeys(meant) if other != expression and other not in others]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words that it has synonyms for, of which it is not known whether any text has them."""
        return Lexicon(
            [*self.written], [*self.written.values()], [*map(folded, self.written.values())], [0] * len(self.written)
        )

    def of(self, question: Sequence[str]) -> dict[int, list[Tokens]]:
        """Place in the question -> what stands for the word there, as analysed words that are all to be found.

        The question is given as ``analysis.tokens`` gives it; stop words ("") count nothing. What stands for several
        words is named at each of their places, but where it has the word itself. Of expressions that overlap the
        longest is taken.
        """
        places = [place for place, word in enumerate(question) if word]
        found: dict[int, list[Tokens]] = {}
        at = 0
        while at < len(places):
            length = self.length_at(question, places[at : at + self.longest])
            span = places[at : at + length]
            for place in span:
                others = self.known[tuple(question[each] for each in span)]
                if elsewhere := [other for other in others if question[place] not in other]:
                    found[place] = elsewhere
            at += max(length, 1)
        return found

    def length_at(self, question: Sequence[str], places: Sequence[int]) -> int:
        """How many words the longest expression that begins here has; 0 where none does."""
        words = tuple(question[place] for place in places)
        return next((length for length in range(len(words), 0, -1) if words[:length] in self.known), 0)


def is_one_word(expression: Tokens) -> bool:
    return len(expression) == 1


def analysed(written: Iterable[str], languages: Iterable[str]) -> list[Tokens]:
    """The expressions as the words they are compared by, in each of the languages, each once."""
    found = (tuple(filter(None, tokens(text, language))) for language in languages for text in written)
    return [words for words in dict.fromkeys(found) if words]


@lru_cache(maxsize=64)
def synonyms(language: str, added: tuple[str, ...] = ()) -> Synonyms:
    """The synonyms of a language with those that staff added (``CPAS, aide sociale``): kept until these change."""
    return Synonyms(language, added)
