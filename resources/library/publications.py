"""Publications as a reader is given them: the facts of the French row, the words of the reader's where there are any.

Asked of the database in a constant number of queries, whatever the number of publications.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.utils.translation import get_language

from core import covers, published
from core.models import Audience, Label, SiteImage, Topic
from core.models.media import SiteRendition
from core.templatetags.core_tags import foreign, own_digits
from resources.library.filters import Facets, LibraryFilter
from resources.models import LibraryPage, Publication, PublicationVersion

HUE = covers.hue_of_section("bibliotheque")
OTHERS = 4


@dataclass(frozen=True)
class Fact:
    """What is known of every publication, to choose and to order by."""

    pk: int
    facets: Facets


@dataclass
class Item:
    """A publication for the reader. ``code`` is the language of its words where it is not the reader's.

    ``versions`` are in the order of the site's languages, the reader's first.
    """

    original: Publication
    words: Publication
    versions: list[PublicationVersion] = field(default_factory=list)
    topics: list[Label] = field(default_factory=list)
    audiences: list[Label] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.slug = self.original.slug

    @property
    def title(self) -> str:
        return self.words.title

    def __str__(self) -> str:
        return self.title

    @property
    def year(self) -> str:
        return own_digits(str(self.original.year))

    @property
    def code(self) -> str:
        return foreign(self.words)

    @property
    def for_reader(self) -> PublicationVersion | None:
        """The version to put forward: the reader's, else the French one, else the first."""
        return self.versions[0] if self.versions else None

    @property
    def is_for_reader(self) -> bool:
        """Whether it exists in the reader's language."""
        return any(version.language == get_language() for version in self.versions)

    @property
    def cover(self) -> SiteImage | None:
        """What editors chose, else the first page of the version put forward, else of any other."""
        return self.original.cover or next((version.drawn for version in self.versions if version.drawn), None)

    @property
    def floor(self) -> covers.Floor:
        """Its own tiles, where it has no picture."""
        return covers.floor(str(self.original.translation_key), HUE)


def in_order(languages: Iterable[str]) -> list[str]:
    """Codes in the order that a reader looks for them: their own, French, then the site's order."""
    first = {get_language(): -2, settings.LANGUAGE_CODE: -1}
    ranks = {code: first.get(code, rank) for rank, (code, _name) in enumerate(settings.LANGUAGES)}
    return sorted(languages, key=lambda code: (ranks.get(code, len(ranks)), code))


def facts() -> list[Fact]:
    """Every publication that has a version to read; the reader's language first, then the latest. Four queries."""
    originals = Publication.objects.originals()
    languages: dict[int, list[str]] = {}
    found = PublicationVersion.objects.public().filter(publication__in=originals)
    for publication, language in found.values_list("publication_id", "language"):
        languages.setdefault(publication, []).append(language)
    topics, audiences = slugs_of("topics", "topic"), slugs_of("audiences", "audience")
    active = get_language()
    rows = originals.order_by("-year", "-pk").values_list("pk", "kind", "year")
    every = [
        Fact(
            pk,
            Facets(
                kind,
                tuple(topics.get(pk, ())),
                tuple(audiences.get(pk, ())),
                tuple(in_order(languages[pk])),
                str(year),
            ),
        )
        for pk, kind, year in rows
        if pk in languages
    ]
    return sorted(every, key=lambda fact: active not in fact.facets.language)


def slugs_of(name: str, label: str) -> dict[int, list[str]]:
    """Publication -> the slugs of its topics, or of its audiences."""
    through = Publication._meta.get_field(name).remote_field.through  # type: ignore[union-attr]
    found: dict[int, list[str]] = {}
    rows = through.objects.filter(publication__locale__language_code=settings.LANGUAGE_CODE)
    for publication, slug in rows.values_list("publication_id", f"{label}__slug"):
        found.setdefault(publication, []).append(slug)
    return found


