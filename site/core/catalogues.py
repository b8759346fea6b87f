"""The catalogues of the public interface, without gettext: extracted, merged and compiled by Babel.

Strings come from templates and from the public part of the Python code. The editor's own words are French in the
code itself (docs/decisions/0005), so that nobody translates them eleven times.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
FOLDERS = ["templates", "site", "home", "events", "resources", "search"]


def path_of(code: str, root: Path | None = None) -> Path:
    return (root or settings.LOCALE_PATHS[0]) / code / "LC_MESSAGES" / "django.po"


def extracted() -> Catalog:
    """Every public string of today's code, with the files that say it."""
    catalog = Catalog(project="CIMB", charset="utf-8")
    for name, text in sources():
        for _line, message, comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS):
            catalog.add(message, locations=[(name, None)], auto_comments=comments, context=context)
    return catalog


def sources() -> Iterator[tuple[str, str]]:
    """Each file that may hold public strings, as Python: templates through Django's own converter."""
    for folder in FOLDERS:
        for path in sorted((settings.ROOT / folder).rglob("*")):
            name = path.relative_to(settings.ROOT).as_posix()
            if path.suffix == ".py":
                yield name, path.read_text(encoding="utf-8")
            elif path.suffix in {".html", ".txt"} and folder == "templates":
                yield name, templatize(path.read_text(encoding="utf-8"), origin=name)


def merged(code: str, template: Catalog) -> Catalog:
    """The language's catalogue with exactly the strings of the template; translations of lost strings are dropped."""
    path = path_of(code)
    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=code)
    except FileNotFoundError:
        catalog = Catalog(locale=code)
    catalog.fuzzy = False
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def written(catalog: Catalog) -> bytes:
    """The file's bytes: sorted, without dates or line numbers, so that the same strings are the same file."""
    buffer = io.BytesIO()
    catalog.header_comment = f"# The public interface in {catalog.locale_identifier}."
    catalog.creation_date = catalog.revision_date = catalog.creation_date.replace(2026, 1, 1, 0, 0, 0, 0, tzinfo=None)
    write_po(buffer, catalog, sort_output=True, include_lineno=False, width=110, omit_header=False)
    dated = {
        b"POT-Creation-Date",
        b"PO-Revision-Date",
        b"Last-Translator",
        b"Language-Team",
        b"Report-Msgid",
        b"Generated",
    }
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not any(line.startswith(b'"' + name) for name in dated))


def untranslated(catalog: Catalog) -> list[str]:
    """The strings that lack words in this language, a plural form included."""
    missing = []
    for message in catalog:
        if message.id:
            forms = message.string if isinstance(message.string, list | tuple) else [message.string]
            if message.fuzzy or not all(forms):
                missing.append(str(message.id))
    return missing


def compile_all() -> int:
    """Writes each ``.mo`` that is older than its ``.po``, in every folder of catalogues; returns how many."""
    count = 0
    for root in settings.LOCALE_PATHS:
        for path in sorted(root.glob("*/LC_MESSAGES/*.po")):
            target = path.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
                with path.open("rb") as source:
                    catalog = read_po(source, locale=path.parts[-3])
                with target.open("wb") as file:
                    write_mo(file, catalog)
                count += 1
    return count
