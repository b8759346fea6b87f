"""Words that leave as a spreadsheet must reach it as words: never as a formula, never breaking the file."""

import re

# At the beginning of a cell, blanks before it or not, a spreadsheet program takes these for a formula (OWASP).
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|]|[\t\r\n]")
# What no XML document may hold, so no XLSX either; openpyxl refuses the whole file.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Without it Excel reads every script but the Latin wrongly.
BYTE_ORDER_MARK = "\ufeff"


def writable(value: str) -> str:
    return UNWRITABLE.sub(" ", value)


def as_text(value: str) -> str:
    """The words with a leading apostrophe where a spreadsheet would calculate: a CSV file has no types."""
    return f"'{value}" if FORMULA.match(value) else value
