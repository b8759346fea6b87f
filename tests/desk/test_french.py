"""The staff meet no English: the main screens are opened and read, what a reader hears of them included."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, TemplateString
from django.conf import settings
from django.test import Client
from django.utils import translation
from wagtail.models import Page
from wagtail_localize.models import TranslationSource

# Words that no French sentence of the CMS holds.
ENGLISH = re.compile(
    r"\b(the|and|this|that|with|your|you|have|has|been|was|were|will|not|published|unpublish|save|saved|draft|delete|"
    r"deleted|add|create|translate|update|updated|submit|search|settings|locale|locales|workflow|workflows|task|tasks|"
    r"approve|reject|cancel|close|move|view|history|home|welcome|sign|password|show|hide|choose|upload|title|toggle|"
    r"account|dashboard|from|all|yes|more|less|next|previous|started|here|there|when|must|should|comments|unknown|"
    r"users|groups|redirect|summary|keyboard|shortcuts|usage|used|enabled|disabled|missing|words|errors|changed|"
    r"locked|unlock|schedule|log in|sign in|none)\b",
    re.IGNORECASE,
)
LABELS = ("aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value", "data-w-progress-active-value")
# Code, other languages, the names of time zones, and a number that is shown only when it is one.
UNSAID = (
    "script, style, svg, code, noscript, [lang]:not(html), select[name*=time_zone], [data-side-panel-toggle-counter]"
)
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%s")


def said(tree: BeautifulSoup) -> Iterator[str]:
    """Every text and label of a screen, but what is marked as another language's or is code."""
    for hidden in tree.select(UNSAID):
        hidden.decompose()
    for text in tree.find_all(string=True):
        if type(text) in {NavigableString, TemplateString} and text.strip():
            yield " ".join(text.split())
    for name in LABELS:
        yield from (element[name] for element in tree.select(f"[{name}]"))
    yield from (button.get("value", "") for button in tree.select("input[type=submit], input[type=button]"))


def english(tree: BeautifulSoup, names: set[str]) -> list[str]:
    """What is said in English; titles of pages (``names``) may be in any language."""
    found = []
    for text in said(tree):
        for name in names:
            text = text.replace(name, "")
        if ENGLISH.search(text):
            found.append(text[:120])
    return found


@pytest.fixture
def names(db: None) -> set[str]:
    """Titles in other languages; and a breadcrumb that Wagtail words once a process, here while migrating, wordless."""
    return {page.title for page in Page.objects.exclude(locale__language_code="fr")} | {"Home"}


def screens() -> list[str]:
    return [
        "/admin/",
        "/admin/pages/{home}/",
        "/admin/pages/{page}/edit/",
        "/admin/pages/{dutch}/edit/",
        "/admin/pages/{page}/history/",
        "/admin/pages/{page}/move/",
        "/admin/pages/{page}/copy/",
        "/admin/pages/{page}/delete/",
        "/admin/pages/{page}/unpublish/",
        "/admin/pages/{page}/usage/",
        "/admin/pages/{dutch}/delete/",
        "/admin/pages/{dutch}/unpublish/",
        "/admin/pages/add/home/standardpage/{home}/",
        "/admin/localize/submit/page/{page}/",
        "/admin/localize/update/{source}/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/reports/locked/",
        "/admin/reports/site-history/",
        "/admin/reports/drafts/",
        "/admin/reports/unchecked/",
        "/admin/reports/links/",
        "/admin/reports/translation-table/",
        "/admin/pages/search/?q=centre",
        "/admin/images/",
        "/admin/images/add/",
        "/admin/documents/",
        "/admin/documents/multiple/add/",
        "/admin/snippets/core/organisation/",
        "/admin/snippets/core/organisation/add/",
        "/admin/messages/",
        "/admin/redirects/",
        "/admin/redirects/add/",
        "/admin/account/",
        "/admin/settings/core/centresettings/",
        "/admin/settings/desk/reviewsettings/",
        "/admin/workflows/list/",
        "/admin/workflows/tasks/index/",
        "/admin/users/",
        "/admin/groups/",
        "/admin/collections/",
    ]


@pytest.mark.parametrize("address", screens())
def test_no_screen_says_anything_in_english(
    staff: Callable[..., Client], page: Callable[..., Page], names: set[str], address: str
) -> None:
    history = page("centre/historique-et-missions")
    keys = {
        "home": page("accueil").pk,
        "page": history.pk,
        "dutch": page("centre/historique-et-missions", "nl").pk,
        "source": TranslationSource.objects.get(object_id=history.translation_key).pk,
    }
    # Somebody whose browser asks for English reads French all the same.
    response = staff("claire").get(address.format(**keys), follow=True, headers={"accept-language": "en"})
    assert response.status_code == 200
    assert english(BeautifulSoup(response.content, "html.parser"), names) == []


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/password_reset/"])
def test_the_door_is_french(visitor: Client, address: str) -> None:
    assert english(BeautifulSoup(visitor.get(address).content, "html.parser"), set()) == []


def test_the_words_of_a_screen_that_is_english_are_found() -> None:
    tree = BeautifulSoup(
        '<button aria-label="Toggle status">Save draft</button><b lang="en">The end</b>', "html.parser"
    )
    assert english(tree, set()) == ["Save draft", "Toggle status"]


def test_our_words_win_over_wagtails_and_keep_its_places() -> None:
    folder = Path(settings.ROOT / "site/desk/locale/fr/LC_MESSAGES")
    for name in ("django.po", "djangojs.po"):
        for entry in polib.pofile(folder / name):
            asked = set(PLACES.findall(f"{entry.msgid}{entry.msgid_plural}"))
            for words in [entry.msgstr, *entry.msgstr_plural.values()]:
                assert set(PLACES.findall(words)) <= asked, entry.msgid
    with translation.override("fr"):
        assert translation.gettext("Workflow tasks") == "Étapes de validation"
        assert translation.gettext("Locale") == "Langue"
    with translation.override("nl"):
        assert translation.gettext("Locale") != "Langue"


def test_the_scripts_speak_french_too(staff: Callable[..., Client]) -> None:
    words = staff("claire").get("/admin/localize/jsi18n/").content.decode()
    assert '"Publish in ": "Publier en "' in words


def test_letters_to_the_staff_are_french(
    staff: Callable[..., Client], page: Callable[..., Page], mailoutbox: list[object]
) -> None:
    amina, _marc = staff("amina", "Rédaction"), staff("marc", "Modération", email="marc@centre.example")
    contact = page("contact")
    contact.save_revision(user=amina.person)  # type: ignore[attr-defined]
    contact.get_workflow().start(contact, amina.person)  # type: ignore[attr-defined]
    assert mailoutbox
    for letter in mailoutbox:
        text = re.sub(r"http\S+", "", f"{letter.subject}\n{letter.body}")  # type: ignore[attr-defined]
        assert not ENGLISH.search(text), text
