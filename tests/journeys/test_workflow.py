"""A page on its way from an editor's draft to the visitor, and a translation on the same way."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from tests.journeys import editing
from tests.journeys.conftest import Site
from tests.journeys.staff import letters, manage, member

THE_HOUR_HAS_COME = """
from datetime import timedelta
from django.utils import timezone
from wagtail.models import Revision
for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    revision.save()
"""


def test_a_draft_is_reviewed_mended_scheduled_and_read(site: Site, open_context: Callable[..., BrowserContext]) -> None:
    editor = member(site, open_context, "edith", "Rédaction")
    moderator = member(site, open_context, "moussa", "Modération")
    visitor = open_context(locale="fr-BE").new_page()

    # The editor writes a piece of news with ten kinds of block, sees it as an Arabic reader will, and submits it.
    parent = editing.page_id(editor, "Actualités")
    editing.new_page(editor, parent, "newspage", title="Un café des langues", summary="Parler français, sans cours.")
    editing.add_ten_blocks(editor)
    preview = editing.preview_in(editor, "العربية")
    expect(preview.locator("html")).to_have_attribute("dir", "rtl")
    expect(preview.locator(".languages [aria-current]")).to_have_text("العربية")
    expect(preview.get_by_role("heading", name="Pour qui")).to_be_visible()
    expect(preview.locator(".story__block")).to_have_count(10)
    editing.submit(editor)
    assert letters(site)[-1]["To"] == "moussa@centre.example"
    assert letters(site)[-1]["Subject"] == "À relire : Un café des langues"

    # The moderator asks for a change; the editor reads why, mends and submits again.
    editing.open_from_home(moderator, "Un café des langues")
    editing.ask_for_a_change(moderator, "Ajoutez le jour.")
    letter = letters(site)[-1]
    assert (letter["To"], letter["Subject"]) == ("edith@centre.example", "À revoir : Un café des langues")
    assert f"{site.url}/admin/pages/" in letter.get_content()
    editing.open_from_home(editor, "Un café des langues")
    expect(editor.get_by_text("La modération demande un changement : « Ajoutez le jour. »")).to_be_visible()
    editor.locator("#id_summary").fill("Parler français chaque lundi.")
    editing.submit(editor, again=True)

    # The moderator approves it for Christmas Eve; until then nobody reads it.
    editing.open_from_home(moderator, "Un café des langues")
    editing.schedule(moderator, "2030-12-24 10:00")
    editing.approve(moderator)
    letter = letters(site)[-1]
    assert (letter["To"], letter["Subject"]) == ("edith@centre.example", "Approuvée : Un café des langues")
    assert "Elle sera publiée le 24 décembre 2030 à 10:00" in letter.get_content()
    response = visitor.goto("/fr/actualites/un-cafe-des-langues/")
    assert response is not None
    assert response.status == 404

    # The hour comes.
    manage(site, "shell", "--no-imports", "-c", THE_HOUR_HAS_COME)
    manage(site, "publish_scheduled")
    visitor.goto("/fr/actualites/un-cafe-des-langues/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Un café des langues")
    expect(visitor.get_by_text("Parler français chaque lundi.").first).to_be_visible()
    expect(visitor.get_by_role("heading", name="Pour qui")).to_be_visible()
    expect(visitor.locator(".story__block")).to_have_count(10)


def test_a_translation_is_submitted_and_approved(site: Site, open_context: Callable[..., BrowserContext]) -> None:
    translator = member(site, open_context, "amira", "Traduction – العربية")
    moderator = member(site, open_context, "moussa", "Modération")
    visitor = open_context(locale="ar").new_page()

    # The translator's own language is where the pages begin.
    translator.goto("/admin/pages/")
    translator.get_by_role("link", name="اتصلوا بنا", exact=True).first.click()
    translator.wait_for_url("**/edit/")
    segment = translator.locator("li.complete").first
    segment.get_by_role("button", name="Modifier").click()
    segment.locator("textarea, input[type=text]").first.fill("راسلونا")
    segment.get_by_role("button", name="Enregistrer").click()
    expect(translator.locator("li.complete").first).to_contain_text("راسلونا")
    expect(translator.get_by_role("button", name="Publier")).to_have_count(0)
    translator.get_by_role("button", name="Soumettre à la modération").click()
    expect(translator.get_by_text("En relecture")).to_be_visible()
    visitor.goto("/ar/contact/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("اتصلوا بنا")

    editing.open_from_home(moderator, "راسلونا")
    moderator.get_by_role("button", name="Approuver et publier").click()
    expect(moderator.get_by_text("est publiée")).to_be_visible()
    visitor.goto("/ar/contact/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("راسلونا")
    assert letters(site)[-1]["Subject"] == "Approuvée : راسلونا"
