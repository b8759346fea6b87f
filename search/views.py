"""The page of results, what the field proposes while somebody types, and what browsers ask to search here."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core import covers, languages, throttle
from core.parameters import PAGE
from core.templatetags.core_tags import active
from core.templatetags.core_tags import number as in_digits
from search import counting, query, wording
from search.filters import QUESTION, SearchFilter, page_number
from search.shown import Shown, known_only
from search.typed import Typed, typed

FEWEST_LETTERS = 2  # from which on something is proposed
PROPOSED_AN_HOUR = 5_000  # times from one connection, which a whole class may share
HUE = covers.hue_of_section("recherche").value
KEPT = 30  # seconds, by the reader's own browser
NOT_INDEXED = {"X-Robots-Tag": "noindex"}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Any address is answered: what it says that means nothing is left out, and told."""
    asked = typed(request.GET.get(QUESTION, ""))
    chosen, misread = SearchFilter.parsed(request.GET)
    number, no_number = page_number(request.GET)
    known = wording.known()
    chosen, unknown = known_only(chosen, known)
    found = query.answer(asked.text, active(), chosen, number) if asked.text else None
    if found and found.page != number:
        no_number = [PAGE]
    if found and counting.counts(request, chosen, number):
        counting.count(asked.text, active(), found.total)
    wrong = list(dict.fromkeys([*misread, *unknown, *no_number]))
    shown = Shown(reverse("search"), asked, chosen, found, wrong, known)
    context = {"search": shown, "in_every_language": shown.in_every_language, "hue": HUE}
    return render(request, "search/search.html", context)


@require_safe
def search_suggestions(request: HttpRequest) -> HttpResponse:
    """What the field proposes: ``{"label", "said", "suggestions": [{title, address, kind, lang, dir}]}``.

    ``label`` names the list and ``said`` how many there are, for who hears it.
    """
    asked = typed(request.GET.get(QUESTION, ""))
    if throttle.sent_this_hour(request, "suggestions") > PROPOSED_AN_HOUR:
        headers = NOT_INDEXED | {"Cache-Control": "no-store"}
        return JsonResponse(proposed([]), status=HTTPStatus.TOO_MANY_REQUESTS, headers=headers)
    response = JsonResponse(proposed(begun(asked)), json_dumps_params={"ensure_ascii": False}, headers=NOT_INDEXED)
    patch_cache_control(response, private=True, max_age=KEPT)
    return response


def begun(asked: Typed) -> list[query.Suggestion]:
    return query.suggestions(asked.text, active()) if len(asked.text) >= FEWEST_LETTERS else []


def proposed(found: list[query.Suggestion]) -> dict[str, object]:
    number = len(found)
    said = ngettext("%(shown)s suggestion", "%(shown)s suggestions", number) % {"shown": in_digits(number)}
    return {
        "label": _("Suggestions"),
        "said": said,
        "suggestions": [
            {
                "title": each.title,
                "address": each.address,
                "kind": wording.kind(each.kind),
                "lang": each.code or active(),
                "dir": languages.direction(each.code or active()),
            }
            for each in found
        ],
    }


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """How a browser searches here from its own field (OpenSearch 1.1)."""
    context = {"address": request.build_absolute_uri(reverse("search"))}
    return render(request, "search/opensearch.xml", context, "application/opensearchdescription+xml; charset=utf-8")
