"""What keeps a questionnaire from being published: sound trees pass, each way of breaking one is named."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from resources.questionnaire.checks import faults, is_sound
from resources.questionnaire.tree import Choice, DateQuestion, Link, Outcome, Step, Tree
from tests.resources.questionnaire_trees import any_trees, every_way, sound_trees


def sentences(*steps: Step) -> list[str]:
    return [fault.sentence for fault in faults(Tree(steps))]


def choice(name: str, *goals: str, identifier: str = "") -> Choice:
    links = tuple(Link(f"{place:08x}", goal, f"vers {goal}") for place, goal in enumerate(goals))
    return Choice(identifier or name, name, f"{name} ?", links)


def end(name: str, term: int | None = None) -> Outcome:
    return Outcome(f"{name}-end", name, f"{name}.", "concerned", term)


@given(sound_trees())
def test_a_sound_tree_passes_and_every_way_through_it_ends(tree: Tree) -> None:
    assert faults(tree) == []
    ways = every_way(tree)
    assert {step.id for _, step in ways} == {step.id for step in tree.steps if isinstance(step, Outcome)}
    assert tree.first
    assert tree.most_questions[tree.first.id] == max(len(way) for way, _ in ways)


@given(any_trees())
def test_whatever_passes_can_be_walked_to_its_ends(tree: Tree) -> None:
    if not is_sound(tree):
        assert not tree.steps or all(fault.sentence for fault in faults(tree))
        return
    for way, step in every_way(tree):
        assert isinstance(step, Outcome)
        assert not step.term or any(link.dated for link in way)


@given(sound_trees(), st.data())
def test_an_answer_that_leads_nowhere_is_named(tree: Tree, data: st.DataObject) -> None:
    questions = [step for step in tree.steps if isinstance(step, Choice)]
    assume(questions)
    chosen = data.draw(st.sampled_from(questions))
    place = data.draw(st.integers(0, len(chosen.answers) - 1))
    wrong = replace(chosen.answers[place], goal=data.draw(st.sampled_from(["", "ailleurs"])))
    answers = (*chosen.answers[:place], wrong, *chosen.answers[place + 1 :])
    broken = Tree(tuple(replace(step, answers=answers) if step is chosen else step for step in tree.steps))
    said = [fault.sentence for fault in faults(broken) if fault.step == chosen.id]
    assert any(f"« {wrong.text} »" in sentence and f"« {chosen.name} »" in sentence for sentence in said)


@given(sound_trees(), st.data())
def test_a_way_that_leads_back_is_named(tree: Tree, data: st.DataObject) -> None:
    way, _ = data.draw(st.sampled_from(every_way(tree)))
    last = next(step for step in tree.questions if way[-1] in step.links)
    back = Link("ffffffff", tree.steps[0].name, "Retour")
    assume(isinstance(last, Choice))
    broken = Tree(
        tuple(replace(step, answers=(*step.links, back)) if step is last else step for step in tree.steps)  # type: ignore[call-arg]
    )
    assert any("tournent en rond" in fault.sentence for fault in faults(broken))


@given(sound_trees())
def test_what_nothing_leads_to_and_what_has_a_name_twice_is_named(tree: Tree) -> None:
    stray = Outcome("stray", "perdu", "Perdu.", "ask")
    assert [fault.step for fault in faults(Tree((*tree.steps, stray)))] == ["stray"]
    double = Outcome("double", tree.steps[-1].name, "Encore.", "ask")
    assert any("donné deux fois" in fault.sentence for fault in faults(Tree((*tree.steps, double))))


def test_each_fault_says_in_plain_french_what_is_wrong() -> None:
    assert sentences(choice("permis", "x"), end("fin")) == [
        "La réponse « vers x » de la question « permis » mène à « x », qui n’existe pas.",
        "Le résultat « fin » n’est jamais atteint : rien n’y mène.",
    ]
    assert "La question « permis » n’a pas de réponse." in sentences(choice("permis"), end("fin"))
    assert sentences(choice("a", "b"), choice("b", "a", "fin"), end("fin")) == [
        "Ces questions tournent en rond, on n’en sort pas : a → b → a."
    ]
    assert "Il n’y a pas de résultat : ajoutez-en un, où les questions mènent." in sentences(choice("a", "a"))
    assert sentences(end("fin")) == ["Il n’y a pas de question : ajoutez-en une, elle ouvrira le questionnaire."]
    assert sentences(choice("a", "fin"), replace(end("fin"), has_source=False)) == [
        "Le résultat « fin » ne donne pas de source."
    ]


@pytest.mark.parametrize("unknown", ["", "fin"])
def test_a_term_needs_a_date_on_every_way(unknown: str) -> None:
    day = DateQuestion("jour-id", "jour", "Quel jour ?", before="fin", since="fin", unknown=unknown)
    assert bool(sentences(day, end("fin", 18))) == bool(unknown)
    told = sentences(choice("debut", "jour", "fin"), day, end("fin", 18))
    assert told
    assert "on peut y arriver sans donner de date" in told[0]


def test_a_date_question_names_which_side_leads_nowhere() -> None:
    day = DateQuestion("jour-id", "jour", "Quel jour ?", before="fin", since="")
    assert sentences(day, end("fin")) == [
        "Dans la question « jour », une date à partir de la limite ne mène nulle part."
    ]


def test_answers_that_an_address_would_confuse_are_refused() -> None:
    twice = Choice("q", "q", "?", (Link("aaaaaaaa", "fin", "Oui"), Link("aaaaaaaa", "fin", "Non")))
    assert "confond" in sentences(twice, end("fin"))[0]
