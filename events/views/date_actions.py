"""The second click: the small form behind « Annuler », « Déplacer », « Ailleurs », « Remettre », « Séparer »."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.admin import messages

from events import sentences
from events.changing import DateChange, NotInSeriesError, apply
from events.copying import duplicate, split_activity
from events.filters import day as parsed_day
from events.occurrences import Status, instance
from events.splitting import UnsplittableError, split
from events.stored import UnusableRuleError
from events.views.activity import ActivityView, tell
from events.views.date_forms import FORMS, DateForm, DuplicateForm
from events.views.dates import when


@dataclass(frozen=True)
class Action:
    """What can be done to one date: its title, what it means for the public, the button, what is said afterwards."""

    status: Status | None
    title: str
    meaning: str
    button: str
    done: str
    icon: str
    serious: bool = False


ACTIONS = {
    "cancel": Action(
        Status.CANCELLED,
        "Annuler cette date",
        "La date reste visible, barrée et marquée « annulée ». Les agendas abonnés l’apprennent. "
        "Les autres dates ne changent pas.",
        "Annuler cette date",
        "Date annulée",
        "cross",
        serious=True,
    ),
    "move": Action(
        Status.RESCHEDULED,
        "Déplacer cette date",
        "Le public voit la nouvelle date et l’ancienne. Les autres dates ne changent pas.",
        "Déplacer",
        "Date déplacée",
        "date",
    ),
    "elsewhere": Action(
        Status.ELSEWHERE,
        "Tenir cette date ailleurs",
        "Seul le lieu de cette date change ; le jour et l’heure restent.",
        "Changer le lieu",
        "Lieu changé",
        "site",
    ),
    "restore": Action(
        None,
        "Remettre cette date comme prévu",
        "La date revient au jour, à l’heure et au lieu de la série. Son message disparaît.",
        "Remettre comme prévu",
        "Date remise comme prévu",
        "undo",
    ),
}


class OneDateView(ActivityView):
    """One date, named by the day that the series gives."""

    day: date

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = parsed_day(kwargs["day"])
        if found is None:
            raise Http404
        self.day = found

    def in_series(self) -> bool:
        try:
            return bool(self.version.schedule.among([self.day]))
        except UnusableRuleError as fault:
            raise Http404 from fault

    @property
    def written(self) -> str:
        return sentences.written(self.day, weekday=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        schedule = self.version.schedule
        return super().get_context_data(**kwargs) | {
            "day": self.written,
            "when": when(instance(schedule, self.day), schedule) if self.in_series() else self.written,
        }


class ChangeDateView(OneDateView):
    """Cancels, moves, holds elsewhere or puts back."""

    template_name = "events/admin/change_date.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["action"] not in ACTIONS:
            raise Http404
        self.action = ACTIONS[kwargs["action"]]
        self.block = next((block for block in self.version.changes if block.value["date"] == self.day), None)
        if not self.block and not (self.action.status and self.in_series()):
            raise Http404

    def get_page_title(self) -> str:
        return self.action.title

    def get_header_icon(self) -> str:
        return self.action.icon

    def form(self, data: Any = None) -> DateForm:
        kind = FORMS[self.action.status]
        same = self.block and self.block.block_type == self.action.status
        initial = kind.known(self.block.value) if self.block and same else {}
        return kind(data, initial=initial, page=self.version, day=self.day)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"form": self.form(), "what": self.action, "is_live": self.page.live}
        return super().get_context_data(**context | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        change = DateChange(self.day, self.action.status, form.values())
        said = f"{self.action.done} : {self.written}."
        try:
            outcome = apply(self.page, change, request.user, what=kwargs["action"], day=self.day.isoformat())
        except NotInSeriesError:
            messages.error(request, f"Le brouillon n’a plus cette date : {self.written}. Ouvrez-le pour voir pourquoi.")
        except ValidationError as fault:
            messages.error(request, f"Rien n’est changé : {' '.join(fault.messages)}")
        else:
            tell(request, self.page, outcome, said, self.day)
        return HttpResponseRedirect(self.dates_url())


class SplitView(OneDateView):
    """« Cette date et les suivantes » become an activity of their own."""

    template_name = "events/admin/split.html"
    page_title = "Séparer à partir de cette date"
    header_icon = "cut"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        try:
            first, second = split(self.version.schedule, self.day)
        except UnsplittableError as fault:
            return context | {"fault": str(fault)}
        return context | {"first": sentences.sentence(first), "second": sentences.sentence(second)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            after = split_activity(self.page, self.day, request.user)
        except (UnsplittableError, UnusableRuleError) as fault:
            messages.error(request, str(fault))
            return HttpResponseRedirect(self.dates_url())
        except ValidationError as fault:
            messages.error(request, f"Rien n’est changé : {' '.join(fault.messages)}")
            return HttpResponseRedirect(self.dates_url())
        messages.success(
            request,
            f"La série est séparée. Celle-ci commence le {self.written} ; changez-la sans toucher à l’autre.",
            buttons=[
                messages.button(reverse("wagtailadmin_pages:edit", args=[after.pk]), "Modifier celle-ci"),
                messages.button(self.dates_url(), "Dates de la première"),
            ],
        )
        return HttpResponseRedirect(reverse("activity_dates", args=[after.pk]))


class DuplicateView(ActivityView):
    """An activity like this one, at another time."""

    template_name = "events/admin/duplicate.html"
    page_title = "Dupliquer l’activité"
    header_icon = "copy"
    minds_locks = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not self.page.get_parent().permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = DuplicateForm(initial={"title": self.page.title})
        return super().get_context_data(**{"form": form} | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = DuplicateForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        made, repeats = duplicate(self.page, form.cleaned_data["title"], form.cleaned_data["first_date"], request.user)
        messages.success(request, "Copie faite : c’est un brouillon. Relisez-la, puis publiez-la.")
        if not repeats:
            messages.warning(request, "La répétition ne convient pas à cette première date : choisissez-la de nouveau.")
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[made.pk]))
