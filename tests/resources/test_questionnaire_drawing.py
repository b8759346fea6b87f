"""The picture of a questionnaire that editors are shown, however broken the questionnaire is."""

from itertools import combinations, pairwise

from hypothesis import given

from resources.questionnaire.drawing import Box, Item, in_words, picture
from resources.questionnaire.tree import Tree
from tests.resources.questionnaire_trees import any_trees, sound_trees


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def told(items: list[Item] | tuple[Item, ...]) -> list[str]:
    """The names of the steps that the list tells, each time that it does."""
    found = []
    for item in items:
        if item.step and not item.is_told:
            found.append(item.step.id)
        found += told(item.items)
    return found


@given(any_trees())
def test_every_step_has_a_box_of_its_own_within_the_picture(tree: Tree) -> None:
    drawn = picture(tree)
    assert [box.step for box in drawn.boxes] == list(tree.steps)
    assert not any(overlap(one, other) for one, other in combinations(drawn.boxes, 2))
    assert all(box.x >= 0 and box.y >= 0 for box in drawn.boxes)
    assert all(box.x + box.width <= drawn.width and box.y + box.height <= drawn.height for box in drawn.boxes)
    assert len(drawn.rows) == sum(len(step.links) for step in tree.steps)
    assert len(drawn.lines) == sum(tree.next(link.goal) is not None for step in tree.steps for link in step.links)


@given(sound_trees())
def test_no_answer_of_a_sound_tree_leads_back(tree: Tree) -> None:
    drawn = picture(tree)
    assert not any(line.is_back for line in drawn.lines)
    assert not any(row.is_lost for row in drawn.rows)
    assert not any(box.is_stray for box in drawn.boxes)
    boxes = {box.step.id: box for box in drawn.boxes}
    for question in tree.questions:
        for further in tree.after(question):
            one, other = boxes[question.id], boxes[further.id]
            assert one.y < other.y or one.x < other.x


@given(any_trees())
def test_the_list_in_words_tells_every_step_once(tree: Tree) -> None:
    names = told(in_words(tree))
    reached = tree.reached()
    shadowed = {step.id for step in tree.steps if step.name and tree.named[step.name] is not step}
    assert len(names) == len(set(names))
    assert {step.id for step in tree.steps} - shadowed <= set(names)
    assert reached <= set(names)


@given(any_trees())
def test_the_rows_of_a_box_follow_one_another(tree: Tree) -> None:
    for box in picture(tree).boxes:
        tops = box.tops()
        assert all(one < other for one, other in pairwise(tops))
        assert all(box.y + box.head <= top < box.y + box.height for top in tops)
