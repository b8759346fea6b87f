"""The public interface has words in all twelve languages, with the right plural forms, without gettext."""

import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import gettext, ngettext, override

from core import catalogues

CODES = [code for code, _ in settings.LANGUAGES]


@pytest.fixture(scope="module")
def template() -> object:
    return catalogues.extracted()


@pytest.mark.parametrize("code", CODES)
def test_the_catalogue_is_complete_and_up_to_date(code: str, template: object) -> None:
    catalog = catalogues.merged(code, template)  # type: ignore[arg-type]
    assert catalogues.untranslated(catalog) == []
    assert catalogues.path_of(code).read_bytes() == catalogues.written(catalog)


@pytest.mark.parametrize("code", CODES)
def test_each_translation_keeps_the_places_to_fill(code: str) -> None:
    with catalogues.path_of(code).open("rb") as file:
        catalog = read_po(file, locale=code)
    for message in catalog:
        if message.id:
            original = message.id if isinstance(message.id, str) else message.id[0]
            forms = message.string if isinstance(message.string, list | tuple) else [message.string]
            for form in forms:
                assert sorted(re.findall(r"%\(\w+\)[sd]", form)) == sorted(re.findall(r"%\(\w+\)[sd]", original))


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_the_interface_speaks_the_language(code: str) -> None:
    with override(code):
        assert gettext("Skip to the content") != "Skip to the content"
        assert gettext("This page is not translated yet") != "This page is not translated yet"


def communes(code: str, count: int) -> str:
    with override(code):
        text = ngettext("%(shown)s commune, one territory", "%(shown)s communes, one territory", count)
        return text % {"shown": count}


def test_plurals_follow_each_language() -> None:
    assert communes("fr", 1) != communes("fr", 2).replace("2", "1")
    forms = {communes("ru", count).replace(str(count), "#") for count in (1, 2, 5)}
    assert len(forms) == 3
    assert communes("uk", 21).replace("21", "1") == communes("uk", 1)


def test_a_new_string_is_found_and_missed(tmp_path: object) -> None:
    template = catalogues.extracted()
    template.add("A sentence that nobody has translated")
    merged = catalogues.merged("nl", template)
    assert catalogues.untranslated(merged) == ["A sentence that nobody has translated"]
    assert catalogues.written(merged) != catalogues.path_of("nl").read_bytes()
