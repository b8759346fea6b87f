"""The glossary's terms as search finds them: each in the languages that have a word or an explanation of their own."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.conf import settings

from core import findable, label_names
from core.findable import Findable, Kind, Words
from core.models import Topic
from resources.findable import shelves
from resources.glossary import listing
from resources.models import GlossaryPage, Term

NAME = "term"
SOURCE = settings.LANGUAGE_CODE


class Terms:
    name = NAME

    def keys(self) -> Iterable[str]:
        if not shelves.paths(GlossaryPage):
            return []
        rows = Term.objects.filter(locale__language_code=SOURCE).order_by()
        return [findable.key(self.name, key) for key in rows.values_list("translation_key", flat=True)]

    def findable(self, keys: Collection[str]) -> Iterator[Findable]:
        """Two queries, and those of the page."""
        paths = shelves.paths(GlossaryPage)
        rows = Term.objects.filter(translation_key__in=findable.uuids(keys)).select_related("locale", "topic")
        by_key: dict[Any, dict[str, Term]] = {}
        for row in rows.order_by("locale__language_code") if paths else ():
            by_key.setdefault(row.translation_key, {})[row.locale.language_code] = row
        terms = {key: mine for key, mine in by_key.items() if SOURCE in mine}
        topics = [topic for mine in terms.values() if (topic := mine[SOURCE].topic)]
        names = label_names.of(Topic, [topic.translation_key for topic in topics])
        for key, mine in terms.items():
            words = said(mine, paths)
            topic = mine[SOURCE].topic
            if words:
                elsewhere = shelves.names_elsewhere(words, {code: row.name for code, row in mine.items()})
                yield Findable(
                    key=findable.key(self.name, key),
                    kind=Kind.TERM,
                    words=words,
                    names=findable.merged(names.get(topic.translation_key, {}) if topic else {}, elsewhere),
                    topics=(topic.slug,) if topic else (),
                )


def said(rows: dict[str, Term], paths: dict[str, str]) -> dict[str, Words]:
    """By language. A word without an explanation is kept without one: the French one is not in its language."""
    found = {}
    for code, row in rows.items():
        word = listing.word(rows[SOURCE], row, SOURCE, code)
        own = {word.name_code, word.definition_code}
        if code in paths and (code == SOURCE or code in own):
            summary = word.definition if word.definition_code == code else ""
            short = (word.abbreviation,) if word.abbreviation else ()
            found[code] = Words(word.name, f"{paths[code]}{word.slug}/", summary, keywords=short)
    return found
