"""Topics with their guides, and what else leads on from them, as the reader is given it; in few queries."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import get_language
from wagtail.models import Page

from core import published
from core.models import Label, Topic
from core.templatetags.core_tags import foreign
from resources.models import DirectoryPage, GlossaryPage, LibraryPage, Publication, TopicPage

TITLES = 3  # of publications, on the page of a topic
# Where one looks further, in the order shown, with a drawing each.
SHELVES: dict[type[Page], str] = {LibraryPage: "book", GlossaryPage: "speech", DirectoryPage: "place"}

AnyLabel = TypeVar("AnyLabel", bound=Label)


@dataclass(frozen=True)
class ShownTopic:
    """A topic as the reader is given it, with its guides."""

    page: Page
    icon: str
    guides: list[Page] = field(default_factory=list)

    @property
    def code(self) -> str:
        return foreign(self.page)


@dataclass(frozen=True)
class Shelf:
    """A page of entries, with its drawing."""

    page: Page
    icon: str

    @property
    def code(self) -> str:
        return foreign(self.page)


@dataclass(frozen=True)
class Title:
    """A publication by its title; ``code`` is the title's language where it is not the reader's."""

    words: str
    code: str
    url: str


@dataclass(frozen=True)
class Elsewhere:
    """What the library and the directory have on a topic; an empty address where there is no such page."""

    titles: list[Title]
    library: str
    directory: str


def topics(parents: Iterable[Page]) -> list[ShownTopic]:
    """The topics below the page of all guides, given in all its languages, each with its guides."""
    shown = published.summarised(published.children(parents))
    keys = {topic.translation_key for topic in shown}
    icons = dict(
        TopicPage.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE).values_list(
            "translation_key", "icon"
        )
    )
    below = guides_of(keys)
    return [
        ShownTopic(topic, icons.get(topic.translation_key, topic.icon), below.get(topic.translation_key, []))
        for topic in shown
    ]


def guides_of(keys: Iterable[UUID]) -> dict[UUID, list[Page]]:
    """The guides of topics, by the topics' keys: in the French order, each as the reader is given it."""
    read = {settings.LANGUAGE_CODE, get_language()}
    pages = published.published().filter(translation_key__in=set(keys), locale__language_code__in=read)
    above = {page.path: page for page in pages}
    found: dict[UUID, list[Page]] = {}
    for guide in published.children(above.values()):
        parent = above[guide.path[: -Page.steplen]]
        found.setdefault(parent.translation_key, []).append(guide)
    return found


def shelves() -> list[Shelf]:
    """The library, the glossary and the directory, those that are published."""
    types = ContentType.objects.get_for_models(*SHELVES)
    pages = published.for_reader(published.published().filter(content_type__in=types.values()))
    by_type = {page.content_type_id: page for page in published.summarised(list(pages))}
    return [Shelf(by_type[types[model].pk], icon) for model, icon in SHELVES.items() if types[model].pk in by_type]


def directory_url() -> str:
    """The address of the directory that the reader is given; empty where none is published."""
    return url_of(DirectoryPage)


def url_of(model: type[Page]) -> str:
    page = published.for_reader(published.published(model).defer_streamfields()).first()
    return str(page.url or "") if page else ""


def labels(model: type[AnyLabel], given: Iterable[AnyLabel]) -> list[AnyLabel]:
    """The labels, of whatever language, as the active language's reader is given them."""
    wanted = list(given)
    known = model.for_reader() if wanted else {}
    return [known.get(label.translation_key, label) for label in wanted]


def elsewhere(topic: Topic | None) -> Elsewhere:
    """What a topic's reader finds besides its guides: the newest publications by title, where help is."""
    library, directory = url_of(LibraryPage), url_of(DirectoryPage)
    titles = newest(topic, library) if topic and library else []
    filtered = f"{library}?topic={topic.slug}" if topic and titles else ""
    return Elsewhere(titles, filtered, directory)


def newest(topic: Topic, library: str) -> list[Title]:
    """The facts are the French row's, the titles the reader's where they are there."""
    french = Publication.objects.shown().filter(topics__translation_key=topic.translation_key)
    rows = list(french.order_by("-year", "title").distinct()[:TITLES])
    own = Publication.objects.filter(
        translation_key__in=[row.translation_key for row in rows], locale__language_code=get_language()
    )
    read = {row.translation_key: row.title for row in own}
    code = "" if get_language() == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE
    return [
        Title(
            words=read.get(row.translation_key, row.title),
            code="" if row.translation_key in read else code,
            url=f"{library}{row.slug}/",
        )
        for row in rows
    ]


def topic_of(page: TopicPage) -> Topic | None:
    """The topic that the French page names."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return cast(Topic | None, page.topic)
    source = TopicPage.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).select_related("topic")
    found = source.defer_streamfields().first()
    return cast(Topic | None, found.topic if found else page.topic)
