"""What can be said of a page's text before a reader sees it: where it is hard to read, and how to mend it.

``pieces`` and ``stream`` turn a page into pieces of text; ``structure`` and ``wording`` look at them; all but
``stream`` and ``pages`` are pure: text in, findings out, no Django.
"""

from datetime import date

from desk.content_checks import structure, wording
from desk.content_checks.findings import Finding
from desk.content_checks.pieces import Piece


def check(pieces: list[Piece], language: str, today: date) -> list[Finding]:
    """Everything found in a page's pieces, in the order of the page; what matters most first within a block."""
    found = [*structure.check(pieces, today), *wording.check(pieces, language)]
    places: dict[str, int] = {}
    for piece in pieces:
        places.setdefault(piece.block, len(places))
    return sorted(found, key=lambda finding: (places[finding.block], finding.rule.weight))


__all__ = ["Finding", "Piece", "check"]
