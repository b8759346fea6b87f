"""A message as a visitor would leave it, and staff with exactly the rights that a test names."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from wagtail.models import Locale

from home.models import ContactMessage

Make = Callable[..., ContactMessage]
Staff = Callable[..., Client]


@pytest.fixture
def make_message(db: None) -> Make:
    def made(code: str = "fr", **fields: Any) -> ContactMessage:
        said = {"name": "Amina", "email": "amina@example.org", "message": "Bonjour, je cherche un cours."} | fields
        return ContactMessage.objects.create(locale=Locale.objects.get(language_code=code), **said)

    return made


@pytest.fixture
def staff(db: None) -> Staff:
    """A browser that is signed in, with the given rights on messages; CSRF is checked as in real life where asked."""

    def signed_in(*actions: str, name: str = "redactrice", enforce_csrf_checks: bool = False) -> Client:
        user = User.objects.create_user(name, first_name=name.title())
        codes = ["access_admin", *(f"{action}_contactmessage" for action in actions)]
        user.user_permissions.set(Permission.objects.filter(codename__in=codes))
        client = Client(enforce_csrf_checks=enforce_csrf_checks)
        client.force_login(user)
        return client

    return signed_in
