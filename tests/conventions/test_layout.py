"""The house rules of the source tree, each with an example that breaks it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.template.loader import get_template
from wagtail.models import get_page_models

ROOT: Path = settings.ROOT
OURS = ["site", "home", "events", "resources", "search", "tests", "bench"]
LONGEST = 300


def files(*patterns: str, folders: list[str] = OURS) -> Iterator[Path]:
    for folder in folders:
        for pattern in patterns:
            yield from (path for path in (ROOT / folder).rglob(pattern) if "migrations" not in path.parts)


def our_page_models() -> list[type]:
    return [model for model in get_page_models() if model.__module__.split(".")[0] in {"home", "events", "resources"}]


def test_site_is_a_folder_on_the_path_and_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()


@pytest.mark.parametrize("name", ["site", "home", "events", "resources", "search", "templates", "fixtures", "tests"])
def test_the_top_level_is_as_the_design_says(name: str) -> None:
    assert (ROOT / name).is_dir()


def test_no_module_is_longer_than_one_idea() -> None:
    long = [path for path in files("*.py") if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST]
    assert long == []


def test_no_drawer_for_leftovers() -> None:
    assert [path for path in files("*.py") if path.stem in {"utils", "helpers", "misc", "common"}] == []


@pytest.mark.parametrize("model", our_page_models(), ids=lambda model: model.__name__)
def test_each_page_type_has_its_mirrored_template_and_says_where_it_belongs(model: type) -> None:
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
    assert model.template == f"{model._meta.app_label}/{name}.html"
    get_template(model.template)
    assert "parent_page_types" in model.__dict__, "any page could be put above it"
    assert "subpage_types" in model.__dict__ or model.__name__ == "HomePage", "any page could be put below it"


def test_each_verbose_name_is_given_in_the_editors_words() -> None:
    for config in apps.get_app_configs():
        if config.name in {"core", "desk", "home", "events", "resources", "search"}:
            for model in config.get_models():
                assert model._meta.original_attrs.get("verbose_name") or model.__name__ in {
                    "LoadedFixture",
                    "SiteRendition",
                }, model


def test_imports_point_downwards_only() -> None:
    found = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout
