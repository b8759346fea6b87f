"""Elasticsearch is left alone while it fails, and tried again ever more rarely."""

from hypothesis import given
from hypothesis import strategies as st

from search.backends.circuit import FIRST_WAIT, LONGEST_PROBE, LONGEST_WAIT, Circuit


def test_it_is_asked_until_it_fails() -> None:
    assert Circuit().position(0) == "closed"
    assert not Circuit().may_probe(0)
    opened = Circuit().failed(100, "injoignable")
    assert (opened.position(100), opened.since, opened.reason) == ("open", 100, "injoignable")


def test_it_is_tried_again_after_ten_seconds_by_one_only() -> None:
    opened = Circuit().failed(100, "injoignable")
    assert not opened.may_probe(100 + FIRST_WAIT - 1)
    assert opened.may_probe(100 + FIRST_WAIT)
    probed = opened.probing(100 + FIRST_WAIT)
    assert probed.position(110) == "half-open"
    assert not probed.may_probe(111)


def test_a_probe_that_nobody_hears_of_again_is_followed_by_another() -> None:
    probed = Circuit().failed(0, "lent").probing(10)
    assert probed.may_probe(10 + LONGEST_PROBE)


def test_each_probe_that_fails_doubles_the_wait_up_to_a_minute() -> None:
    circuit, now, waits = Circuit().failed(0, "lent"), 0.0, []
    for _ in range(5):
        waits.append(circuit.probe_at - now)
        now = circuit.probe_at
        circuit = circuit.probing(now).failed(now, "lent")
    assert waits == [10, 20, 40, 60, 60]
    assert circuit.since == 0


def test_searches_that_were_on_their_way_when_it_opened_do_not_lengthen_the_wait() -> None:
    opened = Circuit().failed(0, "lent")
    assert opened.failed(0.2, "lent") == opened


def test_it_is_asked_again_once_a_probe_succeeds() -> None:
    assert Circuit().failed(0, "lent").probing(10).recovered() == Circuit()


@given(st.lists(st.tuples(st.sampled_from(["fail", "probe", "recover"]), st.floats(0, 100)), max_size=30))
def test_whatever_happens_it_is_tried_again_within_two_minutes(events: list[tuple[str, float]]) -> None:
    circuit, now = Circuit(), 0.0
    for event, after in events:
        now += after
        if event == "fail":
            circuit = circuit.failed(now, "lent")
        elif event == "probe" and circuit.may_probe(now):
            circuit = circuit.probing(now)
        elif event == "recover":
            circuit = circuit.recovered()
    assert circuit.position(now) == "closed" or circuit.may_probe(now + max(LONGEST_WAIT, LONGEST_PROBE))
