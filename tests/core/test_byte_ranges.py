"""Which part of a file is asked for (RFC 9110, section 14)."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.byte_ranges import ByteRange, NotSatisfiableError, requested, still_the_same


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-1", (0, 1)),  # what Safari asks first
        ("bytes=0-0", (0, 0)),
        ("bytes=0-", (0, 99)),
        ("bytes=90-500", (90, 99)),
        ("bytes=99-99", (99, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-500", (0, 99)),
        ("Bytes = 5-6 ", (5, 6)),
    ],
)
def test_one_part(header: str, part: tuple[int, int]) -> None:
    assert requested(header, 100) == ByteRange(*part, 100)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "bytes=",
        "bytes=-",
        "bytes=5-2",
        "lines=1-2",
        "bytes=0-1,5-6",
        "bytes=a-b",
        "bytes=٣-٤",
        f"bytes={'9' * 5000}-",
    ],
)
def test_what_cannot_be_read_is_answered_with_the_whole(header: str) -> None:
    assert requested(header, 100) is None


@pytest.mark.parametrize(("header", "size"), [("bytes=100-", 100), ("bytes=-0", 100), ("bytes=0-", 0), ("bytes=-5", 0)])
def test_what_lies_outside_is_not_satisfiable(header: str, size: int) -> None:
    with pytest.raises(NotSatisfiableError):
        requested(header, size)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_part_lies_within_the_file(first: int, last: int, size: int) -> None:
    try:
        part = requested(f"bytes={first}-{last}", size)
    except NotSatisfiableError:
        assert first >= size
        return
    assert part is None or (first == part.first <= part.last < size and len(part) >= 1)


@given(st.text(max_size=40), st.integers(0, 1000))
def test_any_header_is_answered(header: str, size: int) -> None:
    with contextlib.suppress(NotSatisfiableError):
        requested(header, size)


def test_only_the_very_same_file_is_continued() -> None:
    day = "Tue, 12 May 2026 10:00:00 GMT"
    assert still_the_same('"a"', '"a"', day)
    assert not still_the_same('"b"', '"a"', day)
    assert not still_the_same('W/"a"', 'W/"a"', day)
    assert still_the_same(day, '"a"', day)
    assert not still_the_same("Wed, 13 May 2026 10:00:00 GMT", '"a"', day)
