"""What is asked: the words of a reader, and all that would answer them. Pure.

A word that is typed may stand in the index as another: inflected, in another language, as a synonym, spelt otherwise.
Each of these is an ``Alternative``; a backend looks for all of them, ``search.ranking`` weighs which was found.
"""

from dataclasses import dataclass

EXACT, SYNONYM, NEAR = 1.0, 0.8, 0.6  # weights


@dataclass(frozen=True)
class Alternative:
    """Analysed words that, all together, stand for a word of the question.

    ``language``: by whose analysis; empty: of any. ``weight``: how well it answers, up to ``EXACT``.
    """

    tokens: tuple[str, ...]
    language: str = ""
    weight: float = EXACT


@dataclass(frozen=True)
class Asked:
    """A word of the question. ``weight``: how rare it is, in [0, 1]: rare words say more of what is meant.

    ``folded``: it as it is compared with the beginnings of words while somebody types, no ending taken off.
    ``known``: whether any entry has it, or what stands for it.
    """

    typed: str
    alternatives: tuple[Alternative, ...]
    weight: float = 1.0
    folded: str = ""
    known: bool = True


@dataclass(frozen=True)
class Question:
    """``language``: the reader's. ``texts``: the languages whose texts are searched; titles are, in all of them.

    ``meant``: the words as they are probably meant, where one of them is not known and another very like it is.
    """

    text: str
    language: str
    words: tuple[Asked, ...]
    texts: tuple[str, ...] = ()
    meant: str = ""

    @property
    def enough(self) -> int:
        """How many of its words an entry must have, of those that any has: all of two, three quarters of more."""
        number = sum(word.known for word in self.words)
        return number if number <= 2 else number * 3 // 4
