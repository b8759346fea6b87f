"""A wrong configuration stops at start-up, with an id and a sentence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from config.environment import Environment

GOOD = {
    "SECRET_KEY": "k" * 60 + "0123456789",
    "ALLOWED_HOSTS": "www.example.org",
    "SITE_URL": "https://www.example.org",
    "EMAIL_HOST": "mail.example.org",
    "DEFAULT_FROM_EMAIL": "site@example.org",
    "CONTACT_RECIPIENTS": "accueil@example.org",
}


def check(tmp_path: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = kept | {"CIMB_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.production"} | variables
    return subprocess.run(
        [sys.executable, "manage.py", "check", *arguments],
        cwd=settings.ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_good_production_settings_pass_every_deployment_check(tmp_path: Path) -> None:
    found = check(tmp_path, "--deploy", "--fail-level", "WARNING", **GOOD)
    assert found.returncode == 0, found.stderr


def test_everything_that_is_missing_is_said_at_once(tmp_path: Path) -> None:
    found = check(tmp_path)
    assert found.returncode != 0
    for identifier in ("core.E001", "core.E002", "core.E005", "core.E008", "core.E009", "core.E012"):
        assert f"({identifier})" in found.stderr
    assert "SECRET_KEY is missing." in found.stderr
    assert "HINT: Set it to 50 random characters or more." in found.stderr
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize(
    ("name", "value", "id"),
    [
        ("DATABASE_URL", "not a database", "core.E003"),
        ("DATABASE_URL", "nonsense://x", "core.E003"),
        ("REDIS_URL", "http://example.org", "core.E004"),
        ("ELASTICSEARCH_URL", "localhost:9200", "core.E013"),
        ("ELASTICSEARCH_URL", "http://localhost:port", "core.E013"),
        ("ELASTICSEARCH_URL", "http://[::1:9200", "core.E013"),
        ("ELASTICSEARCH_PREFIX", "Notre Centre", "core.E014"),
        ("SITE_URL", "http://example.org", "core.E005"),
        ("EMAIL_PORT", "mail", "core.E006"),
        ("EMAIL_PORT", "٢٥", "core.E006"),
        ("EMAIL_USE_TLS", "perhaps", "core.E007"),
        ("BEHIND_PROXY", "maybe", "core.E010"),
        ("HSTS_SECONDS", "-1", "core.E011"),
    ],
)
def test_each_wrong_value_has_its_id(tmp_path: Path, name: str, value: str, id: str) -> None:
    found = check(tmp_path, **(GOOD | {name: value}))
    assert found.returncode != 0
    assert f"({id})" in found.stderr
    assert "Traceback" not in found.stderr


def test_the_web_server_does_not_start_on_a_wrong_configuration(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "CIMB_VAR": str(tmp_path),
        "PYTHONPATH": f"{settings.ROOT / 'site'}:{settings.ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
    }
    found = subprocess.run(
        [sys.executable, "-c", "import config.wsgi"], env=environment, capture_output=True, text=True, check=False
    )
    assert found.returncode != 0
    assert "core.E001" in found.stderr


def test_the_embedded_default_needs_nothing_and_keeps_its_key_to_itself(tmp_path: Path) -> None:
    assert check(tmp_path, DJANGO_SETTINGS_MODULE="config.settings.base").returncode == 0
    key = tmp_path / "secret_key"
    first = key.read_text()
    assert key.stat().st_mode & 0o077 == 0
    assert check(tmp_path, DJANGO_SETTINGS_MODULE="config.settings.base").returncode == 0
    assert key.read_text() == first


def test_words_and_switches_are_read_as_people_write_them() -> None:
    environment = Environment({"HOSTS": " a.org, b.org ,,", "ON": "Yes", "OFF": "0"})
    assert environment.words("HOSTS") == ["a.org", "b.org"]
    assert environment.switch("ON", False, "x") is True
    assert environment.switch("OFF", True, "x") is False
    assert environment.problems == []


def test_production_speaks_https_only_and_tells_the_browser(tmp_path: Path) -> None:
    script = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "plain = Client().get('/robots.txt', headers={'host': 'www.example.org'})\n"
        "print(plain.status_code, plain.headers['Location'])\n"
        "safe = Client().get('/robots.txt', headers={'host': 'www.example.org', 'x-forwarded-proto': 'https'})\n"
        "print(safe.status_code, safe.headers['Strict-Transport-Security'], 'https://www' in safe.text)\n"
        "evil = {'host': 'evil.example', 'x-forwarded-proto': 'https'}\n"
        "print(Client().get('/robots.txt', headers=evil).status_code)\n"
    )
    environment = GOOD | {
        "PATH": os.environ["PATH"],
        "CIMB_VAR": str(tmp_path),
        "PYTHONPATH": f"{settings.ROOT / 'site'}:{settings.ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
    }
    found = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True, cwd=settings.ROOT
    )
    assert found.stdout.splitlines() == [
        "301 https://www.example.org/robots.txt",
        "200 max-age=31536000; includeSubDomains; preload True",
        "400",
    ]
