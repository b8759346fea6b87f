from functools import cached_property
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from wagtail.permissions import page_permission_policy

from core import languages
from core.models import TranslationState
from desk.panels.card import Card, Line


class TranslationsCard(Card):
    """For each language that this person may edit: what no longer says what the French says, and what nobody read."""

    name = "translations"
    order = 80
    wide = True
    icon = "globe"
    heading = "Traductions"
    what_to_do = "Mettez d’abord à jour ce que le français a changé ; puis faites relire par une personne de la langue."
    more = "L’état de toutes les traductions"

    @property
    def url(self) -> str:  # type: ignore[override]
        return reverse("translation_table")

    @cached_property
    def states(self) -> list[dict[str, Any]]:
        mine = page_permission_policy.instances_user_has_permission_for(self.user, "change")
        late = ~Q(changed_parts=[]) | ~Q(untranslated_parts=[])
        rows = TranslationState.objects.filter(page__live=True, page__alias_of=None, page__in=mine)
        counted = rows.values("page__locale__language_code").annotate(
            late=Count("pk", filter=late),
            unread=Count("pk", filter=Q(checked_at=None)),
            todo=Count("pk", filter=late | Q(checked_at=None)),
        )
        return sorted(
            (row | {"code": row["page__locale__language_code"]} for row in counted if row["todo"]),
            key=lambda row: (-row["late"], -row["unread"], row["code"]),
        )

    @cached_property
    def count(self) -> int:
        return sum(row["todo"] for row in self.states)

    @cached_property
    def lines(self) -> list[Line]:
        return [
            Line(
                languages.autonym(row["code"]),
                f"{self.url}?langue={row['code']}&etat={'late' if row['late'] else 'unread'}",
                ", ".join(
                    part for part in (said(row["late"], "à mettre à jour"), said(row["unread"], "à relire")) if part
                ),
                row["code"],
            )
            for row in self.states
        ]


def said(count: int, what: str) -> str:
    return f"{count} {what}" if count else ""
