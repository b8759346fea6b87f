"""The content of fixtures/ is in the test database; each test sees it and leaves it as it was."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client, TransactionTestCase
from wagtail.models import Page

from core import catalogues, findable
from home.content.reader import NAMESPACE, uuid
from tests import loaded

OF_SEARCH = Path(__file__).parent / "search"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database", action="store_true", help="Only tests that ask the database: the others say the same on any."
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("only_database"):
        asking = [item for item in items if asks_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in asking])
        items[:] = asking


def asks_the_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    is_case = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    return bool(fixtures or is_case or item.get_closest_marker("django_db"))


def pytest_sessionstart() -> None:
    catalogues.compile_all()


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_test_environment: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        if not request.config.getoption("create_db") and loaded.restore():
            return
        request.getfixturevalue("django_db_setup")  # pytest-django's own
        call_command("load_content", verbosity=0)
        loaded.keep()


@pytest.fixture(scope="module")
def module_transaction(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """What a module's own fixtures change in the database each of its tests sees, and none after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _indexed_by_the_tests_of_search(request: pytest.FixtureRequest) -> Iterator[None]:
    """Elsewhere what is saved waits for ever to be indexed: that would take a quarter of the time."""
    if request.path.is_relative_to(OF_SEARCH):
        yield
        return
    token = findable.gathering.kept.set(set())
    yield
    findable.gathering.kept.reset(token)


@pytest.fixture
def visitor(db: None) -> Client:
    """A browser that has never been here: no cookie, no language asked for."""
    return Client()


@pytest.fixture
def read(visitor: Client) -> Callable[..., BeautifulSoup]:
    """Opens an address and gives the page as a tree."""

    def opened(address: str, status: int = 200, **kwargs: Any) -> BeautifulSoup:
        response = visitor.get(address, **kwargs)
        assert response.status_code == status, f"{address}: {response.status_code}"
        return BeautifulSoup(response.content, "html.parser")

    return opened


@pytest.fixture
def page(db: None) -> Callable[[str, str], Page]:
    """A seeded page by its key and language, as its own type."""

    def found(key: str, language: str = "fr") -> Page:
        return Page.objects.get(translation_key=uuid.uuid5(NAMESPACE, key), locale__language_code=language).specific

    return found


@pytest.fixture
def member(db: None) -> Callable[..., Client]:
    """Signs in, with a password, as a new member of a group of staff; its client knows the ``user``."""

    def signed_in(*groups: str, name: str = "") -> Client:
        name = name or f"membre-{User.objects.count()}"
        user = User.objects.create_user(name, f"{name}@centre.example", "mot de passe", first_name=name.capitalize())
        user.groups.set([Group.objects.get(name=group) for group in groups])
        client = Client()
        assert client.login(username=name, password="mot de passe")
        client.user = user
        return client

    return signed_in
