from http import HTTPStatus
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import StoryBlock
from core.models import BasePage, CentreSettings


class ContactPage(BasePage):
    """Where the centre is, how to reach it, and a form that needs no account, script or cookie."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu")
    thanks = models.TextField("remerciement", max_length=500, help_text="Ce qui est dit après l’envoi du message.")

    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("thanks")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    allowed_http_methods = [*BasePage.allowed_http_methods, "POST"]
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    answers_readers = True  # where pages send a reader who wants to ask (desk/templatetags/review_tags.py)

    class Meta:
        verbose_name = "Page de contact"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"centre": CentreSettings.for_request(request)}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Shows the form; a sound message is kept and mailed, and the visitor sent on, so that a reload sends nothing.

        What cannot be taken comes back with what was typed and a sentence on how to mend it (422).
        """
        from home.contact.forms import ContactForm
        from home.contact.post import deliver, refusal

        if request.method != "POST":
            context = {"form": ContactForm(), "sent": request.GET.get("sent") == "1"}
            return TemplateResponse(request, self.get_template(request), self.get_context(request) | context)

        form = ContactForm(request.POST)
        if form.is_valid() and not (reason := refusal(request, form)):
            deliver(form.save(commit=False), self)
            return HttpResponseRedirect(f"{self.get_url(request)}?sent=1#sent", status=HTTPStatus.SEE_OTHER)
        if form.is_valid():
            form.add_error(None, reason)
        form.renew()
        context = self.get_context(request) | {"form": form}
        return TemplateResponse(request, self.get_template(request), context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
