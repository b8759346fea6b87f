"""The addresses of a questionnaire, below those of the page that carries it: ``<guide>/questions/9f2c01ab_03de55f0/``.

Everything that a reader answered stands in the address: nothing is stored, and back, sharing and printing need nothing.
"""

from collections.abc import Sequence
from functools import cached_property
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from wagtail.url_routing import RouteResult

from core import published
from resources.questionnaire import asking, state
from resources.questionnaire.asking import Asked, Typed
from resources.questionnaire.checks import is_sound
from resources.questionnaire.forms import QuestionnaireForm
from resources.questionnaire.reading import tree_of
from resources.questionnaire.state import NotAStateError, Way
from resources.questionnaire.tree import Tree
from resources.questionnaire.words import Words

if TYPE_CHECKING:
    from core.models import BasePage as Base
else:
    Base = object

QUESTIONS = "questions"


class CarriesQuestionnaire(Base):
    """A page with a field ``questionnaire``. In templates ``asks`` is whether it has one that readers can follow."""

    base_form_class = QuestionnaireForm

    @cached_property
    def questionnaire_page(self) -> Any:
        """The page whose questions count in every language: the French one, or this where French is not public."""
        page: Any = self
        if page.locale.language_code == settings.LANGUAGE_CODE:
            return page
        french = published.published(type(page)).filter(
            translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        return french.first() or page

    @cached_property
    def questionnaire_tree(self) -> Tree | None:
        """What readers are led through; nothing where it has a fault, however that came to be published."""
        tree = tree_of(self.questionnaire_page.questionnaire)
        return tree if is_sound(tree) else None

    def questionnaire_way(self, steps: Sequence[str]) -> Way | None:
        """How far the steps of an address below this page's lead."""
        if not steps or steps[0] != QUESTIONS or len(steps) > 2 or self.questionnaire_tree is None:
            return None
        try:
            marks = state.parsed(steps[1]) if len(steps) == 2 else ()
        except NotAStateError:
            return None
        return state.followed(self.questionnaire_tree, marks)

    def shows(self, steps: Sequence[str]) -> bool:
        return self.questionnaire_way(steps) is not None or super().shows(steps)

    def kept_below(self, steps: Sequence[str]) -> Sequence[str]:
        """That questions were read, and no answer."""
        return steps[:1] if steps[:1] == [QUESTIONS] else super().kept_below(steps)

    def addresses_below(self) -> list[str]:
        own = [state.path(())] if self.questionnaire_tree else []
        return [*own, *super().addresses_below()]

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if self.live and (way := self.questionnaire_way(path_components)):
            return RouteResult(self, kwargs={"way": way})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, way: Way | None = None, **kwargs: Any) -> HttpResponse:
        tree = self.questionnaire_tree
        if way is None or tree is None:
            return super().serve(request, *args, **kwargs)
        asked = self.asked(request, tree, way)
        found = asking.sent(request.GET) if asked.is_date else None
        if found is not None and not isinstance(found, Typed):
            return HttpResponseRedirect(asked.address(found.isoformat()))
        asked.typed = found or Typed()
        response: HttpResponse = super().serve(request, *args, asked=asked, **kwargs)
        if asked.typed.error:
            response.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return response

    def asked(self, request: HttpRequest, tree: Tree, way: Way) -> Asked:
        page: Any = self
        source = self.questionnaire_page
        mine = published.request_translations(request, page).get(page.locale.language_code)
        words = Words(
            source.questionnaire,
            page.questionnaire,
            "" if source.pk == page.pk else source.locale.language_code,
            getattr(mine, "translation_state", None),
        )
        return Asked(tree, way, words, page.get_url(request))

    def get_template(self, request: HttpRequest, *args: Any, asked: Asked | None = None, **kwargs: Any) -> str:
        if asked is not None:
            return "resources/questionnaire/page.html"
        return str(super().get_template(request, *args, **kwargs))

    def get_context(
        self, request: HttpRequest, *args: Any, asked: Asked | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if asked is None:
            return context | {"asks": self.questionnaire_tree is not None}
        return context | {"asked": asked, "view_title": str(asked.title.text), "below": asked.below}
