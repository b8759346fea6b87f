"""Sentences, capitals and French typography."""

import re
from collections.abc import Iterator

from desk.content_checks import sentences
from desk.content_checks.findings import Finding, Rule
from desk.content_checks.pieces import Kind, Piece

LONGEST_SENTENCE = 25
PROSE = {Kind.PARAGRAPH, Kind.BOLD_PARAGRAPH}
# A mark without its no-break space: a letter or an ordinary space before it, an end or a space after it.
SPACES = re.compile(r"(?:[^\W_]|[)»%€]| )(?:(?:[;!?]+|:)(?=\s|$)|»)|«(?![\u00a0\u202f])")


def check(pieces: list[Piece], language: str) -> Iterator[Finding]:
    for piece in pieces:
        if piece.kind in PROSE or piece.kind is Kind.HEADING:
            for quote in capitals(piece.text):
                yield Finding(piece.block, Rule.CAPITALS, quote)
        if piece.kind in PROSE and language in sentences.LANGUAGES:
            for sentence in sentences.split(piece.text, language):
                if sentences.words(sentence) > LONGEST_SENTENCE:
                    yield Finding(piece.block, Rule.LONG_SENTENCE, sentence)
    if language == "fr":
        yield from spaces(pieces)


def capitals(text: str) -> list[str]:
    """Runs of words in capitals. Sigla stand alone or in pairs (CPAS, ASBL) and are short; what shouts is longer."""
    runs: list[list[str]] = [[]]
    for word in text.split():
        letters = "".join(letter for letter in word if letter.isalpha())
        if len(letters) > 1 and letters.isupper():
            runs[-1].append(word)
        elif runs[-1] and (letters or any(letter.isdigit() for letter in word)):
            runs.append([])
    return [" ".join(run) for run in runs if len(run) > 2 or sum(map(len, run)) >= 10]


def spaces(pieces: list[Piece]) -> Iterator[Finding]:
    """Said once a page, at the first place, with how many there are: it is a detail and may be everywhere."""
    places = [
        (piece, mark)
        for piece in pieces
        if piece.kind in PROSE or piece.kind is Kind.HEADING
        for mark in SPACES.finditer(piece.text)
    ]
    if places:
        piece, mark = places[0]
        start, end = max(mark.start() - 30, 0), mark.end() + 20
        yield Finding(piece.block, Rule.SPACES, piece.text[start:end].strip(), len(places))


def average(pieces: list[Piece], language: str) -> float | None:
    """Words a sentence, over the page's paragraphs; nothing where no honest measure exists."""
    if language not in sentences.LANGUAGES:
        return None
    lengths = [
        sentences.words(sentence)
        for piece in pieces
        if piece.kind in PROSE
        for sentence in sentences.split(piece.text, language)
    ]
    return sum(lengths) / len(lengths) if lengths else None
