from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.test import Client

Staff = Callable[..., Client]


@pytest.fixture
def staff(db: None) -> Staff:
    """Signs in somebody of a group (``Rédaction``, ``Modération``), or an administrator; ``client.person`` is who."""

    def signed_in(name: str, group: str | None = None, **fields: str) -> Client:
        person = User.objects.filter(username=name).first()
        if person is None:
            person = (
                User.objects.create_user(name, **fields) if group else User.objects.create_superuser(name, **fields)
            )
            if group:
                person.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(person)
        client.person = person  # type: ignore[attr-defined]
        return client

    return signed_in


@pytest.fixture
def opened() -> Callable[..., BeautifulSoup]:
    """Opens an address of the CMS and gives the screen as a tree."""

    def screen(client: Client, address: str, status: int = 200) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == status, f"{address}: {response.status_code}"
        return BeautifulSoup(response.content, "html.parser")

    return screen
