from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from desk.guide.pages import PICTURES, contents, render


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    """The contents of the guide, or one of its pages. Like all of the CMS, for who has signed in."""

    template_name = "desk/guide/page.html"
    page_title = "Guide de la rédaction"
    header_icon = "help"
    _show_breadcrumbs = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.contents = contents()
        names = [page.name for page in self.contents]
        name = kwargs.get("name")
        if name is not None and name not in names:
            raise Http404
        self.number = None if name is None else names.index(name)

    def get_template_names(self) -> list[str]:
        return ["desk/guide/contents.html" if self.number is None else self.template_name]

    def get_page_title(self) -> str:
        return self.page_title if self.number is None else self.contents[self.number].title

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        guide = {"url": reverse("guide"), "label": self.page_title}
        here = [] if self.number is None else [{"url": "", "label": self.get_page_title()}]
        return [*self.breadcrumbs_items, guide, *here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | {"contents": self.contents}
        if self.number is None:
            return context
        page = self.contents[self.number]
        return context | {
            "here": page,
            "rendered": render(page.path.read_text(encoding="utf-8")),
            "previous": self.contents[self.number - 1] if self.number else None,
            "following": next(iter(self.contents[self.number + 1 :]), None),
        }


def picture(request: HttpRequest, name: str) -> FileResponse:
    """One of the guide's pictures. Only the names of files that are there are known: no path leads elsewhere."""
    known = {path.name: path for path in PICTURES.glob("*.webp")}
    if name not in known:
        raise Http404
    return FileResponse(known[name].open("rb"), content_type="image/webp")
