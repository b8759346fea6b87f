"""Guidance for tests: a section of its own at ``/fr/exemple-guides/``, with one guide in full, in French and Arabic.

Its facts are those of the sources that it names; its organisation is invented and says so.
"""

from itertools import count
from typing import Any
from uuid import uuid4

from wagtail.models import Locale, Page

from core.models import Audience, Label, Organisation, Topic
from resources.enums import PlaceRole
from resources.models import GuidancePage, GuideOrganisation, GuidePage, TopicPage

NUMBERS = count(1)
FRENCH = "Bonjour. Je viens pour le parcours d’intégration. Je voudrais un rendez-vous."
PATH: dict[str, Any] = {
    "summary": "Le parcours d’intégration aide à commencer sa vie en Wallonie. Il est gratuit.",
    "what": "<p>Le parcours d’intégration aide à commencer sa vie ici. La Région wallonne l’organise.</p>",
    "for_whom": "<p>Il est obligatoire si trois choses sont vraies :</p><ul><li>vous êtes en Belgique depuis moins de "
    "trois ans ;</li><li>votre titre de séjour est de plus de trois mois ;</li><li>vous n’êtes ni citoyen de l’Union "
    "européenne, de l’EEE ou de la Suisse, ni membre de leur famille.</li></ul><p>Les autres peuvent le suivre.</p>",
    "cost": "<p>Rien : le parcours est gratuit.</p>",
    "duration": "<p>Vous avez trois ans si votre titre de séjour est commandé depuis le 1er janvier 2025.</p>",
    "where": "<p>À la commune d’abord, puis au centre régional.</p>",
    "who_helps": "<p>Un service peut demander un interprète au SeTIS wallon. C’est gratuit.</p>",
    "steps": [
        (
            "Passez à la commune",
            "<p>Commandez votre titre de séjour. La commune vous donne un document d’information.</p>",
            [("Bonjour. Je viens pour mon titre de séjour.", "Vous venez demander votre titre de séjour.")],
        ),
        (
            "Prenez rendez-vous au centre",
            "<p>Le module d’accueil comprend un bilan social, seul avec une personne du centre. Il dure environ "
            "1 h 30.</p>",
            [(FRENCH, "Vous venez commencer le parcours et demandez un rendez-vous.")],
        ),
        ("Apprenez le français", "<p>Le cours dure au moins 400 heures, si vous en avez besoin.</p>", []),
        ("Suivez la formation à la citoyenneté", "<p>Elle dure au moins 60 heures.</p>", []),
        ("Demandez l’attestation", "", []),
    ],
    "bring": ["Votre titre de séjour, ou l’annexe", "Le document d’information de la commune"],
    "body": [("text", "<p>Une attestation d’une autre région peut vous dispenser.</p>")],
    "sources": [
        ("Décret du 8 novembre 2018", ""),
        ("Action sociale en Wallonie", "https://actionsociale.wallonie.be/"),
    ],
}


def locale(code: str) -> Locale:
    return Locale.objects.get(language_code=code)


def identified(kind: str, value: Any) -> dict[str, Any]:
    """A block as a stream keeps it."""
    return {"type": kind, "value": value, "id": str(uuid4())}


def step(title: str, text: str, phrases: list[tuple[str, str]]) -> dict[str, Any]:
    said = [identified("item", {"french": french, "meaning": meaning}) for french, meaning in phrases]
    return identified("step", {"title": title, "text": text, "phrases": said})


def fields(given: dict[str, Any]) -> dict[str, Any]:
    """The streams of a guide as they are kept, everything else as it is given."""
    kept = dict(given)
    kept["steps"] = [step(*each) for each in given.get("steps", [])]
    kept["bring"] = [identified("item", each) for each in given.get("bring", [])]
    kept["sources"] = [identified("source", {"title": title, "url": url}) for title, url in given.get("sources", [])]
    kept["body"] = [identified(kind, value) for kind, value in given.get("body", [])]
    return kept


def guidance(*codes: str, slug: str = "exemple-guides") -> GuidancePage:
    """A page of all guides without topics, in French and in the languages named."""
    home = Page.objects.get(depth=2, locale__language_code="fr", alias_of=None)
    page = home.add_child(
        instance=GuidancePage(title="Guides", slug=slug, locale=locale("fr"), summary="Chaque démarche, pas à pas.")
    )
    for code in codes:
        translated(page, code, title=f"Guides {code}")
    return page


def topic(parent: Page, title: str = "Arriver en Belgique", **given: Any) -> TopicPage:
    given = {"slug": f"theme-{next(NUMBERS)}", "icon": "house", "summary": "Les premiers pas.", **given}
    return fresh(parent).add_child(instance=TopicPage(title=title, locale=parent.locale, **given))


def guide(parent: Page, title: str = "Suivre le parcours d’intégration", **given: Any) -> GuidePage:
    """A published guide with the fields given, and no other."""
    given = {"slug": f"guide-{next(NUMBERS)}", **fields(given)}
    audiences = given.pop("audiences", [])
    page: GuidePage = fresh(parent).add_child(instance=GuidePage(title=title, locale=parent.locale, **given))
    if audiences:
        page.audiences.set(audiences)
        page.save()
    return page


def path(parent: Page, **given: Any) -> GuidePage:
    """The integration path in full, with an organisation where one goes and one that helps."""
    page = guide(parent, **{**PATH, "audiences": [label(Audience, "nouveaux-x", ar="القادمون الجدد")], **given})
    place(page, organisation("Centre exemple", in_directory=True))
    place(page, organisation("Service exemple", telephone="065 00 00 00"), PlaceRole.HELP)
    return page


def place(page: GuidePage, organisation: Organisation, role: str = PlaceRole.GO) -> None:
    page.places.add(GuideOrganisation(organisation=organisation, role=role))
    page.save()


def organisation(name: str, **given: Any) -> Organisation:
    given = {"street": "Rue Exemple 1", "postal_code": "7000", "locality": "Mons", **given}
    return Organisation.objects.get_or_create(name=name, defaults=given)[0]


def label(model: type[Label], slug: str, **names: str) -> Any:
    """The label of that slug, made in French and in the languages named where it is not there."""
    if found := model.objects.filter(slug=slug, locale__language_code="fr").first():
        return found
    key = uuid4()
    for code, name in {"fr": slug.replace("-", " ").capitalize(), **names}.items():
        model.objects.create(locale=locale(code), translation_key=key, slug=slug, name=name)
    return model.objects.get(slug=slug, locale__language_code="fr")


def subject(slug: str = "arriver-x", **names: str) -> Topic:
    found: Topic = label(Topic, slug, **names)
    return found


def translated(page: Page, code: str, **words: Any) -> Any:
    """The page in another language, published, with words of its own; the pages above it are made where needed."""
    copy = page.copy_for_translation(locale(code), copy_parents=True).specific
    for name, value in words.items():
        setattr(copy, name, value)
    copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)


def fresh(page: Page) -> Any:
    return type(page).objects.get(pk=page.pk)
