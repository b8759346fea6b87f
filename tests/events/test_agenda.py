"""The public agenda."""

import pytest
from tests.events import making


def test_smoke(read):
    a = making.agenda()
    making.activity(a, "Essai")
    for p in ("", "past/", f"month/{making.in_days(7):%Y-%m}/", f"day/{making.in_days(7)}/", "week/2026-W49/"):
        t = read(f"/fr/agenda/{p}")
        print(p, t.find("main").get_text(" ", strip=True)[:600])
