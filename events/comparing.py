"""What publishing a changed series does to its dates: shown to the editor first. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from events.occurrences import DAY, Instance, Schedule, instance, instances, instant


@dataclass(frozen=True)
class Move:
    """A date of the series that is at another time than it was."""

    before: Instance
    after: Instance


@dataclass(frozen=True)
class Difference:
    """Dates that ``appear``, ``disappear`` or ``move``, in order of time.

    ``orphaned`` are the dates of changes (cancelled, moved, elsewhere) that the series does not give any more.
    """

    appear: tuple[Instance, ...] = ()
    disappear: tuple[Instance, ...] = ()
    move: tuple[Move, ...] = ()
    orphaned: tuple[date, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.appear or self.disappear or self.move or self.orphaned)


def compare(before: Schedule | None, after: Schedule, begin: date, end: date) -> Difference:
    """What is different of the dates from ``begin`` to ``end``, both included, each wherever it was or is held then.

    ``before`` is none where nothing is published yet. A date is the same one as long as the series gives it, moved or
    not (``recurrence_id``). Changes that lost their date are told whenever they are.
    """
    old, new = (within(each, begin, end) if each else {} for each in (before, after))
    keys = old.keys() | new.keys()
    old_keys = before.among(keys) if before else set()
    new_keys = after.among(keys)
    moves = [
        Move(was, now)
        for key in old_keys & new_keys
        if before
        for was, now in [(instance(before, key), instance(after, key))]
        if (was.start, was.end) != (now.start, now.end)
    ]
    return Difference(
        appear=in_time(each for key, each in new.items() if key not in old_keys),
        disappear=in_time(each for key, each in old.items() if key not in new_keys),
        move=tuple(sorted(moves, key=lambda each: (each.before.start, each.before.recurrence_id))),
        orphaned=tuple(sorted(after.changes.keys() - after.among(after.changes))),
    )


def within(schedule: Schedule, begin: date, end: date) -> dict[date, Instance]:
    first, last = (instant(datetime.combine(day, time()), schedule.zone) for day in (begin, end + DAY))
    return {each.recurrence_id: each for each in instances(schedule, first, last)}


def in_time(found: Iterable[Instance]) -> tuple[Instance, ...]:
    return tuple(sorted(found, key=lambda each: (each.start, each.recurrence_id)))
