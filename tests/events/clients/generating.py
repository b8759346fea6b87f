"""Series as the editor's rule allows them, drawn by a seed: pure data, no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from events.ical import Announcement, ChangedDate, Place, Stamp, Text
from events.occurrences import Change, Schedule, Status
from events.rules import Frequency, Rule
from events.validation import fault_of_rule

DAY = timedelta(days=1)
FIRST_START = date(2019, 1, 1)
BRUSSELS = ZoneInfo("Europe/Brussels")
BEGIN, END = datetime(2026, 1, 1, tzinfo=BRUSSELS), datetime(2028, 1, 1, tzinfo=BRUSSELS)  # the two years compared
CHANGED = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
ZONES = ["Europe/Brussels"] * 16 + ["America/New_York", "Asia/Kabul", "Europe/London", "Asia/Tokyo", "UTC"]
TIMES = [time(0, 0), time(0, 30), time(1, 30), time(9, 0), time(14, 15), time(19, 0), time(22, 0), time(23, 30)]
LENGTHS = [timedelta(minutes=45), timedelta(hours=2), timedelta(hours=5), timedelta(hours=24), timedelta(hours=50)]
TITLES = [
    "Table de conversation (exemple)",
    "Cours ; niveau A1, A2 \\ exemple",
    "Soirée « contes d’ici et d’ailleurs », avec goûter, musique et un titre qui n’en finit pas, exemple",
    "ورشة عمل (مثال)",
    "ትምህርቲ ቋንቋ 🎶 (exemple)",
]


@dataclass(frozen=True)
class Example:
    """One generated activity."""

    stamp: Stamp
    announcement: Announcement

    @property
    def schedule(self) -> Schedule:
        return self.announcement.schedule


def examples(number: int, seed: int) -> Iterator[Example]:
    """The same for the same seed."""
    random = Random(seed)  # noqa: S311
    for index in range(number):
        schedule = drawn_schedule(random)
        stamp = Stamp(
            str(uuid5(NAMESPACE_URL, f"exemple-{seed}-{index}")), random.randrange(4), CHANGED - 30 * DAY, CHANGED
        )
        yield Example(stamp, drawn_announcement(random, schedule))


def drawn_schedule(random: Random) -> Schedule:
    start, end, all_day = drawn_times(random)
    rule = drawn_rule(random, start.date()) if random.random() < 0.85 else None
    zone = "Europe/Brussels" if all_day else random.choice(ZONES)
    plain = Schedule(start, end, zone, all_day, rule)
    dates = list(islice(iter(plain.dates(END.date() + 60 * DAY)), 400))
    added = drawn_added(random, dates)
    dates = sorted({*dates, *added})
    removed = random.sample(dates, min(len(dates) - 1, random.choice([0, 0, 1, 2, 4])))
    left = sorted({*dates} - {*removed})
    return Schedule(
        start,
        end,
        zone,
        all_day,
        rule,
        added,
        tuple(sorted(removed)),
        drawn_changes(random, left, plain),
        random.choice([Status.SCHEDULED] * 8 + [Status.CANCELLED, Status.POSTPONED, Status.MOVED_ONLINE]),
    )


def drawn_times(random: Random) -> tuple[datetime, datetime, bool]:
    day = FIRST_START + random.randrange(8 * 365 + 300) * DAY
    if random.random() < 0.25:
        start = datetime.combine(day, time())
        return start, start + random.choice([1, 1, 1, 2, 3]) * DAY, True
    start = datetime.combine(day, random.choice(TIMES))
    if random.random() < 0.15:
        return start, datetime.combine(day + DAY, time()), False  # ends at midnight
    return start, start + random.choice(LENGTHS), False


def drawn_rule(random: Random, first: date) -> Rule:
    """A rule that the editor may choose, and that the first date follows."""
    while True:
        rule = any_rule(random, first)
        if not fault_of_rule(rule, first):
            return rule


def any_rule(random: Random, first: date) -> Rule:
    frequency = random.choice([Frequency.DAILY, *[Frequency.WEEKLY] * 4, *[Frequency.MONTHLY] * 3, Frequency.YEARLY])
    interval = random.choice([1, 1, 1, 2, 3])
    count = until = None
    match random.choice(["count", "until", "endless"]):
        case "count":
            count = random.randrange(1, 60)
        case "until":
            until = first + random.randrange(900) * DAY
    if frequency == Frequency.DAILY:
        return Rule(frequency, interval, count=count, until=until)
    if frequency == Frequency.WEEKLY:
        days = {first.weekday(), *random.sample(range(7), random.choice([0, 0, 1, 2]))}
        return Rule(frequency, interval, weekdays=tuple(sorted(days)), count=count, until=until)
    month = first.month if frequency == Frequency.YEARLY else None
    if random.random() < 0.5:
        last = (first + DAY).day == 1 and random.random() < 0.5
        return Rule(frequency, interval, month_day=-1 if last else first.day, month=month, count=count, until=until)
    nth = -1 if (first + 7 * DAY).month != first.month else (first.day - 1) // 7 + 1
    return Rule(frequency, interval, weekdays=(first.weekday(),), nth=nth, month=month, count=count, until=until)


def drawn_added(random: Random, dates: list[date]) -> tuple[date, ...]:
    """Dates that the rule does not give, after the first."""
    span = max((dates[-1] - dates[0]).days, 30)
    drawn = {dates[0] + random.randrange(1, span) * DAY for _ in range(random.choice([0, 0, 0, 1, 3]))}
    return tuple(sorted(drawn - {*dates}))


def drawn_changes(random: Random, dates: list[date], plain: Schedule) -> dict[date, Change]:
    """Of at most four dates: cancelled, elsewhere, or moved by up to forty days, out of order as it falls."""
    near = [day for day in dates if BEGIN.date() - 30 * DAY <= day <= END.date()] or dates
    chosen = random.sample(near, min(len(near), random.choice([0, 0, 1, 2, 4])))
    return {day: drawn_change(random, day, plain) for day in chosen}


def drawn_change(random: Random, day: date, plain: Schedule) -> Change:
    kind = random.choice([Status.CANCELLED, Status.ELSEWHERE, Status.RESCHEDULED])
    if kind != Status.RESCHEDULED:
        return Change(kind)
    moved = day + random.choice([0, 1, -1, 7, -7, random.randrange(-40, 40)]) * DAY
    if plain.all_day:
        start = datetime.combine(moved, time())
        return Change(kind, start, start + plain.duration)
    start = datetime.combine(moved, random.choice([plain.start.time(), *TIMES]))
    return Change(kind, start, start + random.choice([plain.duration, timedelta(minutes=75)]))


def drawn_announcement(random: Random, schedule: Schedule) -> Announcement:
    title = random.choice(TITLES)
    changes = {}
    for day, change in schedule.changes.items():
        place = Place("Autre salle ; exemple, 7000 Mons") if change.status == Status.ELSEWHERE else None
        message = Text("Message, exemple", "fr") if random.random() < 0.5 else None
        changes[day] = ChangedDate(message, place)
    return Announcement(
        language="fr",
        schedule=schedule,
        title=Text(title, "fr"),
        summary=Text("Un résumé ; avec des virgules, et\nune deuxième ligne.", "fr"),
        facts=("Prix : gratuit", "Accès sans marche : oui"),
        status_message=Text("Explication", "fr") if schedule.status != Status.SCHEDULED else None,
        changes=changes,
        place=Place("Salle A, Rue Exemple 1 ; 7000 Mons", (50.45, 3.95)),
        path=f"/fr/agenda/exemple-{random.randrange(1000)}/",
        categories=(Text("Atelier", "fr"),),
    )
