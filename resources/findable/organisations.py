"""Organisations of the directory as search finds them.

One is in every language in which the directory is published: its name is the same in all of them, and its services
have names in each. What it says of itself is French, and searched as such.
"""

from collections.abc import Collection, Iterable, Iterator

from django.conf import settings

from core import findable, label_names
from core.findable import Findable, Kind, Words
from core.models import Audience, Organisation, Service
from resources.directory import facts
from resources.findable import shelves
from resources.models import DirectoryPage

NAME = "organisation"


class Organisations:
    name = NAME

    def keys(self) -> Iterable[str]:
        if not shelves.paths(DirectoryPage):
            return []
        return [findable.key(self.name, pk) for pk in facts.listed().order_by().values_list("pk", flat=True)]

    def findable(self, keys: Collection[str]) -> Iterator[Findable]:
        pks = [int(number) for each in keys if (number := each.partition(":")[2]).isdecimal()]
        paths = shelves.paths(DirectoryPage)
        found = list(facts.listed().filter(pk__in=pks).order_by("pk")) if paths else []
        names = names_of([organisation.pk for organisation in found])
        for organisation in found:
            where = [organisation.commune.name if organisation.commune else "", organisation.locality]
            yield Findable(
                key=findable.key(self.name, organisation.pk),
                kind=Kind.ORGANISATION,
                words={code: said(organisation, code, path) for code, path in sorted(paths.items())},
                names=findable.merged(*names.get(organisation.pk, ()), {settings.LANGUAGE_CODE: where}),
                communes=(organisation.commune.nis_code,) if organisation.commune else (),
                example=findable.is_example(organisation.name),
            )


def said(organisation: Organisation, code: str, path: str) -> Words:
    summary = organisation.description if code == settings.LANGUAGE_CODE else ""
    return Words(organisation.name, f"{path}{organisation.slug}/", summary)


def names_of(pks: Collection[int]) -> dict[int, list[dict[str, tuple[str, ...]]]]:
    """Organisation -> the names of its services, and of whom they are for; four queries."""
    every: dict[int, list[dict[str, tuple[str, ...]]]] = {}
    for name, label, model in (("services", "service", Service), ("audiences", "audience", Audience)):
        through = Organisation._meta.get_field(name).remote_field.through.objects  # type: ignore[union-attr]
        pairs = through.filter(organisation__in=pks).values_list("organisation", f"{label}__translation_key")
        for pk, names in label_names.linked(model, pairs).items():
            every.setdefault(pk, []).append(names)
    return every
