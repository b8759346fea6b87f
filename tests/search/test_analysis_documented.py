"""The examples of the documentation are true."""

import re
from pathlib import Path

import pytest

from search.analysis import STEMMERS, tokens

PAGE = Path(__file__).parents[2] / "docs/developers/search.md"


def examples() -> list[tuple[str, str, str]]:
    """Language, what is written, what it is compared as."""
    language, found = "", []
    for row in re.findall(r"^\| *(\w\w)? *\|[^|]*\|([^|]+)\|([^|]+)\|$", PAGE.read_text("utf-8"), re.MULTILINE):
        language = row[0] or language
        if language and row[2].strip() != "Compared as":
            found += [(language, written.strip(), row[2].strip()) for written in row[1].split(",")]
    return found


@pytest.mark.parametrize(("language", "written", "compared"), examples())
def test_examples(language: str, written: str, compared: str) -> None:
    assert [each for each in tokens(written, language) if each] == [compared]


def test_every_language_has_examples() -> None:
    assert {language for language, _, _ in examples()} == {*STEMMERS}
