"""The names of labels: for the choices of filters, and in every language that has them, as search knows things by."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from core.choices import Words
from core.findable import merged
from core.models.labels import Label
from core.templatetags.core_tags import foreign

Names = dict[UUID, dict[str, tuple[str, ...]]]


def for_choices(labels: Iterable[Label]) -> dict[str, Words]:
    """Slug -> how the reader sees it named, in the order given."""
    return {label.slug: Words(label.name, foreign(label)) for label in labels}


def of(model: type[Label], keys: Collection[UUID]) -> Names:
    """Translation key -> language -> name; one query, none where there are no keys."""
    found: Names = {}
    if not keys:
        return found
    rows = model._default_manager.filter(translation_key__in=set(keys)).order_by("locale__language_code")
    for key, code, name in rows.values_list("translation_key", "locale__language_code", "name"):
        found.setdefault(key, {})[code] = (name,)
    return found


def together(names: Mapping[UUID, Mapping[str, Iterable[str]]], keys: Iterable[UUID]) -> dict[str, tuple[str, ...]]:
    """The names of several labels, by language."""
    return merged(*(names[key] for key in keys if key in names))


def linked(model: type[Label], pairs: Iterable[tuple[int, UUID]]) -> dict[int, dict[str, tuple[str, ...]]]:
    """Who has which labels, as pairs of a primary key and a translation key -> their names by language; one query.

    In the order of keys, since the pairs come in any: the same labels give the same names.
    """
    keys: dict[int, list[UUID]] = {}
    for owner, label in pairs:
        keys.setdefault(owner, []).append(label)
    names = of(model, {label for some in keys.values() for label in some})
    return {owner: together(names, sorted(some)) for owner, some in keys.items()}
