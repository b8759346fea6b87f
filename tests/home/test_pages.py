"""What each page type shows, and what it leaves out."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.blocks import StoryBlock
from core.models import CentreSettings, Commune, Organisation
from home.models import ContactMessage, NewsIndexPage, NewsPage, StandardPage
from resources.models import Figure

Read = Callable[..., BeautifulSoup]
Find = Callable[..., Page]


@pytest.fixture
def centre(db: None) -> CentreSettings:
    return CentreSettings.for_site(Site.objects.get(is_default_site=True))


@pytest.fixture
def much_news(page: Find) -> Page:
    """Thirty pieces of French news, one a day, in no order, after those that ship."""
    index = page("actualites")
    french = Locale.objects.get(language_code="fr")
    for number in (*range(0, 30, 2), *range(1, 30, 2)):
        day = date(2027, 1, 1) + timedelta(days=number)
        index.add_child(
            instance=NewsPage(title=f"Nouvelle {number}", slug=f"nouvelle-{number}", date=day, locale=french)
        )
    return index


def test_the_home_page_tells_machines_who_publishes_it(read: Read, centre: CentreSettings) -> None:
    data = json.loads(read("/ar/").select_one("script[type='application/ld+json']").string)
    assert data["@type"] == "NGO"
    assert data["name"] == "المركز المتعدد الثقافات في مونس والبوريناج"
    assert {"@type": "AdministrativeArea", "name": "Mons"} in data["areaServed"]
    assert "telephone" not in data
    assert "address" not in data
    centre.telephone, centre.locality = "065 00 00 00", "Mons"
    centre.save()
    data = json.loads(read("/fr/").select_one("script[type='application/ld+json']").string)
    assert data["telephone"] == "065 00 00 00"
    assert data["address"]["addressLocality"] == "Mons"


def test_data_for_machines_cannot_end_its_element(visitor: Client) -> None:
    Commune.objects.filter(name="Lens").update(name="</script><script>alert(1)</script>")
    html = visitor.get("/fr/").content.decode()
    assert "<script>alert" not in html
    assert "\\u003C/script\\u003E" in html


def test_what_is_not_known_of_the_centre_is_printed_nowhere(read: Read, centre: CentreSettings) -> None:
    assert not read("/fr/contact/").select("address, a[href^=tel], a[href^=mailto]")
    centre.telephone, centre.email, centre.street = "065/00.00.00", "accueil@centre.example", "Rue Exemple 1"
    centre.save()
    tree = read("/ar/contact/")
    assert tree.select_one("main a[href='tel:065000000'] bdi")["dir"] == "ltr"
    assert tree.select_one("footer a[href='mailto:accueil@centre.example']")
    assert "Rue Exemple 1" in tree.select_one("main address").get_text()


def test_news_comes_newest_first_twelve_a_page(read: Read, much_news: Page) -> None:
    tree = read("/fr/actualites/")
    assert [card.get_text(strip=True) for card in tree.select(".cards h3")][:2] == ["Nouvelle 29", "Nouvelle 28"]
    assert len(tree.select(".cards li")) == 12
    assert tree.select_one("a[rel=next]")["href"] == "?page=2"
    last = read("/fr/actualites/?page=3")
    assert last.select(".cards h3")[-1].get_text(strip=True).startswith("Parcours d’intégration")
    assert not last.select("a[rel=next]")
    assert read("/fr/actualites/?page=zzz").select_one(".cards h3").get_text(strip=True) == "Nouvelle 29"
    assert read("/fr/").select_one("[aria-labelledby=news] .cards h3").get_text(strip=True) == "Nouvelle 29"


def test_news_that_is_not_translated_is_listed_in_french_and_marked(read: Read, much_news: Page) -> None:
    card = read("/ar/actualites/").select_one(".cards li")
    assert card.h3.a["href"] == "/fr/actualites/nouvelle-29/"
    assert card.h3.a["hreflang"] == "fr"
    assert card.h3.span["dir"] == "ltr"
    titles = [item.get_text(strip=True) for item in read("/ar/actualites/?page=3").select(".cards h3")]
    assert not any("Parcours" in title for title in titles)


def test_an_index_without_news_says_so(read: Read, page: Find) -> None:
    NewsPage.objects.all().delete()
    assert read("/fr/actualites/").select_one("main p:last-of-type").get_text(strip=True)
    assert not read("/fr/").select("#news")


def test_a_page_without_anything_is_still_a_page(read: Read, page: Find) -> None:
    parent = page("centre")
    parent.add_child(instance=StandardPage(title="Vide", slug="vide", locale=parent.locale))
    assert read("/fr/centre/vide/").h1.get_text() == "Vide"


def test_blocks_survive_what_editors_delete(read: Read, page: Find) -> None:
    page("contact").delete()
    Figure.objects.all().delete()  # they protect their communes
    Commune.objects.all().delete()
    for path in ("", "guides/arriver/parcours-d-integration/", "centre/territoire/", "vie-privee/"):
        tree = read(f"/fr/{path}")
        assert tree.h1
        assert "/fr/contact/" not in str(tree.find("main"))


def test_where_each_page_type_may_stand(page: Find) -> None:
    home, index, contact = page("accueil"), page("actualites"), page("contact")
    assert set(index.allowed_subpage_models()) == {NewsPage}
    assert contact.allowed_subpage_models() == []
    assert NewsIndexPage not in home.creatable_subpage_models() or NewsIndexPage.can_create_at(home) is False
    assert not NewsPage.can_create_at(home)
    assert StandardPage.can_create_at(home)


@pytest.mark.parametrize("key", ["accueil", "centre", "actualites", "actualites/douze-langues", "contact"])
def test_every_page_type_can_be_previewed_in_every_language(page: Find, key: str) -> None:
    for language in ("fr", "ar"):
        response = page(key, language).make_preview_request()
        assert response.status_code == 200
        tree = BeautifulSoup(response.render().content, "html.parser")
        assert tree.html["lang"] == language


@pytest.mark.parametrize("path", ["", "centre/", "contact/"])
def test_a_shared_page_shows_its_title_sentence_and_picture(read: Read, path: str) -> None:
    tree = read(f"/nl/{path}")
    meta = {tag.get("property") or tag.get("name"): tag["content"] for tag in tree.select("meta[content]")}
    assert meta["og:title"]
    assert meta["og:description"] == meta["description"] != ""
    assert meta["og:url"] == f"http://testserver/nl/{path}"
    assert meta["og:image"].startswith("http://testserver/social/")
    assert meta["og:image:alt"]
    assert tree.select_one("link[rel=canonical]")["href"] == meta["og:url"]
    assert tree.select_one("link[rel=apple-touch-icon]")


def test_two_doors_may_lead_to_one_page(read: Read, page: Find) -> None:
    home = page("accueil")
    raw = list(home.doors.raw_data)
    raw[1] = {**raw[1], "value": {**raw[1]["value"], "page": raw[0]["value"]["page"]}}
    home.doors = raw
    home.save_revision().publish()
    assert len(read("/fr/").select(".door")) == 6


def test_a_private_contact_page_is_not_given_away_on_the_home_page(read: Read, page: Find) -> None:
    PageViewRestriction.objects.create(page=page("contact"), restriction_type="login")
    assert "/fr/contact/" not in str(read("/fr/"))


def test_a_timeline_is_in_order_whatever_the_editor_typed(read: Read, page: Find) -> None:
    history = page("centre/historique-et-missions")
    for block in history.body:
        if block.block_type == "timeline":
            block.value["events"].append({"date": date(1990, 1, 1), "text": "Avant"})
    history.save_revision().publish()
    assert read("/fr/centre/historique-et-missions/").select_one(".timeline time")["datetime"] == "1990-01-01"


def test_two_lists_cannot_share_an_anchor() -> None:
    block = StoryBlock()
    one = ("numbered_cards", {"anchor": "etape", "cards": ["a"]})
    value = block.to_python([{"type": name, "value": raw} for name, raw in (one, one)])
    with pytest.raises(StreamBlockValidationError):
        block.clean(value)


def test_an_organisation_that_was_deleted_leaves_no_empty_card(read: Read) -> None:
    Organisation.objects.filter(name="CAI").delete()
    assert len(read("/fr/centre/centres-regionaux/").select("article .card")) == 7


def test_what_was_scheduled_is_published_and_withdrawn(visitor: Client, page: Find) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    Page.objects.filter(pk=page("centre/territoire").pk).update(expire_at=yesterday)
    coming = page("centre").add_child(instance=StandardPage(title="Bientôt", slug="bientot", live=False))
    coming.go_live_at = yesterday
    coming.save_revision(approved_go_live_at=yesterday)
    call_command("publish_scheduled", verbosity=0)
    assert visitor.get("/fr/centre/bientot/").status_code == 200
    assert visitor.get("/fr/centre/territoire/").status_code in {404, 410}


@pytest.fixture
def moderator(db: None) -> Client:
    user = User.objects.create_user("moderatrice", password="x")
    user.groups.add(Group.objects.get(name="Modération"))
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    "address",
    [
        "messages/",
        "snippets/core/organisation/",
        "snippets/core/commune/",
        "settings/core/centresettings/",
        "redirects/",
    ],
)
def test_staff_need_no_administrator_for_their_daily_work(moderator: Client, address: str) -> None:
    assert moderator.get(f"/admin/{address}", follow=True).redirect_chain in ([], [(f"/admin/{address}1/", 302)])


def test_staff_edit_and_publish_pages_and_translations(moderator: Client, page: Find) -> None:
    for language in ("fr", "nl"):
        found = page("contact", language)
        assert found.permissions_for_user(User.objects.get(username="moderatrice")).can_publish()
        assert moderator.get(f"/admin/pages/{found.pk}/edit/").status_code == 200


def test_staff_cannot_write_or_change_a_visitors_message(moderator: Client) -> None:
    message = ContactMessage.objects.create(name="Amina", email="a@example.org", message="Bonjour")
    assert moderator.get("/admin/messages/new/").status_code == 302
    moderator.post(f"/admin/messages/edit/{message.pk}/", {"state": "answered", "message": "Autre", "note": "Vu"})
    assert ContactMessage.objects.get(pk=message.pk).message == "Bonjour"
    assert "Bonjour" in moderator.get(f"/admin/messages/inspect/{message.pk}/").content.decode()
    moderator.post(f"/admin/messages/delete/{message.pk}/")
    assert not ContactMessage.objects.exists()
