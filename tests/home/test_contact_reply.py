"""The link that opens an answer in the staff's mail program (RFC 6068)."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Locale

from home.contact import reply
from home.models import ContactMessage

LOCAL_PART = st.text("abcXYZ019.!#$%&'*+/=?^_`{|}~-", min_size=1, max_size=40)
WORDS = st.one_of(st.text(max_size=300), st.text("ab \n\r\"'&=?#%<>+é漢ع😀", max_size=5000))


def parts(link: str) -> tuple[str, str, str]:
    """Address, subject and body as a mail program would take them."""
    assert re.fullmatch(r"[A-Za-z0-9\-._~%@:?&=]+", link), "something stands in the link unencoded"
    split = urlsplit(link)
    assert split.scheme == "mailto"
    assert "+" not in split.query  # a plus is a plus in RFC 6068, never a space
    fields = parse_qs(split.query, strict_parsing=True)
    assert set(fields) == {"subject", "body"}
    return unquote(split.path), fields["subject"][0], fields["body"][0]


def message(text: str, name: str = "Amina", email: str = "amina@example.org", code: str = "fr") -> ContactMessage:
    return ContactMessage(name=name, email=email, message=text, locale=Locale(language_code=code))


def test_it_greets_quotes_and_leaves_room_for_the_answer() -> None:
    address, subject, body = parts(reply.link(message("Bonjour,\nun cours ?\r\n\r\nMerci & à bientôt")))
    assert address == "amina@example.org"
    assert subject.startswith("Re: ")
    assert "Amina" in body.split("\r\n")[0]
    assert body.endswith("\r\n\r\n\r\n\r\n> Bonjour,\r\n> un cours ?\r\n>\r\n> Merci & à bientôt")


@hypothesis_settings(max_examples=150, deadline=None)
@given(local=LOCAL_PART, name=st.text(min_size=1, max_size=200), words=WORDS)
def test_anything_typed_gives_a_link_that_every_mail_program_opens(local: str, name: str, words: str) -> None:
    email = f"{local}@example.org"
    link = reply.link(message(words, name=" ".join(name.split()) or "x", email=email))
    assert len(link) <= reply.LONGEST
    address, _subject, body = parts(link)
    assert address == email
    _greeting, _, quoted = body.partition("\r\n\r\n\r\n\r\n")
    assert all(line.startswith(">") for line in quoted.split("\r\n") if line)
    assert "\n" not in body.replace("\r\n", "")


@pytest.mark.parametrize("words", ["Bonjour à tous. " * 300, "مرحبا بكم " * 400, "好" * 5000, "a" * 5000])
def test_a_long_message_is_cut_and_says_so(words: str) -> None:
    link = reply.link(message(words))
    _address, _subject, body = parts(link)
    assert body.endswith(reply.CUT)
    assert len(link) > reply.LONGEST * 0.8, "more of it would have fitted"
    quoted = body.split("> ", 1)[1].removesuffix(reply.CUT).rstrip()
    assert words.startswith(quoted)
    if " " in words:
        assert words[len(quoted)] == " ", "a word was cut in two"


def test_a_language_that_was_taken_away_is_answered_in_french() -> None:
    assert reply.link(ContactMessage(name="A", email="a@example.org", message="x", locale=None)).startswith("mailto:a@")
