"""What readers say, page by page and language by language, as those who may change the pages see it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from django.conf import settings
from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.permissions import page_permission_policy

from core import languages
from core.spreadsheets import BYTE_ORDER_MARK, as_text, writable
from resources.models import Feedback

PERIODS = {"30": "Les 30 derniers jours", "90": "Les 3 derniers mois", "365": "Les 12 derniers mois", "": "Tout"}
HAS_WORDS = ~Q(words="")


def for_user(user: Any) -> QuerySet[Feedback]:
    """What was said of the pages that the user may change."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return Feedback.objects.filter(page__in=pages)


@dataclass(frozen=True)
class Selection:
    """Of which days and which language; what is asked for and unknown chooses nothing."""

    period: str = ""
    language: str = ""

    @classmethod
    def parsed(cls, asked: Any) -> Self:
        period, language = asked.get("periode", ""), asked.get("langue", "")
        known = dict(settings.LANGUAGES)
        return cls(period if period in PERIODS else "", language if language in known else "")

    def of(self, said: QuerySet[Feedback], today: date) -> QuerySet[Feedback]:
        if self.period:
            said = said.filter(day__gt=today - timedelta(days=int(self.period)))
        return said.filter(language=self.language) if self.language else said


@dataclass(frozen=True)
class Row:
    """One page in one language; ``path`` tells an entry below a page's own address from the page."""

    page: int
    title: str
    path: str
    language: str
    yes: int
    no: int
    remarks: int
    last: int | None

    @property
    def share(self) -> int:
        """Of a hundred readers who answered, how many said yes."""
        return round(100 * self.yes / (self.yes + self.no)) if self.yes + self.no else 0

    @property
    def doubt(self) -> float:
        """How likely the next answer is a no (Laplace's rule of succession): one no among one is no catastrophe."""
        return (self.no + 1) / (self.yes + self.no + 2)

    @property
    def direction(self) -> str:
        return languages.direction(self.language)

    @property
    def autonym(self) -> str:
        return languages.autonym(self.language)

    @property
    def public_url(self) -> str:
        return f"/{self.language}/{self.path}"

    @property
    def words_url(self) -> str:
        return f"{reverse('feedback_of_page', args=[self.page])}?{urlencode({'adresse': self.path})}"


def rows(said: QuerySet[Feedback]) -> list[Row]:
    """The worst first, one query."""
    counted = said.values("page_id", "path", "language", "page__title").annotate(
        yes=Count("pk", filter=Q(helpful=True)),
        no=Count("pk", filter=Q(helpful=False)),
        remarks=Count("pk", filter=HAS_WORDS),
        last=Max("pk", filter=HAS_WORDS),
    )
    found = [
        Row(page=each.pop("page_id"), title=each.pop("page__title"), **each)
        for each in counted.order_by("page", "path")
    ]
    return sorted(found, key=lambda row: (-row.doubt, row.title, row.path))


def with_words(shown: Iterable[Row]) -> list[tuple[Row, Feedback | None]]:
    """Each row with the last words that a reader left there; one query for all."""
    listed = list(shown)
    words = Feedback.objects.in_bulk([row.last for row in listed if row.last])
    return [(row, words.get(row.last or 0)) for row in listed]


def as_csv(shown: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Page", "Adresse", "Langue", "Oui", "Non", "Oui, sur cent", "Remarques", "Dernière remarque"])
    for row, last in with_words(shown):
        texts = [row.title, row.public_url, row.language]
        words = last.words if last else ""
        numbers = [row.yes, row.no, row.share, row.remarks]
        writer.writerow([*map(cell, texts), *numbers, cell(words)])
    return BYTE_ORDER_MARK + out.getvalue()


def cell(text: str) -> str:
    return as_text(writable(text))
