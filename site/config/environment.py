"""Reads the environment once, collecting what is wrong instead of stopping at the first fault.

The settings modules ask for values here; ``core.checks`` reports ``problems`` at start-up,
each with its id, so that whoever installs the site sees every fault at once and in words.
"""

import os
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import dj_database_url


@dataclass(frozen=True)
class Problem:
    """A wrong or missing value: a check id (``core.E001``), a sentence, how to mend it."""

    id: str
    sentence: str
    hint: str


def is_url(value: str, schemes: set[str]) -> bool:
    """Whether it is an address of one of these schemes, with a host and, where it says one, a port that can be."""
    try:
        parts = urlsplit(value)
        return parts.scheme in schemes and bool(parts.netloc) and parts.port != 0
    except ValueError:
        return False


@dataclass
class Environment:
    """The variables of one process. A missing or unreadable value gives the default."""

    values: dict[str, str] = field(default_factory=lambda: dict(os.environ))
    problems: list[Problem] = field(default_factory=list)

    def text(self, name: str, default: str = "") -> str:
        return self.values.get(name, "").strip() or default

    def words(self, name: str, default: list[str] | None = None) -> list[str]:
        """A list written with commas between its words."""
        found = [word.strip() for word in self.text(name).split(",") if word.strip()]
        return found or (default or [])

    def whole_number(self, name: str, default: int, problem: str) -> int:
        value = self.text(name)
        if value and not (value.isascii() and value.isdigit()):
            self.problem(problem, f"{name} is not a whole number.", f"Set {name} to digits only, or remove it.")
            return default
        return int(value or default)

    def switch(self, name: str, default: bool, problem: str) -> bool:
        value = self.text(name).lower()
        if value in {"1", "true", "yes", "on"}:
            return True
        if value in {"0", "false", "no", "off"}:
            return False
        if value:
            self.problem(problem, f"{name} is neither true nor false.", f"Set {name} to true or false.")
        return default

    def url(self, name: str, schemes: set[str], problem: str) -> str:
        value = self.text(name)
        if value and not is_url(value, schemes):
            self.problem(
                problem,
                f"{name} is not an address that the site understands.",
                f"Write it as {' or '.join(sorted(f'{scheme}://…' for scheme in schemes))}.",
            )
            return ""
        return value

    def name(self, name: str, default: str, problem: str) -> str:
        """What begins the names of things elsewhere: small letters, figures, hyphens and underscores."""
        value = self.text(name)
        if value and not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,60}", value):
            self.problem(
                problem,
                f"{name} cannot begin a name.",
                f"Write {name} with small letters, figures, - and _, a letter or a figure first.",
            )
            return default
        return value or default

    def database(self, name: str, default: dict[str, Any], problem: str) -> dict[str, Any]:
        value = self.text(name)
        if not value:
            return default
        try:
            return dict(dj_database_url.parse(value, conn_max_age=600, conn_health_checks=True))
        except (ValueError, KeyError):
            self.problem(
                problem,
                f"{name} is not the address of a database.",
                "Write it as postgres://user:password@host:5432/name.",
            )
            return default

    def problem(self, id: str, sentence: str, hint: str) -> None:
        self.problems.append(Problem(id, sentence, hint))
