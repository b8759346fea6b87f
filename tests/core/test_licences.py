"""Who made it and under which terms, as the public reads it."""

import pytest

from core.licences import Licence, credit_line


@pytest.mark.parametrize(
    ("credit", "licence", "line"),
    [
        ("Ada", "permission", "© Ada"),
        ("© Ada", "permission", "© Ada"),
        ("Ada", "cc-by-sa", "Ada, CC BY-SA"),
        ("Ada", "own", "Ada"),
        ("", "cc0", "CC0"),
        ("", "", ""),
        ("Ada", "of another time", "Ada"),
    ],
)
def test_a_credit_reads_the_same_in_all_languages(credit: str, licence: str, line: str) -> None:
    assert credit_line(credit, licence) == line


def test_licences_lead_to_their_terms() -> None:
    assert Licence.CC_BY_SA.address == "https://creativecommons.org/licenses/by-sa/"
    assert Licence.PERMISSION.address == ""
