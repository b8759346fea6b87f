"""A dataset as files to take away: CSV for spreadsheets, JSON for programs, and what search engines are told."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.spreadsheets import as_text, writable
from resources.figures.listing import DatasetEntry
from resources.figures.wording import places

COLUMNS = ("nis_code", "commune", "year", "value")
SCHEMA = "https://schema.org"


def plain(value: Decimal) -> str:
    """``1234.5``: a point before the decimals, nothing between thousands, no zero at the end."""
    return f"{value:.{places(value)}f}"


def rows(entry: DatasetEntry) -> Iterator[tuple[str, str, int, Decimal]]:
    """By commune, then by year; what has no figure has no row."""
    for place in entry.data.places:
        for year, value in entry.data.of_place(place).items():
            yield place.code, place.name, year, value


def csv_file(entry: DatasetEntry) -> bytes:
    """RFC 4180, with the mark by which spreadsheets know UTF-8. It can be loaded again as it is."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for code, name, year, value in rows(entry):
        writer.writerow([code, as_text(writable(name)), year, plain(value)])
    return out.getvalue().encode("utf-8-sig")


def json_file(entry: DatasetEntry, address: str) -> bytes:
    facts = entry.facts
    figures = [
        {"nis_code": code, "commune": name, "year": year, "value": number(value)}
        for code, name, year, value in rows(entry)
    ]
    data = {
        "title": entry.words.title,
        "description": entry.words.summary,
        "unit": entry.words.unit,
        "measure": facts.measure,
        "language": entry.code or get_language(),
        "is_example": facts.is_example,
        "source": {
            "name": facts.source,
            "url": facts.source_url or None,
            "published_on": facts.published_on.isoformat(),
        },
        "licence": {"name": facts.licence, "url": facts.licence_url or None},
        "checked_on": facts.checked_on.isoformat(),
        "loaded_at": loaded_at(entry),
        "page": address or None,
        "figures": figures,
    }
    if facts.is_example:
        data = {"warning": _("These figures are invented: they are an example."), **data}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def loaded_at(entry: DatasetEntry) -> str | None:
    moment = entry.facts.loaded_at
    return timezone.localtime(moment).isoformat(timespec="seconds") if moment else None


def schema_org(entry: DatasetEntry, address: str, files: dict[str, str]) -> dict[str, Any]:
    """https://schema.org/Dataset; nothing of an example, which a search engine would take for fact."""
    facts = entry.facts
    if facts.is_example:
        return {}
    media = {"csv": "text/csv", "json": "application/json"}
    data = {
        "@context": SCHEMA,
        "@type": "Dataset",
        "name": entry.words.title,
        "description": entry.words.summary or entry.words.title,
        "url": address,
        "inLanguage": entry.code or get_language(),
        "license": facts.licence_url or facts.licence,
        "creator": {"@type": "Organization", "name": facts.source, "url": facts.source_url},
        "isBasedOn": facts.source_url,
        "datePublished": facts.published_on.isoformat(),
        "dateModified": loaded_at(entry),
        "temporalCoverage": f"{entry.first}/{entry.last}",
        "spatialCoverage": [
            {"@type": "AdministrativeArea", "name": place.name, "identifier": place.code} for place in entry.data.drawn
        ],
        "variableMeasured": {"@type": "PropertyValue", "name": entry.words.title, "unitText": entry.words.unit},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": media[kind], "contentUrl": url} for kind, url in files.items()
        ],
    }
    return {name: value for name, value in data.items() if value not in (None, "", [])}
