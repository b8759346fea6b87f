"""Guidance: topics with guides, each guide answering the same questions in the same order."""

from collections.abc import Sequence
from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks import StoryBlock
from core.findable import Facts, Kind
from core.models import Audience, BasePage, Organisation, Topic
from resources.blocks.guide import ItemsBlock, SourcesBlock, StepsBlock
from resources.blocks.questionnaire import QuestionnaireBlock
from resources.enums import PlaceRole, TopicIcon
from resources.guidance import panels
from resources.guidance.forms import GuideForm
from resources.guidance.questions import QUESTIONS
from resources.questionnaire.page import CarriesQuestionnaire

SHORT = ["bold", "link", "ol", "ul"]


class GuidancePage(BasePage):
    """The way into the guidance: every topic with its guides."""

    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous les thèmes. Facultatif.")

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["resources.TopicPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = "Guides (toutes les démarches)"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.guidance import listing  # it knows this model

        context = super().get_context(request, *args, **kwargs)
        translations = context["page_translations"].values()
        return context | {"topics": listing.topics(translations), "shelves": listing.shelves()}


class TopicPage(BasePage):
    """One topic: its guides, and what the library and the directory have on it."""

    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="thème"
    )
    icon = models.CharField("dessin", max_length=20, choices=TopicIcon.choices, default=TopicIcon.INFORMATION)
    body = StreamField(StoryBlock(), blank=True, verbose_name="contenu", help_text="Sous les guides. Facultatif.")

    search_kind = Kind.GUIDE
    content_panels = [*BasePage.content_panels, *panels.TOPIC]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("topic", "icon")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    parent_page_types = ["resources.GuidancePage"]
    subpage_types = ["resources.GuidePage"]

    class Meta:
        verbose_name = "Thème de guides"
        verbose_name_plural = "Thèmes de guides"

    @classmethod
    def search_facts(cls, pages: Sequence[Self]) -> dict[int, Facts]:
        from resources.findable import guides  # it knows this model

        return guides.topics(pages)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.guidance import listing  # it knows this model

        context = super().get_context(request, *args, **kwargs)
        return context | {"elsewhere": listing.elsewhere(listing.topic_of(self))}


class GuidePage(CarriesQuestionnaire, BasePage):
    """What one needs to know to get one thing done. An answer that is empty is not shown."""

    what = RichTextField("Qu’est-ce que c’est ?", features=SHORT, blank=True)
    for_whom = RichTextField("Pour qui ?", features=SHORT, blank=True)
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="+", verbose_name="publics")
    steps = StreamField(StepsBlock(), blank=True, verbose_name="Que faire, pas à pas ?")
    bring = StreamField(ItemsBlock(), blank=True, verbose_name="Quoi apporter ?")
    cost = RichTextField("Combien cela coûte-t-il ?", features=SHORT, blank=True)
    duration = RichTextField("Combien de temps cela prend-il ?", features=SHORT, blank=True)
    where = RichTextField("Où aller ?", features=SHORT, blank=True)
    who_helps = RichTextField("Qui peut aider ?", features=SHORT, blank=True)
    body = StreamField(StoryBlock(), blank=True, verbose_name="Aussi bon à savoir")
    sources = StreamField(SourcesBlock(), blank=True, verbose_name="Sources")
    questionnaire = StreamField(QuestionnaireBlock(), blank=True, verbose_name="Est-ce que cela me concerne ?")

    search_kind = Kind.GUIDE
    base_form_class = GuideForm
    content_panels = [*BasePage.content_panels, *panels.GUIDE]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("audiences", "places")),
    ]
    search_fields = [
        *BasePage.search_fields,
        *(
            index.SearchField(name)
            for name in ("what", "for_whom", "steps", "bring", "cost", "duration", "where", "who_helps", "body")
        ),
    ]
    parent_page_types = ["resources.TopicPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "Guide"
        verbose_name_plural = "Guides"

    @classmethod
    def search_facts(cls, pages: Sequence[Self]) -> dict[int, Facts]:
        from resources.findable import guides  # it knows this model

        return guides.guides(pages)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from resources.guidance import answers, schema_org  # they know this model

        context = super().get_context(request, *args, **kwargs)
        if "asked" in context:  # one question of its questionnaire
            return context
        state = context["translation_state"]
        guide = answers.of_page(self, state, draft=bool(getattr(request, "is_preview", False)))
        changed = {question.name for question in QUESTIONS if state and question.name in state.changed_parts}
        return context | {
            "guide": guide,
            "changed_here": context["changed_here"] | changed,
            "data": schema_org.guide(guide, request),
        }


class GuideOrganisation(Orderable):
    """An organisation of the directory where a guide sends its readers, or that helps them."""

    page = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="places")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", verbose_name="organisation"
    )
    role = models.CharField("rôle", max_length=10, choices=PlaceRole.choices, default=PlaceRole.GO)

    panels = panels.PLACE

    class Meta(Orderable.Meta):
        verbose_name = "organisation d’un guide"
