"""The agenda as the staff sees it: a month as a grid or as a list, drafts and languages too."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from desk.reports.page import WorkReport
from desk.translations import Freshness
from events import sentences
from events.models import AgendaPage, Category
from events.months import Month, NotAPeriodError, by_day
from events.planning import Planned, Shown, planned

VIEWS = {"mois": "Mois", "liste": "Liste"}
MARKS = {
    Freshness.FRESH: "✓",
    Freshness.STALE: "↻",
    Freshness.PARTIAL: "◐",
    Freshness.DRAFT: "✎",
    Freshness.MISSING: "–",
}


@dataclass(frozen=True)
class DayCell:
    """One day of the grid."""

    day: date
    entries: list[Planned]
    inside: bool
    today: bool

    @property
    def written(self) -> str:
        return sentences.written(self.day, weekday=True, year=False)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Selection:
    """What the address says; what it says wrongly is as if it said nothing."""

    month: Month
    view: str
    category: str
    state: str

    @classmethod
    def parsed(cls, parameters: Any, today: date) -> "Selection":
        try:
            month = Month.parsed(parameters.get("mois", ""))
        except NotAPeriodError:
            month = Month.of(today)
        view = parameters.get("vue")
        return cls(
            month, view if view in VIEWS else "mois", parameters.get("categorie", ""), parameters.get("etat", "")
        )

    def address(self, **others: Any) -> str:
        said = {"mois": self.month, "vue": self.view, "categorie": self.category, "etat": self.state} | others
        return f"?{urlencode({name: str(value) for name, value in said.items() if value})}"


class PlanningView(WorkReport):
    """Agenda, in the menu."""

    template_name = "events/admin/planning.html"
    page_title = "Agenda"
    header_icon = "calendar"
    what_to_do = (
        "Toutes les dates, publiées ou non. Le titre ouvre l’activité ; "
        "« Dates » sert à annuler ou à déplacer une date."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        chosen = Selection.parsed(self.request.GET, today)
        weeks = chosen.month.weeks()
        grid = chosen.view == "mois"
        first, last = (weeks[0][0], weeks[-1][-1]) if grid else (chosen.month.first, chosen.month.last)
        categories = {category.slug: category.name for category in Category.for_reader().values()}
        entries = [
            each
            for each in planned(first, last, self.request.user)
            if each.matches(chosen.state)
            and chosen.category in {"", each.page.category.slug, *self.unknown(categories)}
        ]
        days = by_day(entries, first, last)
        return super().get_context_data(**kwargs) | {
            "chosen": chosen,
            "title": f"{sentences.MONTHS[chosen.month.first.month]} {chosen.month.first.year}",
            "weeks": [[DayCell(day, days[day], day in chosen.month, day == today) for day in week] for week in weeks]
            if grid
            else [],
            "days": [DayCell(day, some, True, day == today) for day, some in days.items() if some],
            "weekdays": [sentences.DAYS[number] for number in range(7)],
            "previous": chosen.address(mois=chosen.month.previous) if chosen.month.previous else "",
            "next": chosen.address(mois=chosen.month.next) if chosen.month.next else "",
            "this_month": chosen.address(mois="") if today not in chosen.month else "",
            "views": [(label, chosen.address(vue=value), value == chosen.view) for value, label in VIEWS.items()],
            "categories": [Choice(slug, name, slug == chosen.category) for slug, name in categories.items()],
            "states": [Choice(value, label, value == chosen.state) for value, label in Shown.choices],
            "legend": [(MARKS[state], state) for state in Freshness],
            "marks": MARKS,
            "filtered": bool(chosen.category or chosen.state),
            "everything": chosen.address(categorie="", etat=""),
            "new": self.new_activity(),
        }

    def unknown(self, categories: dict[str, str]) -> list[str]:
        """The category that the address names, where there is none such: it then filters nothing."""
        named = self.request.GET.get("categorie", "")
        return [named] if named not in categories else []

    def new_activity(self) -> str:
        """Where an activity is announced, for who may."""
        agenda = AgendaPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if agenda and agenda.permissions_for_user(self.request.user).can_add_subpage():
            return reverse("wagtailadmin_pages:add", args=["events", "eventpage", agenda.pk])
        return ""
