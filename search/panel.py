"""The search on the CMS's home page: what keeps it from answering well, for those who may do something about it."""

from datetime import datetime
from functools import cached_property

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode

from desk.panels.card import SHOWN, Card, Line
from search import rights
from search.addresses import explaining_url
from search.backends import health
from search.counting import SHOWN_FROM
from search.models import SearchCount
from search.reports import YES, in_vain


class SearchCard(Card):
    """Words that find nothing this month, and an Elasticsearch that does not answer; without either it is not shown."""

    name = "search"
    order = 68
    icon = "search"
    heading = "Recherche"
    more = "Toutes les recherches sans résultat"

    @property
    def what_to_do(self) -> str:  # type: ignore[override]
        if not self.words:
            return "Les visiteurs ont toujours des résultats. Prévenez qui tient le site."
        return "Ces mots n’ont rien trouvé ce mois-ci. Ajoutez un synonyme, mettez une page en avant, ou écrivez-la."

    @property
    def url(self) -> str:  # type: ignore[override]
        month = timezone.localdate().replace(day=1)
        asked = {"month": month.isoformat(), "without": YES, "ordering": "-without_result"}
        return f"{reverse('searches_report')}?{urlencode(asked)}"

    @property
    def urgent(self) -> bool:  # type: ignore[override]
        return bool(self.down)

    @cached_property
    def may_act(self) -> bool:
        return rights.may_act(self.user)

    @cached_property
    def down(self) -> list[Line]:
        """That Elasticsearch does not answer; one line, or none."""
        state = health.state() if self.may_act else health.State()
        if not state.is_down or state.since is None:
            return []
        sentence = f"La base de données a pris le relais d’Elasticsearch {moment(state.since)}"
        waiting = f" {state.missed} changement{'s' if state.missed > 1 else ''} en attente." if state.missed else ""
        return [Line(sentence, reverse("guide", args=["recherche"]), f"{state.reason}{waiting}")]

    @cached_property
    def words(self) -> list[SearchCount]:
        month = timezone.localdate().replace(day=1)
        return list(in_vain(month).filter(without_result__gte=SHOWN_FROM)) if self.may_act else []

    @cached_property
    def count(self) -> int:
        return len(self.down) + len(self.words)

    @cached_property
    def lines(self) -> list[Line]:
        return [*self.down, *(line_of(found) for found in self.words)][:SHOWN]


def moment(since: datetime) -> str:
    """« à 14 h 05 », and the day before it where it is not today."""
    local = timezone.localtime(since)
    hour = f"à {local:%-H} h {local:%M}"
    return hour if local.date() == timezone.localdate() else f"le {date_format(local, 'j F')}, {hour}"


def line_of(found: SearchCount) -> Line:
    often = f"{found.without_result} fois sans résultat"
    return Line(found.words, explaining_url(found.words, found.language), often, found.language)
