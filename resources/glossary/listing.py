"""The terms as a reader is given them: French facts, the reader's words, or else the French ones, marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from resources.glossary import index, linking


class Row(Protocol):
    """A term in one language; ``resources.models.Term`` is one."""

    name: str
    definition: str
    slug: str
    abbreviation: str
    translation_key: UUID
    locale: Any
    topic: Any


@dataclass(frozen=True)
class Word:
    """A term. ``name_code`` and ``definition_code`` are the languages in which they are given."""

    slug: str
    french: str
    abbreviation: str
    name: str
    name_code: str
    definition: str
    definition_code: str
    topic: UUID | None

    def __str__(self) -> str:
        return self.name


def words(rows: Iterable[Row], source: str, code: str) -> list[Word]:
    """Each term once, as the rows of the source have it; what a translation lacks or only repeats is the source's."""
    by_language: dict[str, dict[UUID, Row]] = {source: {}, code: {}}
    for row in rows:
        by_language[row.locale.language_code][row.translation_key] = row
    return [word(original, by_language[code].get(key), source, code) for key, original in by_language[source].items()]


def word(original: Row, translated: Row | None, source: str, code: str) -> Word:
    name, definition = (translated.name, translated.definition) if translated else ("", "")
    has_name = bool(name) and name != original.name
    has_definition = bool(definition) and definition != original.definition
    return Word(
        slug=original.slug,
        french=original.name,
        abbreviation=original.abbreviation,
        name=name if has_name else original.name,
        name_code=code if has_name else source,
        definition=definition if has_definition else original.definition,
        definition_code=code if has_definition else source,
        topic=original.topic.translation_key if original.topic else None,
    )


@dataclass(frozen=True)
class Listing:
    """Every term, in the order of the reader's words or of the French ones."""

    words: list[Word]
    source: str
    code: str

    def groups(self, in_french: bool = False) -> list[index.Group[Word]]:
        if in_french:
            return index.groups(self.words, lambda word: word.french, self.source)
        return index.groups(self.words, lambda word: word.name, self.code)

    def find(self, slug: str) -> Word | None:
        return next((word for word in self.words if word.slug == slug), None)

    def beside(self, here: Word) -> dict[str, Word]:
        """``previous`` and ``next`` in the order of the reader's words."""
        order = [word for group in self.groups() for word in group.members]
        place = order.index(here)
        places = {"previous": place - 1, "next": place + 1}
        return {name: order[found] for name, found in places.items() if 0 <= found < len(order)}

    def linked(self, here: Word) -> list[linking.Piece]:
        """The definition with the other terms in it as links."""
        code = here.definition_code
        return linking.pieces(here.definition, self.named(code), code, here.slug)

    def named(self, code: str) -> Iterator[linking.Named]:
        for word in self.words:
            if code == self.source or word.name_code == code:
                name = word.french if code == self.source else word.name
                yield linking.Named(word.slug, name, word.abbreviation)