def items(primary_keys: Iterable[int]) -> list[Item]:
    """The publications with these keys, in the order given, with all that a card shows; four queries."""
    wanted = list(primary_keys)
    found = Publication.objects.select_related("cover", "locale").in_bulk(wanted)
    return as_items([found[pk] for pk in wanted if pk in found])


def as_items(originals: list[Publication]) -> list[Item]:
    """French rows with the reader's words, their versions and their covers; three queries."""
    words = translated(originals)
    versions: dict[int, dict[str, PublicationVersion]] = {}
    rows = PublicationVersion.objects.public().filter(publication__in=[original.pk for original in originals])
    for version in rows.select_related("document", "accessible", "drawn"):
        if version.hides_accessible:
            version.accessible = None
        versions.setdefault(version.publication_id, {})[version.language] = version
    found = []
    for original in originals:
        mine = versions.get(original.pk, {})
        in_turn = [mine[code] for code in in_order(mine)]
        found.append(Item(original, words.get(original.translation_key, original), in_turn))
    with_renditions(found)
    return found


def translated(originals: Iterable[Publication]) -> dict[UUID, Publication]:
    """The rows in the reader's language, by their translation key; none that is begun and says the French still."""
    if get_language() == settings.LANGUAGE_CODE:
        return {}
    french = {original.translation_key: original for original in originals}
    rows = Publication.objects.filter(translation_key__in=french, locale__language_code=get_language())
    return {row.translation_key: row for row in rows.select_related("locale") if is_translated(row, french)}


def is_translated(row: Publication, french: dict[UUID, Publication]) -> bool:
    source = french[row.translation_key]
    return (row.title, row.summary) != (source.title, source.summary)


def with_renditions(found: list[Item]) -> None:
    """Fetches what was drawn of all covers in one query."""
    renditions = Prefetch("renditions", queryset=SiteRendition.objects.all(), to_attr="prefetched_renditions")
    if images := [item.cover for item in found if item.cover]:
        prefetch_related_objects(images, renditions)


def entry(slug: str) -> Item | None:
    """The publication at a slug; nothing where none has it, or where it has no file that everybody may read."""
    rows = Publication.objects.originals().filter(slug=slug).select_related("cover", "locale").order_by("pk")
    found = next(iter(as_items(list(rows[:1]))), None)
    if found is None or not found.versions:
        return None
    found.topics = labels(Topic, found.original.topics.values("translation_key"))
    found.audiences = labels(Audience, found.original.audiences.values("translation_key"))
    return found


def labels(model: type[Label], keys: QuerySet[Any]) -> list[Label]:
    """The labels with these keys in the reader's language, else in French, by name; one query."""
    rows = model._default_manager.filter(
        translation_key__in=keys, locale__language_code__in=[settings.LANGUAGE_CODE, get_language()]
    ).select_related("locale")
    best: dict[UUID, Label] = {}
    for label in sorted(rows, key=lambda label: label.locale.language_code == get_language()):
        best[label.translation_key] = label
    return sorted(best.values(), key=lambda label: label.name.casefold())


def selected(chosen: LibraryFilter, number: int) -> list[Item]:
    """The first publications of a selection."""
    return items([fact.pk for fact in facts() if chosen.matches(fact.facets)][:number])


def others(item: Item) -> list[Item]:
    """Other publications on a topic of this one, in the order of the list."""
    slugs = [label.slug for label in item.topics]
    if not slugs:
        return []
    versions = PublicationVersion.objects.public().filter(publication=OuterRef("pk"))
    found = (
        Publication.objects.shown()
        .exclude(pk=item.original.pk)
        .filter(topics__slug__in=slugs)
        .annotate(is_mine=Exists(versions.filter(language=get_language())))
        .select_related("cover", "locale")
        .distinct()
        .order_by("-is_mine", "-year", "-pk")
    )
    return as_items(list(found[:OTHERS]))


def library() -> LibraryPage | None:
    """The library as the active language's reader is given it."""
    found: LibraryPage | None = published.for_reader(published.published(LibraryPage)).defer_streamfields().first()
    return found
