"""What an address says of the way that a reader took: never an error, and the same again when written down."""

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from resources.questionnaire import state
from resources.questionnaire.state import JOINT, NoDateError, NotAStateError, followed, parsed, typed_day
from resources.questionnaire.tree import DateQuestion, Outcome, Tree
from tests.resources.questionnaire_trees import DAYS, LIMIT, sound_trees

MARKS = st.one_of(
    st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
    DAYS.map(date.isoformat),
    st.just("unknown"),
)


def walk(draw: st.DataObject, tree: Tree) -> list[str]:
    """The marks of one reader who answers until an outcome."""
    marks: list[str] = []
    at = tree.first
    while at is not None and at.links:
        link = draw.draw(st.sampled_from(at.links))
        if isinstance(at, DateQuestion) and link.dated:
            early, late = st.dates(date(1900, 1, 1), date(2024, 12, 31)), st.dates(LIMIT, date(2100, 12, 31))
            marks.append(draw.draw(early if link.id == DateQuestion.BEFORE else late).isoformat())
        else:
            marks.append(link.id)
        at = tree.next(link.goal)
    return marks


@given(sound_trees(), st.data())
def test_every_way_comes_to_its_outcome_and_is_written_as_it_was_read(tree: Tree, data: st.DataObject) -> None:
    marks = walk(data, tree)
    way = followed(tree, parsed(JOINT.join(marks)))
    assert way.fits
    assert isinstance(way.at, Outcome)
    assert list(way.marks) == marks
    assert state.path(way.marks) == f"questions/{JOINT.join(marks)}/"
    days = [mark for mark in marks if "-" in mark]
    if way.at.term:
        assert way.term == date.fromisoformat(days[-1]) + relativedelta(months=way.at.term)
    else:
        assert way.term is None


@given(sound_trees(), st.lists(MARKS, min_size=1, max_size=12), st.data())
def test_what_a_tree_does_not_know_is_left_at_the_first_question_that_it_does(
    tree: Tree, strange: list[str], data: st.DataObject
) -> None:
    known = walk(data, tree)
    kept = known[: data.draw(st.integers(0, len(known)))]
    way = followed(tree, parsed(JOINT.join([*kept, *strange])))
    assert list(way.marks[: len(kept)]) == kept
    assert way.fits == (len(way.marks) == len(kept) + len(strange))
    assert followed(tree, way.marks).at is way.at


@given(st.text(max_size=200))
def test_any_text_is_a_state_or_none(text: str) -> None:
    try:
        marks = parsed(text)
    except NotAStateError:
        return
    assert JOINT.join(marks) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "_", "a_b", "1afabe0a_", "1AFABE0A", "1afabe0a.1afabe0a", "unknown_", "1afabe0a\n"),
        *("2025-02-31", "0001-01-01", "9999-12-31", "٢٠٢٥-٠١-٠١", JOINT.join(["1afabe0a"] * 61)),
    ],
)
def test_what_no_questionnaire_ever_wrote_is_no_state(text: str) -> None:
    with pytest.raises(NotAStateError):
        parsed(text)


@given(DAYS)
def test_a_date_is_read_in_the_digits_of_any_script(day: date) -> None:
    eastern = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    parts = (str(day.day), f" {day.month:02} ", str(day.year))
    assert typed_day(*parts) == day
    assert typed_day(*(part.translate(eastern) for part in parts)) == day


@given(*[st.text(max_size=8)] * 3)
def test_whatever_is_typed_is_a_date_or_is_none(day: str, month: str, year: str) -> None:
    try:
        found = typed_day(day, month, year)
    except NoDateError:
        return
    assert (found.day, found.month, found.year) == (int(day), int(month), int(year))


def test_a_date_that_does_not_exist_is_told_from_one_that_is_missing() -> None:
    for parts, missing in ((("31", "2", "2025"), False), (("", "2", "2025"), True), (("5", "mars", "2025"), True)):
        with pytest.raises(NoDateError) as fault:
            typed_day(*parts)
        assert fault.value.missing == missing
