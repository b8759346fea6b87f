"""Whatever editors paste is written so that every calendar can read it."""

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.ical import Text
from events.ical.lines import folded, parameter
from events.ical.words import clean, line, shortened, uri
from tests.events.feed_texts import announced, parsed


@given(st.text(max_size=300))
def test_any_text_comes_back_as_it_was_but_for_what_no_calendar_may_hold(text: str) -> None:
    event = parsed(announced(title=Text(text, "fr"), summary=Text(text, "fr")))[0]
    assert event["SUMMARY"] == line(text)
    assert event.get("DESCRIPTION", "") == shortened(clean(text))


@given(st.text(max_size=300))
def test_any_line_can_be_folded_and_unfolded(text: str) -> None:
    pieces = folded(line(text)).split(b"\r\n ")
    assert all(len(piece) <= 75 - (number > 0) for number, piece in enumerate(pieces))
    assert "".join(piece.decode() for piece in pieces) == line(text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_name_is_a_parameter(name: str) -> None:
    read = icalendar.Event.from_ical(
        f"BEGIN:VEVENT\r\nORGANIZER;CN={parameter(line(name))}:mailto:a@b.example\r\nEND:VEVENT\r\n"
    )
    assert read["ORGANIZER"].params.get("CN", "") == line(name).replace("\\", "/")


@pytest.mark.parametrize(
    ("given_address", "expected"),
    [
        ("https://exemple.example/é t?q=ü#ç", "https://exemple.example/%C3%A9%20t?q=%C3%BC#%C3%A7"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://a.example/%C3%A9", "https://a.example/%C3%A9"),
        ("javascript:alert(1)", ""),
        ("https://[::1", ""),
        ("https://a.example/\r\nX-EVIL:1", "https://a.example/X-EVIL:1"),
    ],
)
def test_addresses_are_ascii_or_nothing(given_address: str, expected: str) -> None:
    assert uri(given_address) == expected


def test_a_long_description_is_bounded() -> None:
    event = parsed(announced(summary=Text("mot " * 5000, "fr")))[0]
    assert len(event["DESCRIPTION"]) < 1600
