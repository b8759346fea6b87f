"""A small guide with a questionnaire, for tests: choices, a date, terms; and its form as a browser sends it."""

from datetime import date
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.test import TestCase
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from resources.models import GuidancePage, GuidePage, TopicPage

NUMBERS = count(1)
LIMIT = date(2025, 1, 1)


def identifier(name: str) -> str:
    """The same for the same name, so that addresses in tests are known beforehand."""
    return str(uuid5(NAMESPACE_URL, f"questionnaire/{name}"))


def mark(question: str, answer: str) -> str:
    """What names an answer in an address."""
    return identifier(f"{question}/{answer}")[:8]


def question(name: str, answers: dict[str, str], text: str = "") -> dict[str, Any]:
    """``{"Oui": "permis"}``: each answer and where it leads."""
    items = [
        {"type": "item", "id": identifier(f"{name}/{words}"), "value": {"text": words, "leads_to": goal}}
        for words, goal in answers.items()
    ]
    value = {"name": name, "text": text or f"Question {name} ?", "help": "", "answers": items}
    return {"type": "question", "id": identifier(name), "value": value}


def date_question(name: str, before: str, since: str, unknown: str = "") -> dict[str, Any]:
    goals = {"before": before, "since": since, "unknown": unknown}
    value = {"name": name, "text": f"Question {name} ?", "help": "", "limit": LIMIT.isoformat(), **goals}
    return {"type": "date_question", "id": identifier(name), "value": value}


def outcome(name: str, kind: str = "concerned", term: int | None = None, sources: int = 1) -> dict[str, Any]:
    source = [
        {"type": "item", "id": identifier(f"{name}/{place}"), "value": {"title": "Décret exemple", "url": ""}}
        for place in range(sources)
    ]
    words = {"title": f"Résultat {name}.", "text": f"<p>Raison de {name}.</p>", "term_months": term}
    value = {"name": name, "kind": kind, **words, "sources": source, "pages": []}
    return {"type": "outcome", "id": identifier(name), "value": value}


def blocks() -> list[dict[str, Any]]:
    """Foreign? Since when? Three outcomes, two of them with a term."""
    return [
        question("etranger", {"Oui": "commande", "Non": "libre"}),
        date_question("commande", "ancien", "nouveau", "demander"),
        outcome("ancien", term=18),
        outcome("nouveau", term=36),
        outcome("libre", kind="not_concerned"),
        outcome("demander", kind="ask", sources=0),
    ]


def topic() -> TopicPage:
    """A topic below the guidance that ships."""
    guidance = GuidancePage.objects.get(slug="guides", locale__language_code="fr")
    return guidance.add_child(instance=TopicPage(title="Thème exemple", slug=f"theme-{next(NUMBERS)}"))


def guide(questionnaire: list[dict[str, Any]] | None = None, slug: str = "guide", **fields: Any) -> GuidePage:
    """A published guide; nobody checks whether its questionnaire is sound."""
    above = fields.pop("above", None) or topic()
    given = blocks() if questionnaire is None else questionnaire
    page = above.add_child(instance=GuidePage(title="Guide exemple", slug=slug, questionnaire=given, **fields))
    page.save_revision(clean=False).publish()
    return GuidePage.objects.get(pk=page.pk)


def translated(page: Page, code: str, words: dict[str, str]) -> Any:
    """The page published in a language by wagtail-localize, with those above it; ``words`` replace French segments."""
    locale = Locale.objects.get(language_code=code)
    parent = page.get_parent()
    if parent.depth > 1 and not parent.has_translation(locale):
        translated(parent.specific, code, {})
    source, _ = TranslationSource.update_or_create_from_instance(page.specific)
    translation, _ = Translation.objects.get_or_create(source=source, target_locale=locale)
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        if said := words.get(segment.string.data):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string, locale=locale, context=segment.context, defaults={"data": said}
            )
    with TestCase.captureOnCommitCallbacks(execute=True):
        translation.save_target(publish=True)
    return page.get_translation(locale).specific


def form(page: GuidePage, questionnaire: list[tuple[str, dict[str, Any]]], **fields: Any) -> dict[str, Any]:
    """The whole form of a guide with these blocks, as Wagtail's editor sends it."""
    data: dict[str, Any] = {name: rich_text("") for name in ("what", "for_whom", "cost", "duration")}
    data |= {name: rich_text("") for name in ("where", "who_helps")}
    data |= {name: streamfield([]) for name in ("steps", "bring", "body", "sources")}
    return nested_form_data(
        data
        | {
            "title": page.title,
            "slug": page.slug,
            "summary": "",
            "questionnaire": streamfield(questionnaire),
            "comments": inline_formset([]),
            "places": inline_formset([]),
            **fields,
        }
    )
