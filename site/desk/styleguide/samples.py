"""The blocks' sample texts in a language that has them, so that the guide shows a script and not only a direction."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "texts"


@cache
def words(code: str) -> dict[str, str]:
    """French sample text -> the language's; empty where the language has none."""
    path = FOLDER / f"{code}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}


def translated(value: Any, known: dict[str, str]) -> Any:
    """A block's raw value with the sample texts replaced, however deep."""
    if isinstance(value, dict):
        return {name: translated(inner, known) for name, inner in value.items()}
    if isinstance(value, list):
        return [translated(inner, known) for inner in value]
    return known.get(value, value) if isinstance(value, str) else value
