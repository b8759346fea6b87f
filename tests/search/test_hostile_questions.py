"""Whatever somebody writes into the field, there is an answer."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.backends import choosing
from search.filters import SearchFilter
from search.query import answer, suggestions
from search.question import Alternative, Asked, Question
from tests.search.made import Said, Thing, only
from tests.search.nodes import backend, kept  # noqa: F401

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("backend")]

HOSTILE = [
    *("", " ", "*", '"', "'", "“", "logement*", '"logement', 'logement"', "logement' OR '1'='1", "%", "_", "\\", "\\'"),
    *("title:logement", "{title}: logement", "-logement", "^logement", "logement NEAR/2 bail", "NOT", "AND", "OR OR"),
    *(
        "(",
        "))",
        "((((logement))))",
        "[a-z]+(.*)*$",
        "logement & | ! <-> :*",
        "a:*B",
        "'' <2> ''",
        "$1",
        "%s %(x)s {0}",
    ),
    *("\0", "loge\0ment", "\x1b[31m", "\ud800", "a\udfffb", "\ufeff", "\u202elogement\u202c عقد bail", "\ue000x\ue001"),
    *("𝕝𝕠𝕘", "😀", "ﷺ", "a" * 10_000, "logement " * 1_200, "ب" * 10_000, "'" * 10_000, "e\u0301" * 5_000, "1" * 500),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["fr", "ar", "ti"])
def test_anything_is_answered(text: str, language: str) -> None:
    only(Thing("housing", {"fr": Said("Trouver un logement", "Le bail.")}))
    found = answer(text, language, SearchFilter())
    assert found.total <= 1
    assert len(suggestions(text, language)) <= 1


def test_what_would_be_an_operator_is_not_one() -> None:
    only(Thing("housing", {"fr": Said("Logement")}), Thing("school", {"fr": Said("École")}))
    assert [each.key for each in answer("logement* -école", "fr", SearchFilter()).results] != []
    assert answer("log*", "fr", SearchFilter()).question.words[0].typed == "log"
    assert answer("NOT logement", "fr", SearchFilter()).results[0].key == "housing"


def test_of_a_long_question_the_beginning_is_asked() -> None:
    only(Thing("housing", {"fr": Said("Logement")}))
    found = answer("logement " + "mot " * 3_000, "fr", SearchFilter())
    assert len(found.question.text) <= 200
    assert [each.key for each in found.results] == ["housing"]


@pytest.mark.django_db(transaction=False)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=300), language=st.sampled_from(["fr", "tr", "ar", "uk", "ti", "xx"]))
def test_any_text_is_answered(db: None, text: str, language: str) -> None:
    answer(text, language, SearchFilter())
    suggestions(text, language)


tokens = st.lists(st.text(max_size=80), max_size=3).map(tuple)
alternatives = st.lists(st.builds(Alternative, tokens, st.sampled_from(["", "fr", "ru"])), max_size=4).map(tuple)
asked = st.lists(st.builds(Asked, st.just("x"), alternatives, st.floats(0, 1), st.text(max_size=80)), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=asked)
def test_a_backend_takes_any_token(db: None, words: list[Asked]) -> None:
    question = Question("", "fr", tuple(words), ("fr", "ru"))
    assert choosing.current().find(question, SearchFilter(), 0, 10).total >= 0
    assert len(choosing.current().begin_with(question, 5)) <= 5
