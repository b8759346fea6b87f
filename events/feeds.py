"""What a feed contains: from a selection and a language to its bytes, and which version of it that is.

The version follows from the rows of the series alone, so that a feed that did not change costs a query or two. What was
written of a series is kept until the series changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache as once
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import UUID

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Exists, F, Max, OuterRef, Sum
from django.utils import timezone

from core import catalogues
from events import announcing, ical, loading, tombstones
from events.filters import AgendaFilter, Facets
from events.ical import Announcement, Stamp
from events.models import EventPage, Occurrence, Series
from events.occurrences import Schedule, instances
from events.publishing import BACK
from events.query import SeriesQuerySet, midnight

DAY = timedelta(days=1)
KEPT = 30 * 24 * 3600  # seconds: what is asked for every hour stays
ROW = ("pk", "translation_key", "page_id", "sequence", "created", "changed", "withdrawn")


@dataclass(frozen=True)
class Row:
    """Which series, and which version of it."""

    pk: int
    key: UUID
    page_id: int | None
    sequence: int
    created: datetime
    changed: datetime
    withdrawn: datetime | None

    @property
    def stamp(self) -> Stamp:
        return Stamp(str(self.key), self.sequence, self.created, self.changed, self.withdrawn is not None)

    @property
    def version(self) -> str:
        return f"{self.pk}.{self.sequence}.{self.changed.timestamp():.6f}"


@dataclass(frozen=True)
class Selection:
    """What a feed contains: series, and those withdrawn of late."""

    series: SeriesQuerySet
    gone: tuple[Row, ...] = ()

    @cached_property
    def state(self) -> tuple[Any, ...]:
        """The same where the rows are the same, in one row of the database.

        Whatever changes of a series makes it the latest changed, so sums need tell only which series are there.
        """
        key = F("pk")
        found = self.series.order_by().aggregate(
            number=Count("pk"), latest=Max("changed"), sum=Sum(key), squares=Sum(key * key), sequences=Sum("sequence")
        )
        return (*found.values(), *(row.version for row in self.gone))

    @property
    def modified(self) -> datetime | None:
        """When anything of it changed last."""
        latest: datetime | None = self.state[1]
        return max(filter(None, [latest, *(row.changed for row in self.gone)]), default=None)

    @cached_property
    def rows(self) -> list[Row]:
        return [*rows(self.series), *self.gone]


@dataclass(frozen=True)
class Written:
    """The VEVENTs of one series, and the zones that they name."""

    octets: bytes
    zones: tuple[str, ...]


@once
def format_of(code: str) -> str:
    """The version of what writes feeds: another one where a deployment brought other code, words or zones."""
    here = Path(__file__).parent
    files = [*sorted(here.glob("*.py")), *sorted(here.glob("ical/*.py"))]
    files += sorted(Path(catalogues.__file__).parent.rglob("*.py"))  # addresses, names of languages, colours
    files.append(catalogues.path_of(code).with_suffix(".mo"))
    content = b"".join(path.read_bytes() for path in files if path.exists())
    return blake2b(content, digest_size=6).hexdigest()


def rows(series: SeriesQuerySet) -> list[Row]:
    """The rows of a queryset of series, in an order that stays."""
    return [Row(*each) for each in series.order_by("pk").values_list(*ROW)]


def selected(chosen: AgendaFilter, now: datetime) -> Selection:
    """What the feed of a selection contains: what has a date from 13 months ago on, and what was withdrawn of late."""
    since = timezone.localtime(now).date() - BACK
    dates = Occurrence.objects.filter(series=OuterRef("pk")).in_period(AgendaFilter(since=since))
    return Selection(Series.objects.published().filter(Exists(dates)).matching(chosen), withdrawn(now, chosen))


def of_campaign(key: UUID, slug: str, now: datetime) -> Selection:
    """The activities of a campaign, whenever they are, and those withdrawn of late."""
    shown = Series.objects.published().filter(page__campaign__translation_key=key)
    return Selection(shown, withdrawn(now, AgendaFilter(campaign=(slug,))))


def of_activity(key: UUID) -> Selection:
    """One activity, its tombstone too."""
    return Selection(Series.objects.filter(translation_key=key))


def withdrawn(now: datetime, chosen: AgendaFilter) -> tuple[Row, ...]:
    """The tombstones that stand in the feed in which the activity stood."""
    recent = Series.objects.tombstones(now)
    facets = list(recent.values_list("pk", "facets"))
    matching = [pk for pk, kept in facets if chosen.matches(Facets.from_data(kept))]
    if matching and (chosen.since or chosen.until):
        said = dict(recent.filter(pk__in=matching).values_list("pk", "said"))
        matching = [pk for pk in matching if was_in_period(said[pk], chosen)]
    return tuple(rows(recent.filter(pk__in=matching))) if matching else ()


def was_in_period(said: dict[str, Any], chosen: AgendaFilter) -> bool:
    announced = tombstones.announcement(said, settings.LANGUAGE_CODE)
    if announced is None:
        return False
    schedule: Schedule = announced.schedule
    first = chosen.since or schedule.start.date() - DAY
    last = chosen.until or first + relativedelta(months=38)
    return bool(instances(schedule, midnight(first), midnight(last + DAY)))


def version(asked: Iterable[object], code: str, given: Selection) -> str:
    """The same where the bytes are the same; ``asked`` is what was asked for: its address, the host."""
    parts = [format_of(code), code, *map(str, asked), *map(str, given.state)]
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def announcements(given: Sequence[Row], code: str) -> dict[int, Announcement]:
    """What is said of each series in a language, by primary key; tombstones too. The number of queries is fixed."""
    living = {row.page_id: row for row in given if row.page_id and not row.withdrawn}
    found: dict[int, Announcement] = {}
    if living:
        activities = loading.activities(EventPage.objects.filter(pk__in=list(living)))
        said = announcing.in_language(activities, code)
        found = {living[each.page.pk].pk: said[each.key] for each in activities}
    gone = [row.pk for row in given if row.withdrawn]
    if gone:
        for pk, kept in Series.objects.filter(pk__in=gone).values_list("pk", "said"):
            if announced := tombstones.announcement(kept, code):
                found[pk] = announced
    return found


def written(given: Sequence[Row], code: str, base_url: str) -> list[Written]:
    """The VEVENTs of each series, in the order given; those that are kept are not made again."""
    prefix = f"vevents-{format_of(code)}-{code}-{blake2b(base_url.encode(), digest_size=6).hexdigest()}"
    names = {row.pk: f"{prefix}-{row.version}" for row in given}
    kept = cache.get_many(names.values())
    missing = [row for row in given if names[row.pk] not in kept]
    if missing:
        announced = announcements(missing, code)
        new = {names[row.pk]: write(announced[row.pk], row, base_url) for row in missing if row.pk in announced}
        cache.set_many(new, KEPT)
        kept |= new
    return [kept[names[row.pk]] for row in given if names[row.pk] in kept]


def write(announced: Announcement, row: Row, base_url: str) -> Written:
    events = ical.components(announced, row.stamp, base_url)
    zones = {zone for event in events for zone in event.zones}
    return Written(b"".join(event.to_ical() for event in events), tuple(sorted(zones)))


def calendar(about: ical.About, given: Sequence[Row], code: str, base_url: str) -> bytes:
    """The whole feed."""
    parts = written(given, code, base_url)
    zones = {zone for part in parts for zone in part.zones}
    return b"".join([ical.opening(about, zones), *(part.octets for part in parts), ical.closing()])
