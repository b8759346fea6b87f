"""The choices of the filters, with how many activities each would show; asked of the database at most twice.

What is counted is what the view shows (upcoming, past, a month…): the pool. It depends on what is published, on the
day and on the period, and is cached by them; so are the counts, by the selection too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db.models import CharField, Count, Exists, F, Max, OuterRef, Q, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core import published, spoken
from core.choices import Choice, Counted, Group, Labels, Words
from core.models import Audience, Commune, Label
from events.agenda.views import Kind, View
from events.filters import SEVERAL, SWITCHES, AgendaFilter, Facets
from events.models import CampaignPage, Category, Occurrence, Series
from events.query import DAY, midnight

KEPT = 24 * 60 * 60  # seconds; a count is of one day
LABELLED = ("category", "audience", "commune", "campaign")


Pool = list[tuple[Facets, int]]


def labels() -> Labels:
    """The names of categories, audiences, communes and campaigns for the active language's reader; one query."""
    active = get_language() or settings.LANGUAGE_CODE
    columns = ("kind", "value", "text", "language")
    local = Q(locale__language_code__in=[active, settings.LANGUAGE_CODE])

    def named(model: type[Label], kind: str) -> Any:
        return rows(model.objects.filter(local), kind, "slug", "name", F("locale__language_code")).values_list(*columns)

    campaigns = CampaignPage.objects.filter(local & published.is_published())
    found = named(Category, "category").union(
        named(Audience, "audience"),
        rows(Commune.objects.all(), "commune", "nis_code", "name", Value("")).values_list(*columns),
        rows(campaigns, "campaign", "slug", "title", F("locale__language_code")).values_list(*columns),
        all=True,
    )
    known: Labels = {name: {} for name in LABELLED}
    for kind, value, text, language in found:
        if language in {active, ""} or value not in known[kind]:
            known[kind][value] = Words(text, "" if language in {active, ""} else language)
    return known


def rows(found: Any, kind: str, value: str, text: str, language: Any) -> Any:
    as_text = CharField()
    return found.order_by().annotate(
        kind=Value(kind, as_text),
        value=Cast(value, as_text),
        text=Cast(text, as_text),
        language=Cast(language, as_text),
    )


def known_only(chosen: AgendaFilter, known: Labels) -> tuple[AgendaFilter, list[str]]:
    """The selection without the values that name nothing, and the filters that had such values."""
    wrong = []
    for name in SEVERAL:
        real = known.get(name, spoken.CODES)
        for value in getattr(chosen, name):
            if value not in real:
                chosen = chosen.toggled(name, value)
                wrong.append(name)
    return chosen, list(dict.fromkeys(wrong))


def version() -> str:
    """What changes with whatever is published or withdrawn of the agenda."""
    found = Series.objects.aggregate(changed=Max("changed"), number=Count("pk"))
    return f"{found['changed']}-{found['number']}"


def counted(view: View, chosen: AgendaFilter, now: datetime) -> tuple[Pool, Counted]:
    """The activities that the view shows in the selection's period, and the counts of the selection."""
    period = f"{view.path}|{chosen.since}|{chosen.until}"
    stamp = f"{version()}|{timezone.localtime(now).date()}|{period}"
    pool_key, counts_key = key("pool", stamp), key("counts", stamp + chosen.query())
    cached = cache.get_many([pool_key, counts_key])
    pool: Pool = cached.get(pool_key) or []
    if pool_key not in cached:
        pool = ask(view, chosen, now)
        cache.set(pool_key, pool, KEPT)
    counts: Counted | None = cached.get(counts_key)
    if counts is None:
        counts = count(pool, chosen)
        cache.set(counts_key, counts, KEPT)
    return pool, counts


def key(name: str, stamp: str) -> str:
    """A short key, whatever a visitor wrote into the address."""
    return f"agenda-{name}-{blake2b(stamp.encode(), digest_size=16).hexdigest()}"


def ask(view: View, chosen: AgendaFilter, now: datetime) -> Pool:
    """How many activities of the view's window and the selection's period have which facets; one query."""
    dates = Occurrence.objects.filter(series=OuterRef("pk")).in_period(chosen)
    if view.kind == Kind.PAST:
        shown = Q(Exists(dates.past(now)))
    else:
        begin, end = now, None
        if view.period:
            begin, end = midnight(view.period.first), midnight(view.period.last + DAY)
        shown = Q(Exists(dates.beginning(begin, end)))
        shown |= Q(Exists(dates.lasting_into(begin)), longest__gt=DAY.total_seconds())
    found = Series.objects.published().filter(shown).values_list("facets").annotate(number=Count("pk")).order_by()
    together = Counter[Facets]()
    for data, number in found:
        together[Facets.from_data(data)] += number
    return list(together.items())


def count(pool: Pool, chosen: AgendaFilter) -> Counted:
    """Pure: the counts of a selection in a pool. Values of one filter add up, so each filter leaves its own out."""
    values: dict[str, dict[str, int]] = {}
    without: dict[str, int] = {}
    for name in (*SEVERAL, *SWITCHES):
        others = chosen.without(name)
        tally = Counter[str]()
        for facets, number in pool:
            if others.matches(facets):
                without[name] = without.get(name, 0) + number
                for value in facets.of(name):
                    tally[value] += number
        values[name] = dict(tally)
    total = sum(number for facets, number in pool if chosen.matches(facets))
    return Counted(total, values, without)


def groups(pool: Pool, counts: Counted, chosen: AgendaFilter, known: Labels) -> list[Group]:
    """The filters to offer: those that some activity answers, and those that are chosen."""
    every = {name: {value for facets, _number in pool for value in facets.of(name)} for name in (*SEVERAL, *SWITCHES)}

    def choices(name: str, values: Iterable[str]) -> Iterator[Choice]:
        now = getattr(chosen, name)
        picked = set(now) if isinstance(now, tuple) else {"1"} if now else set()
        for value in {*values, *picked}:
            words = value_words(name, value, known)
            yield Choice(name, value, words, counts.values.get(name, {}).get(value, 0), value in picked)

    found = [Group("practical", _("Practical"), [each for name in SWITCHES for each in choices(name, every[name])])]
    for name in SEVERAL:
        in_order = sorted(choices(name, every[name]), key=lambda choice: choice.words.text.casefold())
        found.append(Group(name, title(name), in_order))
    order = ("category", "practical", "language", "audience", "commune", "campaign")
    return sorted((group for group in found if group.choices), key=lambda group: order.index(group.name))


def value_words(name: str, value: str, known: Labels) -> Words:
    if name == "language":
        return Words(spoken.name(value))
    if name in SWITCHES:
        return Words(title(name))
    return known[name].get(value, Words(value))


def title(name: str) -> str:
    """A filter in the reader's words."""
    return {
        "category": _("Kind of activity"),
        "audience": _("For whom"),
        "language": _("Language spoken"),
        "commune": _("Commune"),
        "campaign": _("Campaign"),
        "free": _("Free"),
        "online": _("Online"),
        "step_free": _("Step-free"),
        "childcare": _("Childcare"),
        "since": _("First day"),
        "until": _("Last day"),
    }.get(name, name)
