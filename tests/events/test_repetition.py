"""Between the plain fields of the form and a rule nothing is lost, and nothing that is typed makes it fail."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from events.editing import repetition
from events.editing.repetition import Typed, UnclearError, read, typed
from events.rules import Frequency
from events.stored import LONGEST_INTERVAL_OF_YEARS, added, removed, rule_of, stored

starts = st.dates(date(1990, 1, 1), date(2098, 12, 31))


@given(starts, st.data())
def test_what_the_fields_say_is_what_they_show_again(start: date, data: st.DataObject) -> None:
    frequency = data.draw(st.sampled_from(Frequency))
    yearly = frequency == Frequency.YEARLY
    fields = Typed(
        start=start.isoformat(),
        frequency=str(frequency),
        interval=data.draw(st.integers(1, LONGEST_INTERVAL_OF_YEARS if yearly else 99).map(str)),
        weekdays=tuple(data.draw(st.sets(st.sampled_from("0123456")))),
        month=data.draw(st.sampled_from([*repetition.days_of_month(start, yearly=yearly)])),
        end=data.draw(st.sampled_from(["never", "until", "count"])),
        until=data.draw(starts).isoformat(),
        count=data.draw(st.integers(1, 730).map(str)),
    )
    series = read(fields)
    again = read(repetition.replace(typed(series), start=start.isoformat()))
    assert again == series
    if fields.frequency in {"MONTHLY", "YEARLY"}:
        assert series.rule
        assert next(repetition.replace(series.rule, until=None).dates(start)) == start, (
            "offered days have the first date"
        )


words = st.text(max_size=12)
numbers = st.one_of(words, st.integers(-5, 2000).map(str))


@given(
    st.builds(
        Typed,
        start=st.one_of(words, starts.map(date.isoformat)),
        frequency=st.sampled_from(["", *map(str, Frequency), "HOURLY"]),
        interval=numbers,
        weekdays=st.lists(st.one_of(words, st.sampled_from("0123456"))).map(tuple),
        month=st.one_of(words, st.sampled_from(["date", "last_day", "nth", "last_weekday"])),
        end=st.one_of(words, st.sampled_from(["never", "until", "count"])),
        until=st.one_of(words, starts.map(date.isoformat)),
        count=numbers,
        added=st.lists(st.one_of(words, starts.map(date.isoformat))).map(tuple),
        removed=st.lists(st.one_of(words, starts.map(date.isoformat))).map(tuple),
    )
)
def test_whatever_is_typed_gives_a_series_that_can_be_kept_or_sentences(fields: Typed) -> None:
    said = ["."]
    try:
        series = read(fields)
    except UnclearError as unclear:
        said = unclear.sentences
    else:
        kept = stored(series.rule, series.added, series.removed)
        assert (rule_of(kept), added(kept), removed(kept)) == (series.rule, series.added, series.removed)
    assert said
    assert all(sentence.endswith(".") for sentence in said)
