"""What an editor and a translator do in the CMS, and what the visitor sees of it."""

import re
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, Route, expect

from bench.running import Site
from tests.journeys.editing import edit, page_id

HISTORY = "centre/historique-et-missions/"
MISSION = "Récolter sur le plan local des données statistiques et les publier ;"
DUTCH = "Plaatselijk statistische gegevens verzamelen en publiceren;"


def publish(editor: Page) -> None:
    editor.locator("footer [data-w-dropdown-target=toggle]").first.click()
    editor.locator("button[name=action-publish]").click()


def test_the_command_can_run_twice(site: Site) -> None:
    assert "Contenu : 0 nouveautés." in site.prepared_again
    assert "make password" in site.prepared_again


def test_an_editor_changes_a_mission_and_a_translator_follows(
    editor: Page, open_context: Callable[..., BrowserContext]
) -> None:
    visitor = open_context(locale="fr-BE").new_page()
    expect(editor.locator("html")).to_have_attribute("lang", "fr")

    # The editor changes the sixth mission and publishes; the visitor sees it at once.
    source = page_id(editor, "Historique et missions")
    editor.goto(f"/admin/pages/{source}/edit/")
    editor.locator("textarea[name$='value-cards-5-value']").fill(MISSION)
    publish(editor)
    expect(editor.get_by_text("publiée").first).to_be_visible()
    visitor.goto(f"/fr/{HISTORY}")
    expect(visitor.locator("#mission-6")).to_contain_text("et les publier")

    # The Dutch reader is told that the French text has changed, and where.
    visitor.goto(f"/nl/{HISTORY}")
    expect(visitor.locator(".band--warning")).to_be_visible()
    expect(visitor.locator(".changed-mark")).to_have_count(1)

    # The translator updates the Dutch page from its source, and publishes.
    editor.goto("/admin/reports/translation-table/")
    row = editor.get_by_role("row", name=re.compile("^Historique et missions"))
    expect(row.get_by_text("Le français a changé")).to_have_count(7)
    dutch = row.locator("td").first.get_by_role("link").get_attribute("href") or ""
    editor.goto(f"/admin/pages/{source}/edit/")
    editor.locator(".w-slim-header [data-w-dropdown-target=toggle]").first.click()
    editor.get_by_role("link", name="Synchroniser les pages traduites").click()
    editor.get_by_role("button", name="Soumettre").click()
    editor.wait_for_url("**/edit/")
    editor.goto(dutch)
    segment = editor.locator("li.incomplete")
    expect(segment).to_contain_text("et les publier")
    segment.get_by_role("button", name="Traduire").click()
    segment.locator("textarea").fill(DUTCH)
    segment.get_by_role("button", name="Enregistrer").click()
    expect(editor.locator("li.incomplete")).to_have_count(0)
    with editor.expect_navigation():
        editor.get_by_role("button", name="Publier").first.click()

    visitor.goto(f"/nl/{HISTORY}")
    expect(visitor.locator("#mission-6")).to_contain_text("publiceren")
    expect(visitor.locator(".band--warning, .changed-mark")).to_have_count(0)
    visitor.goto(f"/en/{HISTORY}")
    expect(visitor.locator(".changed-mark")).to_have_count(1)


def test_what_is_written_while_the_page_saves_itself_is_saved_too(editor: Page) -> None:
    edit(editor, "Notre territoire")
    saved: list[str] = []

    def write_meanwhile(route: Route) -> None:
        if route.request.method != "POST":
            route.fallback()
            return
        saved.append(route.request.post_data or "")
        answer = route.fetch()
        if len(saved) == 1:
            editor.locator("#id_summary").fill("Le premier mot et le dernier.")
        route.fulfill(response=answer)

    editor.route("**/edit/", write_meanwhile)
    editor.locator("#id_summary").fill("Le premier mot.")
    expect(editor.get_by_text("Enregistré", exact=True).first).to_be_visible()
    editor.wait_for_timeout(3000)  # nothing more is written
    assert [("le dernier" in form) for form in saved] == [False, True]
    editor.unroute_all()
    editor.reload()
    expect(editor.locator("#id_summary")).to_have_value("Le premier mot et le dernier.")


def test_an_editor_reads_a_visitors_message(editor: Page, open_context: Callable[..., BrowserContext]) -> None:
    visitor = open_context(locale="fr-BE").new_page()
    visitor.goto("/fr/contact/")
    visitor.get_by_label("Votre nom").fill("Oksana Journée")
    visitor.locator("input[name=email]").fill("oksana@example.org")
    visitor.get_by_label("Votre message").fill("Je cherche un cours de français.")
    visitor.get_by_role("button", name="Envoyer").click()
    expect(visitor.get_by_role("status")).to_be_visible()
    editor.goto("/admin/messages/")
    editor.get_by_role("link", name="Oksana Journée").first.click()
    expect(editor.get_by_text("Je cherche un cours de français.")).to_be_visible()
    answer = editor.get_by_role("link", name="Répondre par e-mail")
    expect(answer).to_have_attribute("href", re.compile(r"^mailto:oksana@example\.org\?subject=Re%3A"))
    editor.get_by_role("button", name="Je m’en occupe").click()
    expect(editor.get_by_text("en cours").first).to_be_visible()
    editor.get_by_label("Note interne").fill("Cours du soir ?")
    with editor.expect_navigation():
        editor.get_by_role("button", name="Enregistrer").click()
    editor.goto("/admin/messages/")
    row = editor.get_by_role("row").filter(has_text="Oksana Journée").first
    expect(row).to_contain_text("redaction")
    row.get_by_role("button", name="Autres états").click()
    editor.get_by_role("button", name="Classer sans suite").click()
    expect(row).to_contain_text("Sans suite")
    row.get_by_role("link", name="Oksana Journée").click()
    expect(editor.get_by_label("Note interne")).to_have_value("Cours du soir ?")
    editor.goto("/admin/messages/")
    row.get_by_role("checkbox").check()
    editor.get_by_role("link", name="Supprimer les messages choisis").click()
    editor.get_by_role("button", name="Oui, supprimer").click()
    expect(editor.get_by_role("link", name="Oksana Journée")).to_have_count(0)


def test_only_page_types_that_make_sense_are_offered(editor: Page) -> None:
    news = page_id(editor, "Actualités")
    editor.goto(f"/admin/pages/{news}/add_subpage/")
    expect(editor).to_have_url(re.compile("/add/home/newspage/"))
    contact = page_id(editor, "Contact")
    editor.goto(f"/admin/pages/{contact}/add_subpage/")
    expect(editor.locator("main a[href*='/add/home/']")).to_have_count(0)
