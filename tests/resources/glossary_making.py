"""Terms for tests; nothing of the glossary that ships is there."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from wagtail.models import Locale, Page

from core.models import Topic
from resources.models import GlossaryPage, Term

Words = tuple[str, str]


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def translated(page: Page, code: str, title: str) -> Any:
    """The page in another language, published; the one that ships where there is one."""
    there = type(page).objects.filter(translation_key=page.translation_key, locale=locale(code)).first()
    copy = there or page.copy_for_translation(locale(code)).specific
    copy.title = title
    copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)


def glossary(*codes: str) -> GlossaryPage:
    """The glossary at ``/fr/lexique/`` without terms, and in each language named."""
    Term.objects.all().delete()
    page = GlossaryPage.objects.get(locale=locale("fr"))
    for code in codes:
        translated(page, code, f"Lexique {code}")
    return page


def term(name: str, definition: str = "Un mot.", words: Mapping[str, Words] | None = None, **facts: Any) -> Term:
    """A term; ``words`` are its name and definition in other languages."""
    french = Term.objects.create(locale=locale("fr"), name=name, definition=definition, **facts)
    for code, (other, explained) in (words or {}).items():
        Term.objects.create(
            locale=locale(code),
            translation_key=french.translation_key,
            slug=french.slug,
            name=other,
            definition=explained,
            **facts,
        )
    return french


def topic(name: str) -> Topic:
    return Topic.objects.create(locale=locale("fr"), translation_key=uuid4(), name=name, slug=f"exemple-{uuid4().hex}")
