"""An editor, an empty library, and a folder for what they send."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Collection

from core.models import SiteDocument, SiteImage
from resources.models import Publication


@pytest.fixture(scope="module")
def _emptied(module_transaction: None) -> None:
    Publication.objects.all().delete()  # they protect their files
    SiteImage.objects.all().delete()
    SiteDocument.objects.all().delete()
    Collection.objects.filter(depth=2).delete()  # the drawer of drawn covers; with it, every form asks for one


@pytest.fixture(autouse=True)
def _library(_emptied: None, db: None, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def editor(client: Client, django_user_model: Any) -> Client:
    user = django_user_model.objects.create_user("redactrice", password="x")
    user.groups.add(Group.objects.get(name="Rédaction"))
    client.force_login(user)
    return client
