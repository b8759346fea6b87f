"""Members of staff for the journeys: made in the running site's database, signed in through its own form."""

import email
import email.policy
from collections.abc import Callable
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from bench import running
from bench.running import Site

PASSWORD = "une phrase de passe"
MAKE = """
from django.contrib.auth.models import Group, User
user, _ = User.objects.get_or_create(username={name!r}, defaults=dict(email={email!r}, first_name={first!r}))
user.set_password({password!r})
user.save()
user.groups.set(Group.objects.filter(name={group!r}))
assert user.groups.count() == 1
"""


def manage(site: Site, *command: str) -> str:
    """Runs a command of manage.py against the running site's database; its output."""
    return running.manage(list(command), site.environment)


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/admin/")
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(password)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")


@cache
def make_member(site: Site, name: str, group: str) -> None:
    """Once for a running site: it takes a process of its own."""
    make = MAKE.format(
        name=name, email=f"{name}@centre.example", first=name.capitalize(), password=PASSWORD, group=group
    )
    manage(site, "shell", "--no-imports", "-c", make)


def member(site: Site, open_context: Callable[..., BrowserContext], name: str, group: str) -> Page:
    """A new or known member of a group, signed in, at a desk."""
    make_member(site, name, group)
    page = open_context(locale="fr-BE", viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, name, PASSWORD)
    return page


def letters(site: Site) -> list[EmailMessage]:
    """The letters that the site has written so far, oldest first."""
    folder = Path(site.environment["CIMB_VAR"]) / "mail"
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
    raw = [letter for file in files for letter in file.read_bytes().split(b"\n" + b"-" * 79 + b"\n") if letter.strip()]
    return [email.message_from_bytes(letter.lstrip(), policy=email.policy.default) for letter in raw]
