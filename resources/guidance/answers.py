"""What a guide answers, as one of its pages shows it: the reader's words, the facts of the French page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Case, Prefetch, Q, When
from django.utils.functional import cached_property
from wagtail.fields import StreamField
from wagtail.rich_text import get_text_for_indexing

from core.models import Audience, Organisation, TranslationState
from core.outline import Heading, outline
from resources.enums import PlaceRole
from resources.guidance import listing
from resources.guidance.questions import QUESTIONS, Question
from resources.models import GuideOrganisation, GuidePage

ORGANISATIONS = Prefetch("places", GuideOrganisation.objects.select_related("organisation__commune"))
ROLES = {"where": PlaceRole.GO, "who_helps": PlaceRole.HELP}


@dataclass(frozen=True)
class Text:
    """Words, or the HTML of a rich text; ``code`` is their language where they are not the reader's."""

    words: str
    code: str = ""

    def __bool__(self) -> bool:
        """An editor that was opened and left keeps an empty paragraph."""
        return bool(get_text_for_indexing(self.words).strip())


@dataclass(frozen=True)
class Phrase:
    """French words to say or show, and what they mean."""

    french: str
    meaning: Text


@dataclass(frozen=True)
class Step:
    id: str
    title: Text
    text: Text
    phrases: list[Phrase]
    changed: bool


@dataclass(frozen=True)
class Item:
    """A thing to bring, or a source; ``url`` of a source."""

    id: str
    title: Text
    changed: bool
    url: str = ""


@dataclass(frozen=True)
class Place:
    """An organisation; ``url`` is its entry in the directory, where it has one that visitors can read."""

    organisation: Organisation
    url: str = ""


@dataclass(frozen=True)
class Section:
    """One question with its answer: text, and what ``question.template`` shows of the guide."""

    question: Question
    text: Text
    changed: bool
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True)
class Guide:
    """A guide in one language. ``page`` has the words, ``original`` the facts."""

    page: GuidePage
    original: GuidePage
    state: TranslationState | None
    audiences: list[Audience]
    directory: str

    @cached_property
    def sections(self) -> list[Section]:
        """The questions that have an answer, in order."""
        return [section for section in map(self.section, QUESTIONS) if self.is_answered(section)]

    def section(self, question: Question) -> Section:
        name = question.name
        is_stream = isinstance(self.page._meta.get_field(name), StreamField)
        text = Text("") if is_stream else self.text(getattr(self.page, name), name)
        changed = bool(self.state and name in self.state.changed_parts)
        return Section(question, text, changed, self.places(ROLES[name]) if name in ROLES else [])

    def is_answered(self, section: Section) -> bool:
        name = section.question.name
        besides = {"for_whom": self.audiences, "steps": self.steps, "bring": self.bring, "sources": self.sources}
        return bool(section.text or section.places or besides.get(name) or (name == "body" and len(self.page.body)))

    @cached_property
    def headings(self) -> list[Heading]:
        """What is on the page, for its outline."""
        found = [Heading(each.question.name, str(each.question.heading), 2) for each in self.sections]
        place = next((number for number, heading in enumerate(found) if heading.id == "body"), len(found))
        own = [] if self.body_has_own_heading else found[place : place + 1]
        return [*found[:place], *own, *outline(self.page.body), *found[place + 1 :]]

    @property
    def body_has_own_heading(self) -> bool:
        """Whether what is good to know besides begins with a heading of its own."""
        first = outline(self.page.body[:1]) if len(self.page.body) else []
        return bool(first) and first[0].level == 2

    # -- The pieces

    @cached_property
    def steps(self) -> list[Step]:
        return [
            Step(
                id=block.id,
                title=self.text(block.value["title"], f"steps.{block.id}.title"),
                text=self.text(block.value["text"].source if block.value["text"] else "", f"steps.{block.id}.text"),
                phrases=list(self.phrases(block)),
                changed=self.has_changed(block.id),
            )
            for block in self.page.steps
        ]

    def phrases(self, step: Any) -> Iterator[Phrase]:
        """The French is the original's of today: it is a fact, whatever it was when the page was translated."""
        for child in step.value["phrases"].bound_blocks:
            meaning = self.text(child.value["meaning"], f"steps.{step.id}.phrases.{child.id}.meaning")
            yield Phrase(self.french_words.get(child.id, child.value["french"]), meaning)

    @cached_property
    def french_words(self) -> dict[str, str]:
        steps = self.original.steps
        return {child.id: child.value["french"] for step in steps for child in step.value["phrases"].bound_blocks}

    @cached_property
    def bring(self) -> list[Item]:
        return [
            Item(block.id, self.text(block.value, f"bring.{block.id}"), self.has_changed(block.id))
            for block in self.page.bring
        ]

    @cached_property
    def sources(self) -> list[Item]:
        return [
            Item(
                block.id,
                self.text(block.value["title"], f"sources.{block.id}.title"),
                self.has_changed(block.id),
                block.value["url"] or "",
            )
            for block in self.page.sources
        ]

    def places(self, role: str) -> list[Place]:
        return [
            Place(each.organisation, self.entry_of(each.organisation))
            for each in self.original.places.all()
            if each.role == role
        ]

    def entry_of(self, organisation: Organisation) -> str:
        known = self.directory and organisation.in_directory
        return f"{self.directory}{organisation.slug}/" if known else ""

    # -- What of it is French still, what changed there

    def text(self, words: str | None, path: str) -> Text:
        untranslated = self.state is not None and path in self.state.untranslated_parts
        return Text(words or "", settings.LANGUAGE_CODE if untranslated else "")

    def has_changed(self, block_id: str) -> bool:
        return bool(self.state and block_id in self.state.changed_blocks)


def of_page(page: GuidePage, state: TranslationState | None, *, draft: bool = False) -> Guide:
    """What a visitor is shown of a guide; of a draft that is previewed, what it says itself."""
    own = draft and (page.locale.language_code == settings.LANGUAGE_CODE or page.preview_state is not None)
    original = page if own else with_relations(page)
    has_entries = any(each.organisation.in_directory for each in original.places.all())
    return Guide(
        page=page,
        original=original,
        state=state,
        audiences=listing.labels(Audience, original.audiences.all()),
        directory=listing.directory_url() if has_entries else "",
    )


def with_relations(page: GuidePage) -> GuidePage:
    """The page that holds the facts, with all that they point to: the source's, else this one."""
    source = Q(locale__language_code=settings.LANGUAGE_CODE)
    found = GuidePage.objects.filter(source | Q(pk=page.pk), translation_key=page.translation_key)
    ordered = found.order_by(Case(When(source, 0), default=1)).select_related("locale")
    return ordered.prefetch_related(ORGANISATIONS, "audiences").first() or page
