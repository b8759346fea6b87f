"""The words in which the agenda is asked of the database. No date filter stands anywhere else."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Q
from django.db.models.expressions import RawSQL

from core.enums import StepFree
from events.enums import Attendance, OccurrenceStatus
from events.filters import AgendaFilter

DAY = timedelta(days=1)
KEPT = timedelta(days=90)  # how long a feed tells of what was withdrawn
CALLED_OFF = [OccurrenceStatus.CANCELLED, OccurrenceStatus.POSTPONED]


def midnight(day: date) -> datetime:
    """When a day of the agenda begins."""
    return datetime.combine(day, time(), ZoneInfo(settings.TIME_ZONE)).astimezone(UTC)


def conditions(chosen: AgendaFilter, prefix: str) -> list[Q | Exists]:
    """What an ``EventPage`` must satisfy, reached by ``prefix`` (``page__``); the period is asked of occurrences."""
    found: list[Q | Exists] = []
    if chosen.category:
        found.append(Q(**{f"{prefix}category__slug__in": chosen.category}))
    if chosen.audience:
        meant = apps.get_model("events", "EventPage").audiences.through.objects
        page = OuterRef(prefix.removesuffix("__"))
        found.append(Exists(meant.filter(eventpage=page, audience__slug__in=chosen.audience)))
    if chosen.language:
        spoken = apps.get_model("events", "SpokenLanguage").objects
        found.append(Exists(spoken.filter(page=OuterRef(prefix.removesuffix("__")), code__in=chosen.language)))
    if chosen.commune:
        held = Q(**{f"{prefix}place__commune__nis_code__in": chosen.commune})
        found.append(held | Q(**{f"{prefix}commune__nis_code__in": chosen.commune}))
    if chosen.campaign:
        found.append(Q(**{f"{prefix}campaign__slug__in": chosen.campaign, f"{prefix}campaign__live": True}))
    switches = {
        "free": Q(**{f"{prefix}is_free": True}),
        "online": Q(**{f"{prefix}attendance__in": [Attendance.ONLINE, Attendance.BOTH]}),
        "step_free": Q(**{f"{prefix}step_free": StepFree.YES}),
        "childcare": Q(**{f"{prefix}childcare": True}),
    }
    found += [condition for name, condition in switches.items() if getattr(chosen, name)]
    return found


class SeriesQuerySet(models.QuerySet):
    """Published activities."""

    def published(self) -> Self:
        return self.filter(withdrawn=None)

    def long(self) -> Self:
        """Those that have a date of more than a day: few."""
        return self.published().filter(longest__gt=DAY.total_seconds())

    def tombstones(self, now: datetime) -> Self:
        """What was withdrawn not long ago."""
        return self.filter(withdrawn__gt=now - KEPT)

    def matching(self, chosen: AgendaFilter) -> Self:
        """Those of a selection; with a period, those that have a date in it."""
        found = self.filter(*conditions(chosen, "page__"))
        if chosen.since or chosen.until:
            dates = apps.get_model("events", "Occurrence").objects.filter(series=OuterRef("pk"))
            found = found.filter(Exists(dates.in_period(chosen)))
        return found


class OccurrenceQuerySet(models.QuerySet):
    """Dates of published activities. Moments are aware; ``end`` of a window is outside it."""

    def longest(self) -> timedelta:
        """The longest that any occurrence lasts: how far before a window one must look."""
        every = apps.get_model("events", "Series").objects
        return timedelta(seconds=every.aggregate(longest=Max("longest"))["longest"] or 0)

    def between(self, begin: datetime, end: datetime) -> Self:
        """Those that touch a window: bounded on both sides by the index of ``start``."""
        touching = Q(end__gt=begin) | Q(end=F("start"), start=begin)
        return self.filter(touching, start__lt=end, start__gte=begin - self.longest()).order_by("start", "pk")

    def on(self, first: date, last: date) -> Self:
        """Those that touch some days, both included."""
        return self.between(midnight(first), midnight(last + DAY))

    def beginning(self, begin: datetime, end: datetime | None = None) -> Self:
        """Those not over at a moment that begin less than a day before it or later, in order of time.

        With ``lasting_into`` it gives what ``between`` and ``upcoming`` give, and looks at no more rows where one
        activity lasts a year.
        """
        touching = Q(end__gt=begin) | Q(end=F("start"), start=begin)
        found = self.filter(touching, start__gte=begin - DAY).order_by("start", "pk")
        return found.filter(start__lt=end) if end else found

    def lasting_into(self, moment: datetime) -> Self:
        """Those that began a day before a moment or earlier and are not over.

        They are few, and asked for first: those that touch more than one day have an index of their own. Within one
        query PostgreSQL would rather go through every date in order of time.
        """
        several_days = self.model.objects.filter(last_day__gt=F("first_day"), end__gt=moment, start__lt=moment - DAY)
        keys = list(several_days.order_by().values_list("pk", flat=True))
        return self.filter(pk__in=keys or [0]).order_by("start", "pk")  # as many queries where there are none

    def first_of_days(self, first: date, last: date, number: int) -> Self:
        """At most so many that begin on each day, and so many that are not over as the first day begins.

        Each day is asked for its own first ones, which the index of ``start`` gives at once, however many there are.
        """
        begin = midnight(first)
        parts = [self.filter(start__gte=begin - DAY, start__lt=begin, end__gt=begin)]
        for ahead in range((last - first).days + 1):
            day = first + ahead * DAY
            parts.append(self.filter(start__gte=midnight(day), start__lt=midnight(day + DAY)))
        asked = [part.order_by("start", "pk").values("pk")[:number].query.sql_with_params() for part in parts]
        # Django's own union takes no limit within its parts on SQLite. The values stay parameters.
        keys = " UNION ALL ".join(f"SELECT * FROM ({sql}) AS d{number}" for number, (sql, _) in enumerate(asked))  # noqa: S608
        values = [value for _, parameters in asked for value in parameters]
        return self.model.objects.filter(pk__in=RawSQL(keys, values)).order_by("start", "pk")  # noqa: S611

    def upcoming(self, now: datetime) -> Self:
        """Those that are not over: running ones first, for they began before."""
        still = self.filter(end__gt=now, start__gte=now - self.longest())
        return still.order_by("start", "pk")

    def not_over(self, now: datetime) -> Self:
        """The same of few activities, where one need not look for the beginning of the window."""
        return self.filter(end__gt=now).order_by("start", "pk")

    def past(self, now: datetime) -> Self:
        """Those that are over, the latest first."""
        return self.filter(end__lte=now, start__lt=now).order_by("-start", "-pk")

    def taking_place(self) -> Self:
        """Those that were not called off."""
        return self.exclude(status__in=CALLED_OFF)

    def next_of_each(self, now: datetime, *, called_off: bool = False) -> Self:
        """Of those that are not over, the first of each activity that one can still go to.

        With ``called_off`` also the first of those whose every date to come was called off.
        """
        ahead = self.model.objects.filter(series=OuterRef("series"), end__gt=now)
        earlier = ahead.filter(Q(start__lt=OuterRef("start")) | Q(start=OuterRef("start"), pk__lt=OuterRef("pk")))
        wanted = ~Q(status__in=CALLED_OFF) & Q(~Exists(earlier.taking_place()))
        if called_off:
            wanted |= Q(~Exists(ahead.taking_place())) & Q(~Exists(earlier))
        return self.filter(wanted)

    def last_of_each(self, now: datetime) -> Self:
        """The last date of each activity of which all are over, the latest first."""
        later = self.model.objects.filter(
            Q(start__gt=OuterRef("start")) | Q(start=OuterRef("start"), pk__gt=OuterRef("pk")),
            series=OuterRef("series"),
        )
        return self.past(now).exclude(Exists(later))

    def after(self, start: datetime, key: int) -> Self:
        """Those that follow one, in order of time: the next page of a list."""
        return self.filter(Q(start__gt=start) | Q(pk__gt=key), start__gte=start)

    def before(self, start: datetime, key: int) -> Self:
        """Those that precede one."""
        return self.filter(Q(start__lt=start) | Q(pk__lt=key), start__lte=start)

    def in_period(self, chosen: AgendaFilter) -> Self:
        """Those of the selection's period."""
        found = self
        if chosen.since:
            found = found.filter(last_day__gte=chosen.since)
        if chosen.until:
            found = found.filter(first_day__lte=chosen.until)
        return found

    def matching(self, chosen: AgendaFilter) -> Self:
        """Those of a selection."""
        return self.in_period(chosen).filter(*conditions(chosen, "series__page__"))

    def matching_in_turn(self, chosen: AgendaFilter) -> Self:
        """The same, asked of one date after the other: for the first few of many, in order of time."""
        found = self.in_period(chosen)
        asked = conditions(chosen, "page__")
        every = apps.get_model("events", "Series").objects
        return found.filter(Exists(every.filter(*asked, pk=OuterRef("series")))) if asked else found
