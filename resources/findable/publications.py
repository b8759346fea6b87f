"""Publications as search finds them, with the text of the files that everybody may read."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import override

from core import findable, label_names
from core.findable import Findable, Kind, Words
from core.models import Audience, Topic
from resources.enums import PublicationKind
from resources.findable import shelves
from resources.library import facets
from resources.library.publications import is_translated, slugs_of
from resources.models import LibraryPage, Publication, PublicationVersion

NAME = "publication"
Names = dict[str, tuple[str, ...]]


class Publications:
    name = NAME

    def keys(self) -> Iterable[str]:
        if not shelves.paths(LibraryPage):
            return []
        rows = Publication.objects.shown().order_by().values_list("translation_key", flat=True)
        return [findable.key(self.name, key) for key in rows]

    def findable(self, keys: Collection[str]) -> Iterator[Findable]:
        paths = shelves.paths(LibraryPage)
        originals = list(Publication.objects.shown().filter(translation_key__in=findable.uuids(keys)).order_by("pk"))
        if not originals or not paths:
            return
        pks = [original.pk for original in originals]
        rows = translations(originals)
        documents = files(PublicationVersion.objects.public().filter(publication__in=pks))
        topics, names = slugs_of("topics", "topic"), names_of(pks)
        for original in originals:
            mine = rows[original.translation_key]
            words = {code: said(row, original, paths[code]) for code, row in mine.items() if code in paths}
            if not words:
                continue
            titles = {code: row.title for code, row in mine.items()}
            yield Findable(
                key=findable.key(self.name, original.translation_key),
                kind=Kind.PUBLICATION,
                words=words,
                names=findable.merged(
                    names.get(original.pk, {}), kind_names(original.kind), shelves.names_elsewhere(words, titles)
                ),
                topics=tuple(sorted(set(topics.get(original.pk, ())))),
                languages=tuple(documents[original.pk]),
                documents=documents[original.pk],
                example=findable.is_example(original.title),
            )


def said(row: Publication, original: Publication, path: str) -> Words:
    return Words(row.title, f"{path}{original.slug}/", row.summary, keywords=(str(original.year),))


def translations(originals: list[Publication]) -> dict[UUID, dict[str, Publication]]:
    """Key -> language -> row: the French ones, and those that are translated; one query."""
    french = {original.translation_key: original for original in originals}
    found = {key: {settings.LANGUAGE_CODE: original} for key, original in french.items()}
    rows = Publication.objects.filter(translation_key__in=french).exclude(locale__language_code=settings.LANGUAGE_CODE)
    for row in rows.select_related("locale").order_by("locale__language_code"):
        if is_translated(row, french):
            found[row.translation_key][row.locale.language_code] = row
    return found


def files(versions: QuerySet[PublicationVersion]) -> dict[int, dict[str, tuple[int, ...]]]:
    """Publication -> language -> its file, and its accessible version where everybody may read that too; one query."""
    found: dict[int, dict[str, tuple[int, ...]]] = {}
    for version in versions.order_by("language"):
        hidden = version.accessible_id is None or version.hides_accessible
        also = () if hidden else (version.accessible_id,)
        found.setdefault(version.publication_id, {})[version.language] = (version.document_id, *also)
    return found


def names_of(pks: Collection[int]) -> dict[int, Names]:
    """Publication -> the names of its topics and audiences by language; four queries."""
    every: dict[int, list[Names]] = {}
    for name, label, model in (("topics", "topic", Topic), ("audiences", "audience", Audience)):
        through = Publication._meta.get_field(name).remote_field.through.objects  # type: ignore[union-attr]
        pairs = through.filter(publication__in=pks).values_list("publication", f"{label}__translation_key")
        for pk, names in label_names.linked(model, pairs).items():
            every.setdefault(pk, []).append(names)
    return {pk: findable.merged(*some) for pk, some in every.items()}


def kind_names(kind: str) -> Names:
    """What it is, in the words of every language of the site: « Affiche », “Poster”."""
    names: Names = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            names[code] = (facets.kind(PublicationKind(kind)),)
    return names
