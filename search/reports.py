"""What staff see of searches: which words, how often, how often in vain; and what to do about these."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from core.languages import autonym
from core.models.media import site_languages
from core.months import months_later
from desk.reports.page import SaysWhatToDo
from search import rights
from search.addresses import explaining_url, promoting_url, synonyms_url
from search.counting import MONTHS, OTHER, SHOWN_FROM
from search.models import SearchCount
from search.tables import Links, LinksColumn, WordsColumn

YES = "oui"


def months() -> list[tuple[str, str]]:
    """Those that are kept, the present one first: « 2026-11-01 », « novembre 2026 »."""
    present = timezone.localdate().replace(day=1)
    kept = [months_later(present, -back) for back in range(MONTHS)]
    return [(month.isoformat(), date_format(month, "F Y")) for month in kept]


def shown(counts: QuerySet[SearchCount]) -> QuerySet[SearchCount]:
    """Without the words that were searched for too rarely to say nothing of anybody."""
    return counts.filter(number__gte=SHOWN_FROM).exclude(words=OTHER)


def in_vain(month: date) -> QuerySet[SearchCount]:
    """The words of a month that found nothing, the most searched for first."""
    found = shown(SearchCount.objects.filter(month=month, without_result__gt=0))
    return found.order_by("-without_result", "-number", "pk")


class SearchFilterSet(WagtailFilterSet):
    month = django_filters.ChoiceFilter(label="Mois", choices=months)
    language = django_filters.ChoiceFilter(label="Langue du site", choices=site_languages)
    without = django_filters.ChoiceFilter(
        label="Résultats", choices=[(YES, "Aucun résultat")], empty_label="Peu importe", method="vain"
    )

    class Meta:
        model = SearchCount
        fields: list[str] = []

    def vain(self, counts: QuerySet[SearchCount], _name: str, _value: str) -> QuerySet[SearchCount]:
        return counts.filter(without_result__gt=0)


def steps(count: SearchCount, user: Any) -> Links:
    """What can be done about words that find nothing."""
    words, language = count.words, count.language
    found = [("Pourquoi ?", explaining_url(words, language))]
    if count.without_result and rights.may_promote(user):
        found.insert(0, ("Mettre en avant", promoting_url(words)))
    if count.without_result and rights.may_add_synonyms(user):
        found.insert(0, ("Ajouter un synonyme", synonyms_url(words, language)))
    return found


class SearchesView(rights.ForWhoActs, SaysWhatToDo, ReportView):
    """Recherche, Recherches."""

    model = SearchCount
    page_title = "Recherches"
    header_icon = "search"
    template_name = "search/admin/searches.html"
    results_template_name = "search/admin/searches_results.html"
    index_url_name = "searches_report"
    index_results_url_name = "searches_report_results"
    filterset_class = SearchFilterSet
    default_ordering = ("-month", "-number", "words", "pk")
    is_searchable = True
    search_fields = ["words"]
    list_export = ["month", "language", "words", "number", "without_result"]
    export_headings = {
        "month": "Mois",
        "language": "Langue",
        "words": "Mots",
        "number": "Recherches",
        "without_result": "Sans résultat",
    }
    export_filename = "recherches"
    what_to_do = (
        "Ce que les visiteurs cherchent, par mois. Commencez par ce qui ne trouve rien : ajoutez un synonyme, mettez "
        "une page en avant, ou écrivez celle qui manque."
    )
    columns = [
        WordsColumn("words", label="Mots", sort_key="words"),
        Column("language", label="Langue", accessor=lambda count: autonym(count.language)),
        Column("month", label="Mois", accessor=lambda count: date_format(count.month, "F Y"), sort_key="month"),
        Column("number", label="Recherches", sort_key="number"),
        Column("without_result", label="Sans résultat", sort_key="without_result"),
        LinksColumn("what", "Que faire", steps),
    ]

    def get_base_queryset(self) -> QuerySet[SearchCount]:
        return shown(SearchCount.objects.all())

    def of_months_and_languages(self) -> QuerySet[SearchCount]:
        """Everything that was counted in the months and languages chosen, found or not, shown or not."""
        chosen = self.request.GET.copy()
        chosen.pop("without", None)
        found: QuerySet[SearchCount] = SearchFilterSet(
            chosen, queryset=SearchCount.objects.all(), request=self.request
        ).qs
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "totals": totals(self.of_months_and_languages()),
            "shown_from": SHOWN_FROM,
            "months": MONTHS,
            "vain_url": f"{reverse(self.index_url_name)}?{urlencode({'without': YES, 'ordering': '-without_result'})}",
            "is_in_vain": self.request.GET.get("without") == YES,
        }


def totals(counts: QuerySet[SearchCount]) -> list[dict[str, Any]]:
    """How much is searched for in each language, rare words and those that are not kept too."""
    sums = counts.order_by().values("language").annotate(number=Sum("number"), vain=Sum("without_result"))
    found = sorted(sums, key=lambda each: -each["number"])
    return [each | {"name": autonym(each["language"]), "share": share(each)} for each in found]


def share(each: dict[str, Any]) -> int:
    """Of a hundred searches, how many found nothing."""
    return round(100 * each["vain"] / each["number"]) if each["number"] else 0
