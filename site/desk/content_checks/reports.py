"""What the checks find in one page of the CMS, as it stands in its editor's hands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from wagtail.fields import StreamField
from wagtail.models import Page

from core import languages
from desk.content_checks import Finding, check, wording
from desk.content_checks.findings import Rule
from desk.content_checks.pieces import Kind
from desk.content_checks.stream import own_fields, pieces_of
from desk.moderation import translation_of

# What a translator has not written yet is French still, and not measured as their own words.
WORDS = {Kind.PARAGRAPH, Kind.BOLD_PARAGRAPH, Kind.LINK}


@dataclass(frozen=True)
class Place:
    """A block or a field: its label, and its address in the page's editor."""

    label: str
    anchor: str


@dataclass(frozen=True)
class Report:
    """``average`` is in words a sentence; nothing in a language where sentences are not measured."""

    page: Page
    findings: list[Finding]
    average: float | None

    @property
    def language(self) -> str:
        return str(self.page.locale.language_code)

    @property
    def autonym(self) -> str:
        return languages.autonym(self.language)

    @property
    def groups(self) -> Iterator[tuple[Rule, list[tuple[Finding, Place]]]]:
        """What is alike stands together, so that the advice is read once; what matters most comes first."""
        known = places(self.page)
        rules = list(Rule)
        ordered = sorted(self.findings, key=lambda finding: rules.index(finding.rule))
        for rule, found in groupby(ordered, key=lambda finding: finding.rule):
            yield rule, [(finding, known[finding.block]) for finding in found]

    @property
    def count(self) -> int:
        """How many to see to; a hint is not counted."""
        return sum(finding.rule.weight < Rule.SPACES.weight for finding in self.findings)

    @property
    def keeps_from_publishing(self) -> bool:
        return any(finding.rule.weight == 0 for finding in self.findings)


def report(page: Page, today: date, source: Page | None = None) -> Report:
    """``source``: the page that this one translates, whose words are not taken for the translator's."""
    untranslated = set(pieces_of(source)) if source else set()
    pieces = [piece for piece in pieces_of(page) if piece.kind not in WORDS or piece not in untranslated]
    language = page.locale.language_code
    return Report(page, check(pieces, language, today), wording.average(pieces, language))


def current(page: Page, today: date) -> Report:
    """The page's latest draft; a page that is translated piece by piece, with the pieces translated so far."""
    translation = translation_of(page)
    if translation is None or page.locale.language_code == settings.LANGUAGE_CODE:
        return report(page.get_latest_revision_as_object(), today)
    made = translation.source.get_ephemeral_translated_instance(page.locale, fallback=True)
    return report(made, today, translation.source.as_instance())


def places(page: Page) -> dict[str, Place]:
    """Where each finding's block is, by the ids that pieces carry."""
    found = {"title": Place("Titre", "id_title")}
    for field in own_fields(page):
        if isinstance(field, StreamField):
            for child in getattr(page, field.name):
                found[str(child.id)] = Place(str(child.block.label), f"block-{child.id}-section")
        else:
            found[field.name] = Place(str(field.verbose_name).capitalize(), f"id_{field.name}")
    return found
