"""Words of the public interface stand where they are found to be translated."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

from core.catalogues import FOLDERS, KEYWORDS

MODULES = sorted(path for folder in FOLDERS for path in (settings.ROOT / folder).rglob("*.py"))


def within_braces(module: Path) -> list[int]:
    """The lines of a module on which an f-string asks for a translation: nothing finds such words."""
    pieces = [
        node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.JoinedStr)
    ]
    calls = [node for piece in pieces for node in ast.walk(piece) if isinstance(node, ast.Call)]
    return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id in KEYWORDS]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(settings.ROOT)))
def test_no_words_to_translate_stand_in_an_f_string(module: Path) -> None:
    assert within_braces(module) == []


def test_such_words_are_seen(tmp_path: Path) -> None:
    module = tmp_path / "wrong.py"
    module.write_text("""said = f"{clock} ({_('by appointment')})"\n""", encoding="utf-8")
    assert within_braces(module) == [1]
