"""The synonyms that staff add in the CMS. Asked of the database each time, so that they hold at once everywhere."""

import re

from search.models import Synonyms
from search.synonyms import EVERY_LANGUAGE, file_rules

SEPARATORS = re.compile(r"[,;\n\r،؛、]")


def by_language() -> dict[str, list[str]]:
    """Language -> its groups of words, each between commas (« CPAS, aide sociale »); one query for all."""
    found: dict[str, list[str]] = {}
    for language, words in Synonyms.objects.order_by("pk").values_list("language", "words"):
        found.setdefault(language, []).append(words)
    return found


def for_language(language: str) -> list[str]:
    """The groups of one language; one query."""
    return list(Synonyms.objects.filter(language=language).order_by("pk").values_list("words", flat=True))


def parts(words: str) -> list[str]:
    """The words of a group as somebody typed them, each once."""
    return list(dict.fromkeys(word for part in SEPARATORS.split(words) if (word := " ".join(part.split()))))


def delivered(language: str) -> list[str]:
    """The groups of a language that come with the site, in the same form; not those that hold in one way only."""
    rules = (*file_rules(language), *file_rules(EVERY_LANGUAGE))
    return [", ".join(rule.said) for rule in rules if not rule.one_way]
