"""The page behind the link of the letter: an organisation says that its entry is right, or what is to be changed."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from core import throttle
from core.models import CentreSettings
from resources.confirming import answers, entry, links
from resources.confirming.forms import CorrectionForm
from resources.confirming.links import Link, Standing

STATUSES = {
    Standing.ANSWERED: HTTPStatus.OK,
    Standing.OUTDATED: HTTPStatus.GONE,
    Standing.EXPIRED: HTTPStatus.GONE,
    Standing.INVALID: HTTPStatus.NOT_FOUND,
}
FOR_NOBODY_ELSE = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",  # the address is a secret
}
FROM_ELSEWHERE = "Ce formulaire ne s’envoie que depuis ce site. Envoyez-le encore une fois."


@csrf_exempt  # There is no session to abuse: whoever has the secret of the link may answer, nobody else (0007, 0024).
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("token")
def confirm_entry(request: HttpRequest, token: str) -> HttpResponse:
    """In French, as the entry is. Opening it changes nothing: mail programs open links by themselves."""
    if get_language() != settings.LANGUAGE_CODE:
        with override(settings.LANGUAGE_CODE):
            return with_headers(HttpResponseRedirect(reverse("confirm_entry", args=[token])))
    link = links.read(token)
    if link.organisation is None or link.standing is not Standing.OPEN:
        return with_headers(page(request, link, None, STATUSES[link.standing]))
    form = CorrectionForm(link.organisation, request.POST if request.method == "POST" else None)
    answer = answered(request, link, form) if request.method == "POST" else page(request, link, form, HTTPStatus.OK)
    return with_headers(answer)


def answered(request: HttpRequest, link: Link, form: CorrectionForm) -> HttpResponse:
    """Kept, and sent on to the same address, which now says thank you; or the form again with what was typed."""
    is_right = "right" in request.POST
    if not throttle.is_from_here(request):
        form = CorrectionForm(link.organisation) if is_right and link.organisation else form
        return page(request, link, form, HTTPStatus.UNPROCESSABLE_ENTITY, refusal=FROM_ELSEWHERE)
    if not is_right and not form.is_valid():
        return page(request, link, form, HTTPStatus.UNPROCESSABLE_ENTITY)
    answers.confirm(link) if is_right else answers.correct(link, form)
    return HttpResponseRedirect(request.path, status=HTTPStatus.SEE_OTHER)


def page(
    request: HttpRequest, link: Link, form: CorrectionForm | None, status: HTTPStatus, refusal: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "standing": link.standing.name,
        "organisation": link.organisation,
        "answer": link.answer,
        "form": form,
        "refusal": refusal,
        "shown": entry.shown(link.organisation) if link.organisation else [],
        "centre": CentreSettings.for_request(request),
    }
    return render(request, "resources/confirming/confirm_entry.html", context, status=status)


def with_headers(response: HttpResponse) -> HttpResponse:
    for name, value in FOR_NOBODY_ELSE.items():
        response.headers[name] = value
    return response
