"""The piece of an entry's text around the words that were found, in pieces of which each is marked or not. Pure.

Pieces are plain text, for a template to escape.
"""

import re
from collections.abc import Iterable, Sequence

from search.spotting import Place, Spotter

LENGTH = 200  # characters of a snippet, about
BEFORE = 60  # characters before the first word found
LOOKED_THROUGH = 30_000  # characters of a text: what stands after them is shown by no snippet
BEGIN, END = "\ue000", "\ue001"  # around a word that a backend marked
ELLIPSIS = "…"
BETWEEN_LINES = " · "  # a heading and the paragraph below it, or two items of a list
ENDS = "….!?:;,؟۔،؛»”)"  # after which a line needs no other sign

Marked = tuple[tuple[str, bool], ...]


def snippet(summary: str, body: str, spotter: Spotter) -> Marked:
    """The best piece of the summary or of the body; the beginning of these where no word is found."""
    best: tuple[str, list[Place]] = ("", [])
    for text in filter(None, (summary, body)):
        found = window(spotter.places(text[:LOOKED_THROUGH]))
        if not best[0] or distinct(found) > distinct(best[1]):
            best = (text, found)
        if distinct(found) == spotter.number:
            break
    return cut(*best) if best[0] else ()


def window(found: Sequence[Place]) -> list[Place]:
    """Those that stand near enough together to be shown at once: with most of the words, then the most, the first."""
    best: list[Place] = []
    first = 0
    for last, place in enumerate(found):
        while place.end - found[first].start > LENGTH - BEFORE and first < last:
            first += 1
        here = list(found[first : last + 1])
        if (distinct(here), len(here)) > (distinct(best), len(best)):
            best = here
    return best


def distinct(found: Iterable[Place]) -> int:
    return len({place.word for place in found})


def cut(text: str, found: Sequence[Place]) -> Marked:
    """A piece of about ``LENGTH`` characters from between two words to between two words, and what is left out told."""
    begin = word_boundary(text, found[0].start - BEFORE) if found else 0
    end = word_boundary(text, max(begin + LENGTH, found[-1].end if found else 0), forward=True)
    parts: list[tuple[str, bool]] = [(ELLIPSIS, False)] if begin else []
    here = begin
    for place in found:
        parts += [(text[here : place.start], False), (text[place.start : place.end], True)]
        here = place.end
    parts += [(text[here:end], False), *([(ELLIPSIS, False)] if end < len(text) else [])]
    return joined(parts)


def word_boundary(text: str, at: int, *, forward: bool = False) -> int:
    """The nearest place between two words: after a space, looking ahead at most a long word's length."""
    if at <= 0:
        return 0
    if at >= len(text):
        return len(text)
    if forward:
        space = text.rfind(" ", max(at - 30, 0), at + 1)
        return space if space > 0 else at
    space = text.find(" ", at, at + 30)
    return space + 1 if space >= 0 else at


def joined(parts: Iterable[tuple[str, bool]]) -> Marked:
    """Neighbours of the same sort as one, empty ones left out, lines one after the other."""
    found: list[tuple[str, bool]] = []
    before = ""
    for part, is_marked in parts:
        text = in_one_line(part, before)
        if not text:
            continue
        if found and found[-1][1] == is_marked:
            found[-1] = (found[-1][0] + text, is_marked)
        else:
            found.append((text, is_marked))
        before = text
    return tuple(found)


def in_one_line(text: str, before: str) -> str:
    """With a sign in place of each end of a line whose words, or those ``before`` the text, end with none."""
    first, *lines = re.split(r"\s*\n\s*", text)
    for line in lines:
        end = (first.rstrip() or before.rstrip())[-1:]
        first = first.rstrip() + (" " if not end or end in ENDS else BETWEEN_LINES) + line
    return first


def from_marks(text: str) -> Marked:
    """What a backend marked by U+E000 and U+E001."""
    parts: list[tuple[str, bool]] = []
    for piece in text.split(BEGIN):
        inside, end, after = piece.partition(END)
        parts += [(inside, True), (after, False)] if end else [(piece, False)]
    return joined(parts)
