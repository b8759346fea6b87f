"""What comes first among what matches."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.findable import Kind
from search.candidates import Candidate, Everywhere, Tokens
from search.question import EXACT, NEAR, SYNONYM, Alternative, Asked, Question
from search.ranking import weigh

TODAY = date(2026, 3, 2)


def asked(*words: str, language: str = "fr") -> Question:
    each = tuple(Asked(word, tuple(Alternative((word,), code) for code in ("fr", "nl"))) for word in words)
    return Question(" ".join(words), language, each, ("fr",))


def tokens(title: str = "", names: str = "", summary: str = "", body: str = "") -> Tokens:
    return Tokens(*(f" {text} " for text in (title, names, summary, body)))


def candidate(pk: int, kind: str = Kind.PAGE, shown: str = "fr", score: float = 1.0, **more: object) -> Candidate:
    days = {name: more.pop(name) for name in ("next_day", "last_day", "example", "off") if name in more}
    others = {code: more.pop(code) for code in ("fr", "nl", "ar") if code in more}
    return Candidate(pk, score, kind, shown, Everywhere({shown: tokens(**more), **others}), **days)  # type: ignore[arg-type]


def order(question: Question, *candidates: Candidate) -> list[int]:
    return [each.pk for each in weigh(question, candidates, TODAY)]


def test_a_word_counts_most_in_the_title_then_in_names_in_the_summary_and_in_the_text() -> None:
    places = [candidate(number, **{name: "bail"}) for number, name in enumerate(("body", "summary", "names", "title"))]
    assert order(asked("bail"), *places) == [3, 2, 1, 0]


def test_a_title_in_another_language_counts_more_than_a_text_and_less_than_the_title_that_is_shown() -> None:
    found = order(
        asked("bail"),
        candidate(1, title="louer", body="bail"),
        candidate(2, title="louer", nl=tokens("bail huren")),
        candidate(3, title="bail louer"),
    )
    assert found == [3, 2, 1]


def test_what_has_all_the_words_comes_before_what_has_one_of_them_in_its_title() -> None:
    assert order(asked("bail", "garantie"), candidate(1, title="bail"), candidate(2, body="garantie bail")) == [2, 1]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    question = Question(
        "",
        "fr",
        tuple(
            Asked(word, (Alternative((word,), "fr"),), weight) for word, weight in (("cours", 0.1), ("tigrinya", 0.9))
        ),
    )
    assert order(question, candidate(1, title="cours"), candidate(2, title="tigrinya")) == [2, 1]


def test_a_title_that_is_the_words_and_no_other_comes_first() -> None:
    assert order(asked("cpas"), candidate(1, Kind.GUIDE, title="cpas mons aide"), candidate(2, title="cpas")) == [2, 1]


def test_what_is_written_exactly_so_comes_before_a_synonym_and_this_before_a_near_spelling() -> None:
    alternatives = (
        Alternative(("bail",), "fr", EXACT),
        Alternative(("contrat",), "", SYNONYM),
        Alternative(("mail",), "fr", NEAR),
    )
    question = Question("bail", "fr", (Asked("bail", alternatives),))
    found = [candidate(number, title=title) for number, title in enumerate(("mail", "contrat", "bail"))]
    assert order(question, *found) == [2, 1, 0]


def test_words_that_follow_each_other_count_more_than_the_same_apart() -> None:
    apart, together = candidate(1, body="permis de x travail"), candidate(2, body="x permis travail")
    assert order(asked("permis", "travail"), apart, together) == [2, 1]


def test_guides_and_terms_come_before_news_that_match_equally() -> None:
    kinds = [candidate(number, kind, title="bail") for number, kind in enumerate((Kind.NEWS, Kind.TERM, Kind.GUIDE))]
    assert order(asked("bail"), *kinds) == [2, 1, 0]


def test_activities_to_come_are_first_the_next_one_before_all_and_those_past_are_last() -> None:
    def activity(pk: int, days: int) -> Candidate:
        day = TODAY + timedelta(days=days)
        return candidate(pk, Kind.ACTIVITY, title="atelier", next_day=day if days >= 0 else None, last_day=day)

    guide, news = candidate(1, Kind.GUIDE, title="atelier"), candidate(2, Kind.NEWS, title="atelier")
    found = order(asked("atelier"), guide, news, activity(3, -10), activity(4, 200), activity(5, 2))
    assert found == [5, 4, 1, 2, 3]


def test_what_is_called_off_comes_after_what_is_not() -> None:
    off = candidate(1, Kind.ACTIVITY, title="atelier", next_day=TODAY, last_day=TODAY, off=True)
    later = candidate(2, Kind.ACTIVITY, title="atelier", next_day=TODAY + timedelta(days=90))
    news = candidate(3, Kind.NEWS, title="atelier")
    assert order(asked("atelier"), off, later, news) == [2, 3, 1]


def test_what_is_invented_comes_after_what_is_not() -> None:
    assert order(asked("bail"), candidate(1, title="bail", example=True), candidate(2, title="bail")) == [2, 1]


def test_the_reader_s_language_comes_slightly_before_another() -> None:
    question = asked("bail", language="nl")
    assert order(question, candidate(1, title="bail"), candidate(2, shown="nl", title="bail")) == [2, 1]
    assert order(question, candidate(1, title="bail"), candidate(2, shown="nl", title="huren", body="bail")) == [1, 2]


def test_staff_are_told_where_each_word_stands() -> None:
    [weighed] = weigh(asked("bail", "zzz"), [candidate(1, title="louer", summary="le bail ici")], TODAY)
    assert [(each.typed, each.place, each.tokens) for each in weighed.standings] == [
        ("bail", "summary", ("bail",)),
        ("zzz", "", ()),
    ]


words = st.lists(st.sampled_from(["bail", "loyer", "garantie", "cours", "x"]), max_size=5).map(" ".join)
NAMES = ("title", "names", "summary", "body")
made = st.builds(
    lambda pk, score, kind, texts, day: candidate(
        pk, kind, score=score, next_day=day, last_day=day, **dict(zip(NAMES, texts, strict=True))
    ),
    *(st.integers(1, 99), st.floats(0, 1e6), st.sampled_from([*Kind])),
    st.tuples(words, words, words, words),
    st.none() | st.dates(),
)


@given(
    st.lists(made, max_size=12, unique_by=lambda each: each.pk),
    st.lists(st.sampled_from(["bail", "loyer", "y"]), max_size=4),
)
def test_nothing_is_lost_and_the_order_does_not_depend_on_who_else_is_there(
    found: list[Candidate], words: list[str]
) -> None:
    question = asked(*words)
    weighed = weigh(question, found, TODAY)
    assert sorted(each.pk for each in weighed) == sorted(each.pk for each in found)
    totals = [each.total for each in weighed]
    assert totals == sorted(totals, reverse=True)
    assert all(-1 <= value <= 1 for each in weighed for value in each.features.values())


@given(made, st.sampled_from(["bail", "loyer", "garantie"]))
def test_a_word_more_in_the_title_never_makes_an_entry_worse(found: Candidate, word: str) -> None:
    mine = found.tokens["fr"]
    more = found._replace(
        tokens=Everywhere({"fr": Tokens(f"{mine.title}{word} ", mine.names, mine.summary, mine.body)})
    )
    question = asked(word)
    before, after = (weigh(question, [each], TODAY)[0].features["words"] for each in (found, more))
    assert after >= before
