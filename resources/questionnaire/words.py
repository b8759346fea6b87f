"""The words of a questionnaire as one language has them, and the French ones, marked, where it has none.

The questions, the answers and where they lead are always those of the French page: a change of the law is one in every
language at once. What a translation gives are words, found again by the ids of blocks, which wagtail-localize keeps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.models import TranslationState

FIELD = "questionnaire"


@dataclass(frozen=True)
class Said:
    """Words, and the language that they are in where it is not the reader's."""

    text: Any
    language: str = ""

    def __bool__(self) -> bool:
        return bool(str(self.text or "").strip())


class Words:
    """``source`` is the French stream, ``own`` that of the translation, which may be older and lack blocks."""

    def __init__(
        self, source: Iterable[Any], own: Iterable[Any], language: str, state: TranslationState | None
    ) -> None:
        self.language = language  # of the source where it is not the reader's, else empty
        self.source = {str(block.id): block.value for block in source}
        self.own = {str(block.id): block.value for block in own} if language else {}
        self.lacking = set(state.untranslated_parts) if state else set()
        self.changed = state.changed_blocks if state else set()
        self.used_source = False

    def of(self, block: str, field: str) -> Said:
        """The words of one field of a block."""
        own = self.own.get(block)
        return self.chosen(f"{block}.{field}", self.source[block].get(field), own.get(field) if own else None)

    def items(self, block: str, field: str) -> list[tuple[str, Any, Any]]:
        """Id, value and the translation's value of each item of a list in a block."""
        own = self.own.get(block)
        translated = {item.id: item.value for item in own[field].bound_blocks} if own else {}
        return [(item.id, item.value, translated.get(item.id)) for item in self.source[block][field].bound_blocks]

    def answer(self, block: str, mark: str) -> Said:
        """The words of the answer that an address names so."""
        for identifier, value, own in self.items(block, "answers"):
            if identifier.startswith(mark):
                path = f"{block}.answers.{identifier}.text"
                return self.chosen(path, value.get("text"), own.get("text") if own else None)
        return Said("")

    def sources(self, block: str) -> list[tuple[Said, str]]:
        """The title and the address of each source."""
        return [
            (
                self.chosen(f"{block}.sources.{identifier}.title", value.get("title"), own and own.get("title")),
                value.get("url") or "",
            )
            for identifier, value, own in self.items(block, "sources")
        ]

    def pages(self, block: str) -> list[Any]:
        return [value for _, value, _ in self.items(block, "pages") if value]

    def chosen(self, path: str, source: Any, own: Any) -> Said:
        if not self.language:
            return Said(source)
        if own and str(own).strip() and f"{FIELD}.{path}" not in self.lacking:
            return Said(own)
        found = Said(source, self.language)
        self.used_source = self.used_source or bool(found)
        return found
