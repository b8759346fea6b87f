"""Journeys run in a real browser against the site as `make run` serves it, on a database of their own."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from bench.running import Site, running_site
from tests.journeys.staff import sign_in

expect.set_options(timeout=15_000)  # a machine that runs other tests beside is slow

# The shell is the same engine without a window: a new visitor costs it a fifth.
BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)


def needs_chromium() -> str:
    """The browser's path. Without one the journeys are skipped, except where everything must run."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("The journeys must run here, and there is no Chromium.")
        pytest.skip("No Chromium on this machine: the journeys need a browser.")
    return CHROMIUM


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    needs_chromium()
    with running_site(tmp_path_factory.mktemp("var")) as site:
        yield site


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed after the journeys: while its loop runs, Django refuses its database to the tests that follow."""
    chromium = needs_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_context(browser: Browser, site: Site) -> Iterator[Callable[..., BrowserContext]]:
    """A new visitor. Whatever its pages ask of another host, log as an error or store, fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def opened(**options: object) -> BrowserContext:
        context = browser.new_context(base_url=site.url, **options)  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        context.on("request", lambda request: faults.append(request.url) if foreign(request.url) else None)
        context.on("console", heard)
        contexts.append(context)
        return context

    def heard(message: ConsoleMessage) -> None:
        unfinished = "status of 400" in message.text and "/admin/pages/" in message.location["url"]
        if message.type == "error" and not unfinished:  # Wagtail saves by itself, and is refused while a field is empty
            faults.append(message.text)

    def foreign(url: str) -> bool:
        return not url.startswith((site.url, "data:", "blob:"))

    yield opened
    for context in contexts:
        context.close()
    # A page that is not found, or a form with a mistake, is reported by the browser as a failed resource.
    assert [fault for fault in faults if "status of 404" not in fault and "status of 422" not in fault] == []


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visitor(request: pytest.FixtureRequest, open_context: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A visitor's page on a small telephone; it leaves without a cookie or anything stored."""
    context = open_context(java_script_enabled=request.param, locale="fr-BE", viewport={"width": 360, "height": 740})
    page = context.new_page()
    yield page
    assert context.cookies() == []
    assert context.storage_state()["origins"] == []


@pytest.fixture
def editor(open_context: Callable[..., BrowserContext], site: Site) -> Page:
    """The first editor, signed in, on a desk; the browser asks for English and the editor speaks French."""
    page = open_context(locale="en-US", viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, site.name, site.password)
    return page
