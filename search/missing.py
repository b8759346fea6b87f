"""Why a page is not among the results of a search, in sentences for the staff."""

from dataclasses import dataclass

from django.utils import timezone
from wagtail.models import Page

from core import published
from search import matches, ranking
from search.backends.found import MOST, Hit
from search.explanation import PLACES, Explained, Point, places, points
from search.models import Entry

NOWHERE = PLACES[""]


@dataclass(frozen=True)
class Said:
    """``number``: its place among the results, 0 where it has none. ``places``: each word, and where it is in it."""

    number: int
    sentences: list[str]
    places: list[tuple[str, str]]
    points: list[Point]


def said(page: Page, explained: Explained) -> Said:
    key = f"page:{page.translation_key}"
    if key in explained.order:
        number = explained.order.index(key) + 1
        return Said(number, [], *weighed(key, explained))
    entry = Entry.objects.filter(key=key).first()
    if entry is None:
        return Said(0, [unseen(page)], [], [])
    found_in, why = weighed(key, explained)
    return Said(0, [unmatched(found_in, explained)], found_in, why)


def weighed(key: str, explained: Explained) -> tuple[list[tuple[str, str]], list[Point]]:
    """Where each word stands in it, and what speaks for it: weighed alone, so that nothing is said of how often."""
    question = explained.question
    entry = Entry.objects.get(key=key)
    candidates = matches.candidates([Hit(entry.pk, 0.0)], question.language, question.texts)
    each = ranking.weigh(question, candidates, timezone.localdate())[0]
    return places(each), points(each)


def unseen(page: Page) -> str:
    """Why the search does not know it."""
    rows = Page.objects.filter(translation_key=page.translation_key, alias_of=None)
    if not rows.filter(live=True).exists():
        if rows.filter(expired=True).exists():
            return "Elle n’est plus publiée : sa date d’expiration est passée."
        return "Elle n’est publiée dans aucune langue : c’est un brouillon, ou elle a été retirée."
    if not published.published().filter(translation_key=page.translation_key).exists():
        return "Elle est privée, ou sous une page privée : la recherche ne montre que ce que tout le monde peut lire."
    return (
        "Elle est publiée, mais elle n’est pas dans l’index. La recherche ne montre pas ce genre de page, ou l’index "
        "est en retard : dites-le à qui tient le site."
    )


def unmatched(found_in: list[tuple[str, str]], explained: Explained) -> str:
    known = {word.typed for word in explained.question.words if word.known}
    needed = explained.question.enough
    if not known:
        return f"Nulle part dans le site : {named([typed for typed, _place in found_in])}, ni rien qui y ressemble."
    absent = [typed for typed, place in found_in if place == NOWHERE and typed in known]
    if len(known) - len(absent) < needed:
        some = "tous les mots" if needed == len(known) else f"{needed} des {len(known)} mots"
        of_site = " que le site connaît" if len(known) < len(found_in) else ""
        verb = "n’y est" if len(absent) == 1 else "n’y sont"
        return f"Il lui faut {some}{of_site} : {named(absent)} {verb} nulle part, sous aucune forme, ni comme synonyme."
    return f"Elle a les mots, mais {MOST} résultats au moins les ont mieux."


def named(words: list[str]) -> str:
    return " et ".join(f"« {typed} »" for typed in words)
