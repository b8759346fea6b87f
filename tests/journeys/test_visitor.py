"""What a visitor does, with and without JavaScript."""

from playwright.sync_api import Page, expect


def test_reads_history_in_french_switches_to_arabic_and_reaches_an_untranslated_page(visitor: Page) -> None:
    visitor.goto("/")
    expect(visitor).to_have_url("/fr/")
    visitor.get_by_role("button", name="Menu").click()
    visitor.get_by_role("navigation", name="Menu principal").get_by_role("link", name="Le centre", exact=True).click()
    visitor.get_by_role("link", name="Historique et missions").click()
    expect(visitor.locator("h1")).to_have_text("Historique et missions")
    expect(visitor.locator("#mission-1")).to_contain_text("Développer, mettre en œuvre")
    expect(visitor.locator("time").first).to_contain_text("4 juillet 1996")

    visitor.locator("nav.languages").get_by_text("العربية").click()
    expect(visitor).to_have_url("/ar/centre/historique-et-missions/")
    expect(visitor.locator("html")).to_have_attribute("dir", "rtl")
    expect(visitor.locator("#mission-7")).to_be_visible()

    visitor.locator("nav.languages").get_by_text("فارسی").click()
    expect(visitor).to_have_url("/fa/centre/historique-et-missions/")
    expect(visitor.locator("html")).to_have_attribute("lang", "fa")
    offered = visitor.locator("main .offered")
    expect(offered.get_by_role("link")).to_have_count(8)
    offered.get_by_text("English").click()
    expect(visitor).to_have_url("/en/centre/historique-et-missions/")


def test_finds_a_mission_by_its_anchor(visitor: Page) -> None:
    visitor.goto("/nl/centre/historique-et-missions/#mission-5")
    expect(visitor.locator("#mission-5")).to_be_in_viewport()


def test_writes_to_the_centre_makes_a_mistake_and_loses_nothing(visitor: Page) -> None:
    visitor.goto("/fr/contact/")
    visitor.get_by_label("Votre nom").fill("Amina")
    visitor.get_by_label("Votre message").fill("Bonjour ! أبحث عن درس")
    visitor.get_by_role("button", name="Envoyer").click()
    expect(visitor.get_by_role("alert")).to_be_visible()
    expect(visitor.get_by_label("Votre nom")).to_have_value("Amina")
    expect(visitor.get_by_label("Votre message")).to_have_value("Bonjour ! أبحث عن درس")
    visitor.locator("input[name=telephone]").fill("0470 00 00 00")
    visitor.get_by_role("button", name="Envoyer").click()
    expect(visitor.get_by_role("status")).to_contain_text("Merci")


def test_a_wrong_address_offers_the_way_back(visitor: Page) -> None:
    visitor.goto("/uk/nichoho/")
    expect(visitor.locator("html")).to_have_attribute("lang", "uk")
    visitor.locator("main a.button").click()
    expect(visitor).to_have_url("/uk/")


def test_reaches_the_text_with_the_keyboard_alone(visitor: Page) -> None:
    visitor.goto("/fr/")
    visitor.keyboard.press("Tab")
    expect(visitor.locator(".skip-link")).to_be_focused()
    visitor.keyboard.press("Enter")
    expect(visitor.locator("main")).to_be_focused()
