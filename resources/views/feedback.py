"""« Was this page helpful? »: a click is kept and its reader sent on to a page that thanks, where words may be added.

The page that was read stays as it is for everybody, so that it can be kept by caches; only the thanks are one reader's.
No session, so nothing to forge: what another site sends is refused instead (``core.throttle``).
"""

from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core import published, throttle
from core.models import BasePage
from resources.feedback import tokens
from resources.feedback.forms import Answer, WordsForm
from resources.models import Feedback

FORM = "feedback"
ANSWERS_AN_HOUR = 30  # from one connection, which a whole class may share


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """Keeps one click. Whoever opens the address is led to the home page."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("wagtail_serve", args=[""]))
    given = Answer.read(request.POST, request)
    if given is None:
        raise Http404
    back = str(given.page.get_url(request))
    if given.trapped:
        return HttpResponseRedirect(back, status=HTTPStatus.SEE_OTHER)
    if not throttle.is_from_here(request):
        sentence = _("This form can only be sent from this site. Please send it once more.")
        return shown(request, given.page, back, HTTPStatus.FORBIDDEN, refused=sentence)
    if throttle.sent_this_hour(request, FORM) > ANSWERS_AN_HOUR:
        sentence = _("Too many answers came from your connection. Please try again in an hour.")
        return shown(request, given.page, back, HTTPStatus.TOO_MANY_REQUESTS, refused=sentence)
    return see_other(tokens.make(given.keep().pk))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, token: str) -> HttpResponse:
    """Thanks for the click, and takes words once, within the hour."""
    known = tokens.read(token)
    given = known and Feedback.objects.filter(pk=known.answer).select_related("page__locale").first()
    if not known or not given:
        raise Http404
    page, back = given.page.specific, f"/{given.language}/{given.path}"
    if request.method != "POST":
        form = WordsForm() if known.is_fresh and not given.words else None
        return shown(request, page, back, HTTPStatus.OK, given=given, form=form)
    form = WordsForm(request.POST)
    if given.words or form.trapped:
        return see_other(token)
    refused = ""
    if not known.is_fresh:
        refused = _("It is too late to add words here. You can write to us instead.")
    elif not throttle.is_from_here(request):
        refused = _("This form can only be sent from this site. Please send it once more.")
    if refused or not form.is_valid():
        return shown(request, page, back, HTTPStatus.UNPROCESSABLE_ENTITY, given=given, form=form, refused=refused)
    Feedback.objects.filter(pk=given.pk, words="").update(words=form.cleaned_data["words"])
    return see_other(token)


def see_other(token: str) -> HttpResponse:
    """With a place of its own in the page, or a browser would keep that of the mistakes (RFC 9110, 10.2.2)."""
    return HttpResponseRedirect(f"{reverse('feedback_words', args=[token])}#main", status=HTTPStatus.SEE_OTHER)


def shown(request: HttpRequest, page: BasePage, back: str, status: HTTPStatus, **said: Any) -> HttpResponse:
    """The page that thanks, or says why not; one reader's own, so nobody keeps it."""
    context = {
        "page": page,
        "page_translations": published.request_translations(request, page),
        "back": back,
        "contact": published.contact_page(),
        "is_feedback": True,
    }
    response = render(request, "resources/feedback.html", context | said, status=status)
    patch_cache_control(response, private=True, no_store=True)
    return response
