"""French spaces: a narrow no-break space before ; : ! ? and inside « ». Pure.

Editors type plain spaces, which let a line begin with a colon (Lexique des règles typographiques en usage à
l'Imprimerie nationale). The text kept stays as typed; only what the reader is given is set (docs/decisions/0013).
"""

import re

THIN = "\u202f"
BEFORE = re.compile(r"(?<!\s)[ \u00a0](?=[;:!?»])")
AFTER = re.compile(r"(?<=«)[ \u00a0]")
# An element that is no prose, a tag, or a run of text.
PIECE = re.compile(r"<(script|style|textarea|pre|code)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)


def french_spaces(text: str) -> str:
    """The same words with narrow no-break spaces where French has them; no character comes or goes."""
    return AFTER.sub(THIN, BEFORE.sub(THIN, text))


def typeset(html: str) -> str:
    """``french_spaces`` on the text of a page, never in a tag, a script, or what a visitor has typed."""
    return PIECE.sub(lambda piece: piece[0] if piece[0].startswith("<") else french_spaces(piece[0]), html)
