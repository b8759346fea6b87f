"""The clients on calendars written by hand: that they are run right, and what they are known to get wrong."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.events.clients.running import CLIENTS, Client, Said, expanded, required

EXAMPLES = Path(__file__).parent / "examples"
BEGIN, END = datetime(1997, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
# RFC 5545, 3.8.5.3: at nine in New York, in summer time (EDT) and out of it (EST)
RFC = {
    "daily-10": [f"1997-09-{day:02}" for day in range(2, 12)],
    "weekly-tu-th": [f"1997-09-{day:02}" for day in (2, 4, 9, 11, 16, 18, 23, 25, 30)] + ["1997-10-02"],
    "monthly-first-friday": ["1997-09-05", "1997-10-03", "1997-11-07", "1997-12-05"],
    "monthly-2nd-last-monday": ["1997-09-22", "1997-10-20", "1997-11-17", "1997-12-22", "1998-01-19", "1998-02-16"],
    "monthly-third-to-last-day": ["1997-09-28", "1997-10-29", "1997-11-28", "1997-12-29", "1998-01-29", "1998-02-26"],
    "yearly-june-july": [f"{year}-{month}-10" for year in range(1997, 2002) for month in ("06", "07")],
    "bi-weekly": ["1997-09-02", "1997-09-16", "1997-09-30", "1997-10-14", "1997-10-28", "1997-11-11"],
    "except": ["1997-09-02", "1997-09-03", "1997-09-05"],
}
Found = Callable[[str], dict[tuple[str, str], list[Said]]]
every_client = pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.name)


@pytest.fixture(scope="module")
def found() -> Found:
    """What a client finds in the examples; it is run once."""
    kept: dict[str, dict[tuple[str, str], list[Said]]] = {}

    def by(name: str) -> dict[tuple[str, str], list[Said]]:
        client = next(client for client in CLIENTS if client.name == name)
        required(client)
        if name not in kept:
            kept[name] = expanded(client, EXAMPLES, BEGIN, END)
        return kept[name]

    return by


@every_client
def test_the_examples_of_the_standard(client: Client, found: Found) -> None:
    dates = {uid: [said.start for said in each] for (file, uid), each in found(client.name).items() if "rfc" in file}
    assert dates.keys() == RFC.keys()
    for uid, days in RFC.items():
        assert dates[uid] == [f"{day}T{13 if '04-05' <= day[5:] < '10-26' else 14}:00:00Z" for day in days], uid


@every_client
def test_a_series_with_changes(client: Client, found: Found) -> None:
    dates = found(client.name)["series_with_changes.ics", "serie@exemple"]
    assert [said.start[5:13] for said in dates if said.status == "CANCELLED"] == ["10-27T18"]
    moved = next(said for said in dates if said.start == "2026-11-18T13:00:00Z")
    assert (moved.end, moved.location) == ("2026-11-18T14:00:00Z", "Ailleurs")
    ordinary = [said for said in dates if said.location == "Salle A, rue de l’Exemple 1"]
    expected = [
        "10-06T17",
        "10-13T17",
        "10-20T17",
        "11-17T18",
        "11-24T18",
        "12-01T18",
        "12-08T18",
        "12-15T18",
        "12-19T18",
    ]
    assert [said.start[5:13] for said in ordinary] == expected[: len(expected) - (client.name == "vobject")]


TUESDAYS = ["2026-10-06T17:00:00Z", "2026-10-13T17:00:00Z", "2026-10-20T17:00:00Z"]
FAULTS = [
    ("vobject", "vobject_faults.ics", "rdate", TUESDAYS, [*TUESDAYS[:1], "2026-10-09T17:00:00Z", *TUESDAYS[1:]]),
    (
        "vobject",
        "vobject_faults.ics",
        "first-changed",
        [TUESDAYS[0], "2026-10-07T17:00:00Z", *TUESDAYS[1:]],
        ["2026-10-07T17:00:00Z", *TUESDAYS[1:]],
    ),
    ("vobject", "vobject_faults.ics", "same-moment", TUESDAYS[:2], [*TUESDAYS[:2], TUESDAYS[1]]),
    (
        "vobject",
        "vobject_faults.ics",
        "removed-in-the-hour-that-comes-twice",
        ["2026-10-11T00:30:00Z", "2026-10-18T00:30:00Z", "2026-10-25T00:30:00Z", "2026-11-01T01:30:00Z"],
        ["2026-10-11T00:30:00Z", "2026-10-18T00:30:00Z", "2026-11-01T01:30:00Z"],
    ),
    (
        "vobject",
        "vobject_faults.ics",
        "moved-before-the-first",
        TUESDAYS[:2],
        ["2026-10-05T17:00:00Z", *TUESDAYS[:2]],
    ),
    (
        "vobject",
        "vobject_faults.ics",
        "moved-past-the-end",
        [TUESDAYS[0], TUESDAYS[2], "2026-10-23T17:00:00Z"],
        [TUESDAYS[0], "2026-10-23T17:00:00Z"],
    ),
    (
        "vobject",
        "vobject_faults.ics",
        "an-hour-that-clocks-leave-out",
        ["2027-03-21T01:30:00Z", "2027-03-28T01:30:00Z"],
        ["2027-03-21T01:30:00Z", "2027-03-28T01:30:00Z", "2027-04-04T00:30:00Z"],
    ),
    (
        "ical.js",
        "icaljs_faults.ics",
        "rdate-without-rule",
        ["2026-10-09T17:00:00Z"],
        ["2026-10-06T17:00:00Z", "2026-10-09T17:00:00Z"],
    ),
]


@pytest.mark.parametrize(("name", "file", "uid", "wrong", "right"), FAULTS, ids=lambda value: str(value)[:40])
def test_what_a_client_is_excused_is_still_wrong_there(
    found: Found, name: str, file: str, uid: str, wrong: list[str], right: list[str]
) -> None:
    """When this fails the client was mended: take the case out of ``faults.py`` or of ``events/ical.py``."""
    assert [said.start for said in found(name)[file, uid]] == wrong
    if name != "icalendar":
        assert [said.start for said in found("icalendar")[file, uid]] == right


@pytest.mark.parametrize("name", ["ical.js", "libical"])
def test_clients_end_before_they_begin_where_the_end_falls_into_the_clock_change(found: Found, name: str) -> None:
    """01:30 to 02:15 on the night in which two o’clock is three: why ``events/ical.py`` writes such dates in UTC."""
    dates = found(name)["icaljs_faults.ics", "spans-a-clock-change"]
    assert [said.start for said in dates if said.end < said.start] == ["2026-03-29T00:30:00Z"]
