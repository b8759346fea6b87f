"""Editors and translators see the remarks on their own text; only a picture without words holds a page back."""

import io
import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Drawing
from wagtail.blocks import StreamBlock, StructBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.blocks import StoryBlock
from desk.content_checks import check
from desk.content_checks.findings import Rule
from desk.content_checks.reports import places, report
from desk.content_checks.stream import block_pieces, pieces_of
from desk.wagtail_hooks.content_checks import no_picture_without_words

LONG = (
    "Pour suivre les cours de français qui sont donnés à Mons et dans plusieurs communes du Borinage pendant toute "
    "l’année, il faut d’abord prendre contact avec notre équipe, qui vous reçoit."
)
DUTCH = (
    "Om de lessen Frans te volgen die in Bergen en in verschillende gemeenten van de Borinage worden gegeven, moet u "
    "eerst contact opnemen met ons team, dat u ontvangt en raad geeft."
)


@pytest.fixture
def editor(db: None) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "x"))
    return client


def tree(response: object) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")  # type: ignore[attr-defined]


def with_text(page: Page, html: str) -> Page:
    page.body = StoryBlock().to_python([{"type": "text", "value": html, "id": "11111111-1111-4111-8111-111111111111"}])
    page.save_revision()
    return page


def form_of(page: Page, html: str, **more: str) -> dict[str, str]:
    fields = {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "body": streamfield([("text", rich_text(html))]),
        "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }
    return nested_form_data(fields | more)


def test_an_editor_reads_the_remark_with_the_sentence_it_is_about(editor: Client, page: Callable[..., Page]) -> None:
    draft = with_text(page("centre/territoire"), f"<p>{LONG}</p><p>Voyez <a href='https://mons.be'>ici</a>.</p>")
    found = tree(editor.get(reverse("content_checks", args=[draft.pk])))
    titles = [title.get_text(strip=True) for title in found.select(".content-finding__title")]
    assert titles == ["Lien qui ne dit pas où il mène", "Phrase de plus de 25 mots"]
    assert [quote.get_text() for quote in found.select(".content-finding q")] == ["ici", LONG]
    link = found.select_one(".content-finding a")
    assert link is not None
    assert link["href"] == f"/admin/pages/{draft.pk}/edit/#block-{draft.body[0].id}-section"


def test_the_panel_follows_what_is_written_and_not_saved(editor: Client, page: Callable[..., Page]) -> None:
    saved = page("centre/territoire")
    address = reverse("content_checks_form", args=[saved.pk])
    assert LONG not in editor.get(address).content.decode()
    editor.post(reverse("wagtailadmin_pages:preview_on_edit", args=[saved.pk]), form_of(saved, f"<p>{LONG}</p>"))
    assert LONG in tree(editor.get(address)).get_text()
    saved.refresh_from_db()
    assert LONG not in str(saved.body)


def test_the_editor_holds_the_remarks_beside_wagtails_checks(editor: Client, page: Callable[..., Page]) -> None:
    found = tree(editor.get(reverse("wagtailadmin_pages:edit", args=[page("centre/territoire").pk])))
    panel = found.select_one("[data-side-panel=checks]")
    assert panel is not None
    assert panel.select_one("[data-content-checks]")
    assert panel.select_one("[data-checks-panel]")
    assert not panel.select("[data-content-readability-score]"), "no measure of all languages as if they were English"
    assert found.select("script[type=module][src$='content_checks.js']")
    configuration = json.loads(found.select_one("#checker-axe-configuration").string)  # type: ignore[union-attr, arg-type]
    assert configuration["messages"]["heading-order"]["error_name"] == "Niveau de titre sauté"


def test_a_translation_is_checked_in_its_own_language(editor: Client, page: Callable[..., Page]) -> None:
    dutch = with_text(page("centre/territoire", "nl"), f"<p>{DUTCH}</p><p>Wat? Kom!</p>")
    Translation.objects.filter(source__object_id=dutch.translation_key).update(enabled=False)
    found = tree(editor.get(reverse("content_checks", args=[dutch.pk])))
    quotes = found.select(".content-finding q")
    assert [quote.get_text() for quote in quotes] == [DUTCH], "Dutch knows no space before a question mark"
    assert quotes[0]["lang"] == "nl"


def test_a_translator_reads_remarks_on_their_words_before_publishing(editor: Client, page: Callable[..., Page]) -> None:
    dutch = page("centre/territoire", "nl")
    segment = StringSegment.objects.filter(
        source__object_id=dutch.translation_key, context__path__startswith="summary"
    ).first()
    assert segment is not None
    StringTranslation.objects.filter(
        context=segment.context, locale=dutch.locale, translation_of=segment.string
    ).update(data=DUTCH)
    opened = tree(editor.get(reverse("wagtailadmin_pages:edit", args=[dutch.pk]))).select_one(".messages")
    assert opened is not None
    assert "remarque" in opened.get_text()
    address = reverse("content_checks", args=[dutch.pk])
    assert opened.select(f"a[href='{address}']")
    assert DUTCH in tree(editor.get(address)).get_text()


def test_what_is_not_translated_yet_is_not_taken_for_the_translators_words(page: Callable[..., Page]) -> None:
    source, dutch = with_text(page("centre/territoire"), f"<p>{LONG}</p>"), page("centre/territoire", "nl")
    dutch.body = source.body
    assert Rule.LONG_SENTENCE in {finding.rule for finding in report(dutch, timezone.localdate()).findings}
    assert report(dutch, timezone.localdate(), source).findings == []


def test_publishing_says_what_remains_and_publishes(editor: Client, page: Callable[..., Page]) -> None:
    saved = page("centre/territoire")
    sent = form_of(saved, f"<p>{LONG}</p>") | {"action-publish": "1"}
    response = editor.post(reverse("wagtailadmin_pages:edit", args=[saved.pk]), sent, follow=True)
    assert "Une remarque sur le texte peut aider" in tree(response).get_text()
    saved.refresh_from_db()
    assert LONG in str(saved.body)


def test_a_picture_without_words_keeps_the_page_from_publishing_and_the_draft_is_kept(
    editor: Client, page: Callable[..., Page]
) -> None:
    saved, live = page("centre/territoire"), page("centre/territoire").body
    html = f'<p>Une image.</p><embed embedtype="image" id="{picture("").pk}" alt="" format="left"/>'
    draft = with_text(page("centre/territoire"), html)
    assert Rule.NO_ALTERNATIVE in {finding.rule for finding in report(draft, timezone.localdate()).findings}
    request = editor.get(reverse("wagtailadmin_home")).wsgi_request
    request._messages = FallbackStorage(request)
    refused = no_picture_without_words(request, draft)
    assert refused is not None
    assert refused.status_code == 302
    assert ["n’est pas publiée" in str(message) for message in request._messages] == [True]
    saved.refresh_from_db()
    assert saved.body == live
    assert "Une image" in str(saved.get_latest_revision_as_object().body)


def picture(description: str) -> object:
    file = io.BytesIO()
    Drawing.new("RGB", (40, 30), "teal").save(file, "PNG")
    return get_image_model().objects.create(
        title="x", file=ImageFile(file, name="x.png"), description=description, width=40, height=30
    )


def test_a_picture_is_found_however_deep(db: None) -> None:

    class Part(StructBlock):
        image = ImageChooserBlock()

    block = StreamBlock([("part", Part())])
    mute, told = picture(""), picture("Deux personnes au guichet")
    value = block.to_python([{"type": "part", "value": {"image": image.pk}} for image in (mute, told)])  # type: ignore[attr-defined]
    pieces = list(block_pieces(block, value, "here"))
    assert [finding.rule for finding in check(pieces, "fr", timezone.localdate())] == [Rule.NO_ALTERNATIVE]


def test_each_seeded_page_can_be_checked_and_each_finding_has_its_place(db: None) -> None:
    for found in Page.objects.filter(depth__gt=1).specific():
        checked = report(found, timezone.localdate())
        assert {piece.block for piece in pieces_of(found)} <= places(found).keys()
        assert list(checked.groups) is not None
        assert not checked.keeps_from_publishing


def test_who_may_not_edit_a_page_reads_no_remarks_on_its_draft(db: None, page: Callable[..., Page]) -> None:
    stranger = get_user_model().objects.create_user("bo", "bo@example.org", "x")
    group = Group.objects.create(name="Sans pages")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    stranger.groups.add(group)
    client = Client()
    address = reverse("content_checks", args=[page("centre/territoire").pk])
    assert client.get(address).status_code == 302
    client.force_login(stranger)
    assert client.get(address).status_code in {302, 403}
    assert client.get(reverse("content_checks_form", args=[page("centre/territoire").pk])).status_code in {302, 403}


@pytest.mark.parametrize("name", StoryBlock().child_blocks)
def test_each_block_of_a_page_can_be_read(db: None, name: str) -> None:
    """A new kind of block is read through, or its text is found; none breaks the editor's panel."""
    story = StoryBlock()
    block = story.child_blocks[name]
    value = block.normalize(block.get_preview_value())
    found = [piece for piece in block_pieces(block, value, "here") if piece.text]
    if name in {"heading", "text", "highlight", "timeline", "numbered_cards", "sourced_note"}:
        assert found
    assert isinstance(check(found, "fr", timezone.localdate()), list)
