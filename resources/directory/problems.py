"""What an editor is told to correct in opening hours, in French. Pure."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from resources.hours import DAY, MIDNIGHT, WEEK, Slot, Special


def problems(weekly: Sequence[tuple[int, Slot]], special: Sequence[Special]) -> list[str]:
    """What an editor is told to correct, in French."""
    return [*weekly_problems(weekly), *special_problems(special)]


DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def weekly_problems(weekly: Sequence[tuple[int, Slot]]) -> Iterator[str]:
    """Hours of no length, and hours of one kind that overlap, also over midnight and from Sunday to Monday."""
    for weekday, slot in weekly:
        if slot.opens == slot.closes != MIDNIGHT:
            yield f"Le {DAYS[weekday]}, l’ouverture et la fermeture sont à la même heure ({at(slot.opens)})."
    placed = sorted(
        (datetime.combine(date.min, slot.opens) + weekday * DAY, *pair) for pair in weekly for weekday, slot in [pair]
    )
    for place, (start, weekday, slot) in enumerate(placed):
        length = slot.on(date.min)[1] - slot.on(date.min)[0]
        others = [*placed[place + 1 :], *((other + WEEK * DAY, *rest) for other, *rest in placed[:place])]
        for other, day, beside in others:
            if slot.by_appointment == beside.by_appointment and other < start + length:
                yield (
                    f"Le {DAYS[weekday]} de {at(slot.opens)} à {at(slot.closes)} et le {DAYS[day]} de "
                    f"{at(beside.opens)} à {at(beside.closes)} se chevauchent."
                )


def special_problems(special: Sequence[Special]) -> Iterator[str]:
    """Days that come in the wrong order, and days that two lines say differently."""
    for each in special:
        if each.last < each.first:
            yield f"Du {each.first:%d/%m/%Y} au {each.last:%d/%m/%Y} : le dernier jour vient avant le premier."
        if each.slot and each.slot.opens == each.slot.closes != MIDNIGHT:
            yield f"Le {each.first:%d/%m/%Y}, l’ouverture et la fermeture sont à la même heure."
    in_order = sorted(special, key=lambda each: (each.first, each.last))
    for place, each in enumerate(in_order):
        for other in in_order[place + 1 :]:
            both = max(each.first, other.first), min(each.last, other.last)
            if both[0] <= both[1] and clash(each.slot, other.slot):
                yield (
                    f"Deux lignes parlent du {both[0]:%d/%m/%Y} : "
                    "donnez à chaque jour une seule fermeture, ou des heures qui ne se chevauchent pas."
                )


def clash(one: Slot | None, other: Slot | None) -> bool:
    """Whether two lines of one day cannot both be so."""
    if one is None or other is None:
        return True
    (start, end), (begin, stop) = one.on(date.min), other.on(date.min)
    return start < stop and begin < end


def at(moment: time) -> str:
    return f"{moment:%H:%M}"
